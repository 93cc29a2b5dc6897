#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

#include "scene/configs.hpp"
#include "scene/document.hpp"

namespace gradreel {

namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

/// What came with the program.
std::optional<std::string> shipped_dir() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (const fs::path& dir :
       {program.parent_path() / GRADREEL_CONFIGS_FROM_PROGRAM, fs::path(GRADREEL_SOURCE_CONFIGS)}) {
    if (is_folder(dir)) return dir.lexically_normal().string();
  }
  return std::nullopt;
}

/// What was asked for by name is not replaced by something else.
std::string checked(const std::string& dir, std::string_view asked_by) {
  if (!is_folder(dir))
    throw Error({mistake_in("", fmt::format("no config folder '{}' (from {})", dir, asked_by))});
  constexpr std::array kSubfolders = {"languages", "optimizers", "profiles", "themes"};
  if (std::ranges::any_of(kSubfolders, [&](const char* sub) { return is_folder(fs::path(dir) / sub); }))
    return dir;
  throw Error(
      {mistake_in("", fmt::format("'{}' (from {}) is not a config folder", dir, asked_by),
                  "it needs at least one of the folders languages, optimizers, profiles and themes")});
}

}  // namespace

ConfigLayers find_config_dirs(const std::optional<std::string>& from_command_line) {
  ConfigLayers layers;
  if (auto shipped = shipped_dir()) layers.push_back(*std::move(shipped));
  const char* from_environment = std::getenv("GRADREEL_CONFIG_DIR");
  if (from_command_line) {
    layers.push_back(checked(*from_command_line, "--config-dir"));
  } else if (from_environment && *from_environment) {
    layers.push_back(checked(from_environment, "GRADREEL_CONFIG_DIR"));
  }
  if (!layers.empty()) return layers;
  throw Error(
      {mistake_in("", "the config folder that comes with gradreel is missing",
                  "install gradreel again, or name a folder with --config-dir or GRADREEL_CONFIG_DIR")});
}

}  // namespace gradreel
