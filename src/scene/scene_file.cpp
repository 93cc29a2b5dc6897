#include "scene/scene_file.hpp"

#include <filesystem>
#include <fstream>
#include <vector>

#include "core/within.hpp"

namespace gradreel {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kBlock = 1 << 16;  // bytes: a file may be larger than memory

}  // namespace

std::optional<std::string> path_in_scene(const Scene& scene, const std::string& name) {
  return path_beside(scene.file, name);
}

std::optional<std::string> path_beside(const std::string& scene_file, const std::string& name) {
  const fs::path folder = fs::absolute(fs::path(scene_file)).parent_path();
  if (fs::path(name).is_absolute() || !is_within(folder / name, folder)) return std::nullopt;
  return (fs::path(scene_file).parent_path() / name).string();
}

Sha256Digest digest_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<char> block(kBlock);
  Sha256 sha;
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    sha.add_bytes(
        {reinterpret_cast<const std::uint8_t*>(block.data()), static_cast<std::size_t>(file.gcount())});
  }
  return sha.digest();
}

}  // namespace gradreel
