#include "scene/sidecar_of.hpp"

#include <filesystem>

#include "core/plain_text.hpp"
#include "scene/alt_text.hpp"
#include "scene/digest.hpp"
#include "scene/records.hpp"

namespace gradreel {

Sidecar sidecar_of(const Scene& scene, const OutputSpec& output, const Trajectories& trajectories) {
  Sidecar s;
  s.scene = std::filesystem::path(scene.file).filename().string();
  s.digest = scene_digest(scene, output);
  s.title = plain_text(scene.title);
  s.surface = scene.surface.name;
  s.surface_title = scene.surface.title;
  s.surface_parameters = scene.surface.parameters;
  s.format = output.format;
  s.profile = output.profile;
  s.width = output.width;
  s.height = output.height;
  s.frame_rate = output.frame_rate;
  s.epochs = scene.epochs;
  const std::vector<Minimum>& minima = scene.surface.minima;
  s.tolerance = arrival_tolerance(minima, scene.view.domain);
  std::vector<DescentFacts> facts;
  for (const DescentRecord& record : records_of(scene, trajectories)) {
    facts.push_back(facts_of(*record.trajectory, minima, s.tolerance));
    s.descents.push_back({record, facts.back()});
    s.descents.back().record.label = plain_text(record.label);
  }
  s.alt = alt_text(scene, facts);
  return s;
}

}  // namespace gradreel
