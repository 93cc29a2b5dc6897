// The sidecar of a film: JSON that describes it, for programs that embed or check it.
//
// {"scene", "source", "variables": {...} where it has some, "digest", "title", "alt", "surface": {"name",
// "title", "parameters"}, "file": {"name", "format", "profile", "theme" where the output names one, "width",
// "height", "fps", "frames", "duration_s", "poster"}, "clips": [...], "epochs", "unit": "step" where they are
// steps with mini-batches, "tolerance", "descents": [{"label", "optimizer", "parameters", "start", "end",
// "outcome", "epochs", "final_loss", "nearest_minimum": {"at", "value", "global", "distance"} or null,
// "epochs_to_tolerance": a number or null}]}. Keys stand in this order; numbers as in trajectory_text.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/rational.hpp"
#include "descent/facts.hpp"
#include "outputs/trajectory_text.hpp"
#include "scene/runs.hpp"

namespace gradreel {

struct Sidecar {
  struct Clip {
    std::string name;   ///< empty: it would not move, and is not written
    std::string still;  ///< that it ends on; empty for the last one
    std::int64_t frames = 0;
  };
  struct Descent {
    DescentRecord record;  ///< its trajectory is not looked at
    DescentFacts facts;
  };
  std::string scene;   ///< the file's name, without folders
  std::string source;  ///< its path from the sidecar's folder; empty: there is none
  std::vector<SceneVariable> variables;
  std::string digest;  ///< of the scene and the output
  std::string title, alt;
  std::string surface, surface_title;
  Parameters surface_parameters;
  std::string name, format, profile;  ///< of the film's file; no name where it is cut into clips
  std::string theme;                  ///< of the output's own; empty: it is the scene's
  std::string poster;                 ///< a file's name; may be empty
  int width = 0, height = 0;
  Rational frame_rate;
  std::int64_t frames = 0;
  std::vector<Clip> clips;
  int epochs = 0;  ///< of the scene
  ClockUnit unit = ClockUnit::epoch;
  double tolerance = 0;  ///< the distance from a minimum that counts as arrival
  std::vector<Descent> descents;
};

/// Everything except the frames and the names of files. `trajectories` is descend_all(scene).
Sidecar sidecar_of(const Scene& scene, const OutputSpec& output, const Trajectories& trajectories);

/// The whole text, in UTF-8, ending in a line feed.
std::string sidecar_text(const Sidecar& sidecar);

}  // namespace gradreel
