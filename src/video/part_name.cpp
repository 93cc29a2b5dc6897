#include "video/part_name.hpp"

#include <cstdlib>

namespace gradreel::part_name {

std::string prefix_of(const std::string& path) {
  return '.' + path.substr(path.rfind('/') + 1).substr(0, kLongestStem) + '.';
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

pid_t owner_of(std::string_view name, std::string_view prefix, std::string_view suffix) {
  if (!name.starts_with(prefix) || !name.ends_with(suffix)) return 0;
  if (name.size() < prefix.size() + suffix.size()) return 0;
  const std::string middle(name.substr(prefix.size(), name.size() - prefix.size() - suffix.size()));
  const std::size_t dash = middle.find('-');
  const auto is_number = [](std::string_view s) {
    return !s.empty() && s.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (dash == std::string::npos || dash > 9) return 0;
  if (!is_number(middle.substr(0, dash)) || !is_number(middle.substr(dash + 1))) return 0;
  return static_cast<pid_t>(std::atoi(middle.c_str()));
}

}  // namespace gradreel::part_name
