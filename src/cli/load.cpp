#include "cli/load.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "batch/render.hpp"
#include "core/error.hpp"

namespace gradreel {

Loaded load(const std::vector<std::string>& paths, const Globals& globals, const LoadOptions& options) {
  const Configs configs(find_config_dir(globals.config_dir));
  Loaded loaded;
  loaded.files = find_scene_files(paths);
  std::vector<std::string> names;
  for (const SceneFile& file : loaded.files) names.push_back(file.path);
  loaded.scenes = load_scenes(names, configs, options);
  return loaded;
}

Scene load_one(const std::string& path, const Globals& globals, const LoadOptions& options) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    throw Error::about(path, "expected one scene, not a folder");
  }
  return std::move(load({path}, globals, options).scenes.front());
}

Scene load_undrawn(const std::string& path, const Globals& globals) {
  return load_one(path, globals, {.typeset = false});
}

std::unique_ptr<Format> make_format(const Film& film, const OutputSpec& output, const std::string& title) {
  const FrameGeometry geometry = {film.width(), film.height(), film.timeline().frame_rate()};
  if (output.format == "gif") return make_gif(geometry, film_palette(film));
  return make_mp4(geometry, {.preset = output.preset, .crf = output.crf, .title = title});
}

std::string size_text(std::uintmax_t bytes) {
  const auto size = static_cast<double>(bytes);
  if (size < 1e3) return fmt::format("{} bytes", bytes);
  return size < 1e6 ? fmt::format("{:.0f} kB", size / 1e3) : fmt::format("{:.1f} MB", size / 1e6);
}

}  // namespace gradreel
