#include <fmt/format.h>

#include "scene/read_outputs.hpp"

namespace gradreel {

void read_extras(MapReader& map, OutputSpec& out) {
  const auto read = [&](std::string_view key, bool& flag) {
    const std::optional<bool> stated = map.flag(key);
    if (stated) flag = *stated;
    if (!stated || out.is_film() || out.format.empty()) return;
    map.notes().add(map.place_of(key),
                    fmt::format("{} is for films; a {} holds trajectories", map.name_of(key), out.format));
  };
  read("sidecar", out.extras.sidecar);
  read("poster", out.extras.poster);
  read("split_at_pauses", out.extras.split_at_pauses);
}

std::string missing_pauses(const Scene& scene, const OutputSpec& output) {
  if (!output.extras.split_at_pauses || !scene.timeline.pauses.empty()) return {};
  return fmt::format("{} is to be split at pauses, but the timeline has none", output.profile);
}

}  // namespace gradreel
