// From what a scene says of time to the frames of one film.
#pragma once

#include "film/content.hpp"
#include "scene/runs.hpp"

namespace gradreel {

/// The clock of the scene's film at `frame_rate`, and everything that is shown by it.
struct FilmTime {
  Timeline timeline;
  std::vector<Caption> captions;
  Curtains curtains;
  CameraPath camera;
  ZoomPath zoom;
};

/// Whether the clock depends on where the descents go.
bool time_needs_descents(const Scene& scene);

/// `descents` are the content's, and may be empty where time does not need them (then nothing is followed).
/// Throws Error with all the mistakes that show only now: captions that overlap, events that never happen.
FilmTime film_time(const Scene& scene, Rational frame_rate, const std::vector<Descent>& descents);

}  // namespace gradreel
