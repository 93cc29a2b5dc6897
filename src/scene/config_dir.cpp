#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

#include "scene/configs.hpp"
#include "scene/document.hpp"

namespace gradreel {

namespace {

bool is_folder(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

}  // namespace

std::string find_config_dir(const std::optional<std::string>& from_command_line) {
  // What was asked for by name is not replaced by something else.
  const auto asked = [](const std::string& dir, std::string_view by) {
    if (is_folder(dir)) return dir;
    throw Error({mistake_in("", fmt::format("no config folder '{}' (from {})", dir, by))});
  };
  if (from_command_line) return asked(*from_command_line, "--config-dir");
  if (const char* env = std::getenv("GRADREEL_CONFIG_DIR"); env && *env)
    return asked(env, "GRADREEL_CONFIG_DIR");
  for (const char* dir : {GRADREEL_CONFIGS, GRADREEL_INSTALLED_CONFIGS}) {
    if (is_folder(dir)) return dir;
  }
  throw Error({mistake_in(
      "",
      fmt::format("no config folder: neither {} nor {} exists", GRADREEL_CONFIGS, GRADREEL_INSTALLED_CONFIGS),
      "name one with --config-dir or GRADREEL_CONFIG_DIR")});
}

}  // namespace gradreel
