#include "outputs/product.hpp"

#include <filesystem>

namespace gradreel {

std::uintmax_t size_of(const std::string& path) {
  if (!std::filesystem::is_directory(path)) return std::filesystem::file_size(path);
  std::uintmax_t size = 0;
  for (const auto& file : std::filesystem::directory_iterator(path)) size += file.file_size();
  return size;
}

}  // namespace gradreel
