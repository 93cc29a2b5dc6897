// What must hold for any bytes that are taken for a lock: shared by the fuzzer and by the tests.
#pragma once

#include <string>

#include "core/error.hpp"
#include "lock/lock.hpp"

namespace gradreel::fuzz {

/// A lock is read, or refused with a message about its file; what was read is written and read as the same.
inline std::string complaint_about_lock(const std::string& text) {
  try {
    const std::string written = lock_text(parse_lock("a.lock", text));
    return lock_text(parse_lock("a.lock", written)) == written ? "" : "it is not read as it was written";
  } catch (const Error& e) {
    if (!e.is_input_error()) return "an error is not about the input";
    for (const Mistake& m : e.mistakes()) {
      if (m.message.empty() || m.where.file != "a.lock") return "a mistake says nothing";
    }
    return "";
  }
}

}  // namespace gradreel::fuzz
