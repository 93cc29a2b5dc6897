#include <fmt/format.h>
#include <Eigen/Core>

#include "cli/commands.hpp"
#include "draw/canvas.hpp"
#include "tex/typeset.hpp"
#include "video/versions.hpp"

namespace gradreel {

std::string version_text() {
  std::string text = fmt::format("gradreel {}", GRADREEL_VERSION);
  const auto add = [&](const std::string& name, const std::string& version) {
    text += fmt::format("\n  {:<14} {}", name, version);
  };
  for (const auto& [name, version] : draw_versions()) add(name, version);
  for (const auto& [name, version] : typeset_versions()) add(name, version);
  for (const auto& [name, version] : video_versions()) add(name, version);
  add("eigen", fmt::format("{}.{}.{}", EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION, EIGEN_MINOR_VERSION));
  return text;
}

}  // namespace gradreel
