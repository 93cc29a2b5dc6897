#include "lock/paths.hpp"

#include <algorithm>
#include <filesystem>

#include "core/within.hpp"

namespace gradreel {

namespace fs = std::filesystem;

namespace {

/// Links on the way are followed; that of the file itself, which a write replaces, is not.
fs::path located(const fs::path& path) {
  fs::path whole = fs::absolute(path).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();  // "scenes/"
  std::error_code error;
  const fs::path folder = fs::weakly_canonical(whole.parent_path(), error);
  return error ? whole : folder / whole.filename();
}

}  // namespace

std::string folder_of_lock(const std::string& lock) {
  const fs::path folder = fs::path(lock).parent_path();
  return folder.empty() ? "." : folder.string();
}

std::string name_in_lock(const std::string& folder, const std::string& path) {
  std::error_code error;
  const fs::path base = fs::weakly_canonical(fs::absolute(folder), error);
  return located(path).lexically_relative(base).generic_string();
}

bool is_inner_path(const std::string& path) {
  const fs::path inner(path);
  return path.find('\0') == std::string::npos && !inner.is_absolute() &&
         std::find(inner.begin(), inner.end(), "..") == inner.end();
}

std::optional<std::string> path_in_lock(const std::string& folder, const std::string& name) {
  if (name.empty() || !is_inner_path(name)) return std::nullopt;
  const fs::path inner(name);
  if (!is_within(fs::path(folder) / inner, folder)) return std::nullopt;
  return (fs::path(folder) / inner).lexically_normal().string();
}

}  // namespace gradreel
