// A mistake in a text that is not a file of its own.
#pragma once

#include <cstddef>
#include <string>

namespace gradreel {

struct Slip {
  std::size_t at = 0;  ///< byte offset in the text
  std::string message, hint;
};

}  // namespace gradreel
