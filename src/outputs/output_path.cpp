#include "outputs/output_path.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "core/ascii.hpp"
#include "core/error.hpp"

namespace gradreel {

std::string ending_of(const std::string& path) {
  const std::size_t at = path.find_last_of("./");
  return at == std::string::npos || path[at] == '/' ? "" : lower_case(path.substr(at + 1));
}

std::string file_name(const std::string& path) { return std::filesystem::path(path).filename().string(); }

void make_folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (folder.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw Error(fmt::format("cannot make the folder {}: {}", folder.string(), error.message()));
}

}  // namespace gradreel
