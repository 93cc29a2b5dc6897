// When what is shown, as a scene says it. Durations in seconds; rational, so that frames fall exactly. What
// can be wrong only when the clock is known carries its place: a mistake without a message yet.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/domain.hpp"
#include "core/error.hpp"
#include "core/rational.hpp"
#include "film/camera_path.hpp"
#include "film/easing.hpp"
#include "film/pace.hpp"

namespace gradreel {

enum class Pace { linear, log, arc_length, keyframes };

/// Epochs from..to last `factor` times as long.
struct SlowMotion {
  int from = 0, to = 0;
  double factor = 1;
};

enum class PauseEvent { none, converged, diverged };

struct PauseSpec {
  int epoch = 0;                        ///< without an event
  PauseEvent event = PauseEvent::none;  ///< the first that happens to any descent
  Rational seconds = {2, 1};
  std::string caption;  ///< may be empty
  Mistake where;
};

struct TimelineSpec {
  Rational duration = {10, 1};  ///< of the film, holds included
  bool is_total = false;        ///< it was stated: pauses, cards and slow motion are part of it, too
  Rational hold_start = {1, 2};
  Rational hold_end = {3, 2};
  std::optional<Rational> epochs_per_second;  ///< replaces `duration`: epochs / this + holds
  Pace pace = Pace::linear;
  std::vector<PaceKey> keys;  ///< of Pace::keyframes, which replace `duration`
  Easing easing = Easing::linear;
  std::vector<SlowMotion> slow;  ///< in order, disjoint
  std::vector<PauseSpec> pauses;
  Rational fade_in = {0, 1}, fade_out = {0, 1};
  bool is_loop = false;  ///< ends as it begins
  Mistake where;         ///< of the section
};

/// Since the plots appeared, or the moment when so many epochs are complete.
struct TimeSpec {
  std::optional<Rational> seconds;
  int epoch = 0;
  Mistake where;
};

struct CaptionSpec {
  TimeSpec begin;
  Rational length = {3, 1};
  std::string text;
};

struct CardSpec {
  std::string title, subtitle;
  Rational seconds = {5, 2};
};

struct CameraKeySpec {
  TimeSpec time;
  CameraKey value;
  Easing way = Easing::smooth;
};

struct ZoomKeySpec {
  TimeSpec time;
  Domain value;
  Easing way = Easing::smooth;
};

}  // namespace gradreel
