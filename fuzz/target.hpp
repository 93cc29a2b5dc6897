// What libFuzzer's targets have in common.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace gradreel::fuzz {

/// Stops the program if check(input) has a complaint.
template <class Check>
int try_input(const Check& check, const std::uint8_t* data, std::size_t size) {
  const std::string complaint = check(std::string(reinterpret_cast<const char*>(data), size));
  if (complaint.empty()) return 0;
  std::fprintf(stderr, "%s\n", complaint.c_str());
  std::abort();
}

}  // namespace gradreel::fuzz
