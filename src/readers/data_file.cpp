#include "readers/data_file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "core/error.hpp"

namespace gradreel {

namespace fs = std::filesystem;

std::string read_data_file(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) throw Error::about(path, "no such file");
  if (!fs::is_regular_file(status)) throw Error::about(path, "not a regular file");
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) throw Error::about(path, "cannot be read: " + error.message());
  if (size == 0) throw Error::about(path, "the file is empty");
  if (size > kMaxDataBytes) {
    throw Error::about(path, fmt::format("the file is larger than {} MB", kMaxDataBytes >> 20));
  }
  std::string bytes(size, '\0');
  std::ifstream file(path, std::ios::binary);
  if (!file.read(bytes.data(), static_cast<std::streamsize>(size)))
    throw Error::about(path, "cannot be read");
  return bytes;
}

}  // namespace gradreel
