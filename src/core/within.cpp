#include "core/within.hpp"

#include <algorithm>

namespace gradreel {

bool is_within(const std::filesystem::path& path, const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  std::error_code inner_error, outer_error;
  const fs::path inner = fs::weakly_canonical(fs::absolute(path), inner_error),
                 outer = fs::weakly_canonical(fs::absolute(folder), outer_error);
  if (inner_error || outer_error) return false;
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

}  // namespace gradreel
