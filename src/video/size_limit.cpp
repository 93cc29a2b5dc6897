#include "video/size_limit.hpp"

#include <fmt/format.h>

#include "video/format.hpp"

namespace gradreel {

Param max_bytes_param(std::string_view doc) {
  return {.name = "max_bytes",
          .fallback = 0.0,
          .doc = doc,
          .range = {.low = 0, .high = 1e12, .whole = true},
          .is_size = true};
}

void check_size_limit(const std::string& path, std::int64_t written, std::int64_t max_bytes) {
  if (max_bytes > 0 && written > max_bytes)
    throw TooLarge(fmt::format("{} has more than {} bytes", path, max_bytes));
}

}  // namespace gradreel
