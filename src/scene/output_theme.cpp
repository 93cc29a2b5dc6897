#include "scene/output_theme.hpp"

#include "draw/oklch.hpp"

namespace gradreel {

const Theme& theme_of(const Scene& scene, const OutputSpec& output) {
  return output.theme ? output.theme->theme : scene.theme;
}

FileDigest theme_file_of(const Scene& scene, const OutputSpec& output) {
  if (!output.theme) return scene.sources.theme;
  return {output.theme->theme.name, output.theme->digest};
}

SourceDigests sources_of(const Scene& scene, const OutputSpec& output) {
  SourceDigests sources = scene.sources;
  sources.theme = theme_file_of(scene, output);
  return sources;
}

bool is_dark(const Theme& theme) { return oklch_lightness(theme.background) < oklch_lightness(theme.ink); }

}  // namespace gradreel
