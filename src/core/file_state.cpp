#include "core/file_state.hpp"

#include <sys/stat.h>

namespace gradreel {

std::string file_state(const std::string& path) {
  struct stat about = {};
  if (stat(path.c_str(), &about) != 0) return {};
  return std::to_string(about.st_size) + ' ' + std::to_string(about.st_mtim.tv_sec) + '.' +
         std::to_string(about.st_mtim.tv_nsec);
}

}  // namespace gradreel
