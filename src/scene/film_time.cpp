#include "scene/film_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scene/film_time_parts.hpp"
#include "scene/runs.hpp"

namespace gradreel {

namespace {

constexpr std::int64_t kLongestFilm = 3600;  // of a film
const Rational kLoop = {1, 1}, kCardChange = {1, 2}, kCaptionFade = {3, 10};

/// Of every epoch, in relation to the others.
std::vector<double> epoch_durations(const Scene& scene, const std::vector<Descent>& descents) {
  switch (scene.timeline.pace) {
    case Pace::log:
      return log_durations(clock_epochs(scene));
    case Pace::arc_length:
      return arc_length_durations(slowest_way(scene.view.domain, descents), clock_epochs(scene));
    default:
      return std::vector<double>(static_cast<std::size_t>(clock_epochs(scene)), 1.0);
  }
}

void slow_down(std::vector<double>& durations, const std::vector<SlowMotion>& slow) {
  for (const SlowMotion& s : slow) {
    for (int e = s.from; e < s.to; ++e) durations[static_cast<std::size_t>(e)] *= s.factor;
  }
}

double sum(const std::vector<double>& values) {
  double total = 0;
  for (const double v : values) total += v;
  return total;
}

Rational sum(Rational a, Rational b) {
  return Rational::reduced(a.num * b.den + b.num * a.den, a.den * b.den);
}

Rational milliseconds(double seconds) {
  return Rational::reduced(static_cast<std::int64_t>(std::floor(seconds * 1000 + 0.5)), 1000);
}

/// Of the run and its holds, before slow motion.
Rational plain_duration(const Scene& scene) {
  const TimelineSpec& t = scene.timeline;
  const Rational holds = sum(t.hold_start, t.hold_end);
  if (t.pace == Pace::keyframes) return sum(milliseconds(t.keys.back().seconds), holds);
  if (!t.epochs_per_second) return t.duration;
  return sum(Rational::reduced(clock_epochs(scene) * t.epochs_per_second->den, t.epochs_per_second->num),
             holds);
}

Rational slowed(const Scene& scene, Rational plain, double stretch) {
  if (stretch == 1) return plain;
  const Rational holds = sum(scene.timeline.hold_start, scene.timeline.hold_end);
  return milliseconds((plain.value() - holds.value()) * stretch + holds.value());
}

/// The frames of all but the run and its holds.
std::int64_t frames_beside(const Timeline::Parts& parts, std::int64_t loop) {
  std::int64_t frames = parts.opening + parts.closing + loop;
  for (const Pause& pause : parts.pauses) frames += pause.frames;
  return frames;
}

/// Fills in holds and times; false if nothing is left for the clock.
bool make_run(const Scene& scene, Rational rate, const std::vector<Descent>& descents, std::int64_t loop,
              Timeline::Parts& parts) {
  const TimelineSpec& t = scene.timeline;
  const bool is_keyed = t.pace == Pace::keyframes;
  std::vector<double> durations;
  double stretch = 1;
  if (!is_keyed && (t.pace != Pace::linear || !t.slow.empty())) {
    durations = epoch_durations(scene, descents);
    const double before = sum(durations);
    slow_down(durations, t.slow);
    stretch = t.slow.empty() || t.is_total ? 1 : sum(durations) / before;
  }
  std::int64_t frames = frames_in(slowed(scene, plain_duration(scene), stretch), rate);
  if (t.is_total) frames -= frames_beside(parts, loop);
  if (frames < 2 && t.is_total) return false;
  frames = std::max<std::int64_t>(2, frames);
  const std::int64_t hold_end = frames_in(t.hold_end, rate);
  parts.hold_start = std::min(frames_in(t.hold_start, rate), frames - 2);
  const std::int64_t left = frames - 1 - parts.hold_start - hold_end;
  if (left < 1 && frames_beside(parts, loop) > 0) return false;
  const std::int64_t steps = std::max<std::int64_t>(1, left);
  parts.hold_end = frames - 1 - parts.hold_start - steps + loop;
  parts.times = is_keyed            ? keyed_pace(steps, t.keys, t.easing)
                : durations.empty() ? even_pace(steps, clock_epochs(scene))
                                    : weighted_pace(steps, durations);
  return true;
}

Timeline make_timeline(const Scene& scene, Rational rate, const std::vector<Descent>& descents,
                       const std::vector<PlannedPause>& pauses, Late& late) {
  const std::int64_t loop = scene.timeline.is_loop ? frames_in(kLoop, rate) : 0;
  Timeline::Parts parts;
  if (scene.opening) parts.opening = frames_in(scene.opening->seconds, rate);
  if (scene.closing) parts.closing = frames_in(scene.closing->seconds, rate);
  for (const PlannedPause& p : pauses) parts.pauses.push_back({p.epoch, frames_in(p.spec->seconds, rate)});
  const std::int64_t beside = frames_beside(parts, loop);
  if (!make_run(scene, rate, descents, loop, parts)) {
    late.add(scene.timeline.where,
             fmt::format("cards, pauses and holds leave nothing of a duration of {} s",
                         scene.timeline.duration.value()),
             fmt::format("cards, pauses and the loop take {} s; they are part of a stated duration",
                         seconds_text(static_cast<double>(beside), rate)));
    return {rate, {1, 1}, {0, 1}, {0, 1}, clock_epochs(scene)};
  }
  Timeline timeline(rate, std::move(parts));
  if (timeline.frames() > frames_in({kLongestFilm, 1}, rate)) {
    late.add(scene.timeline.where,
             fmt::format("the film lasts {} s with its pauses and cards; at most {}",
                         seconds_text(static_cast<double>(timeline.frames()), rate), kLongestFilm));
  }
  return timeline;
}

}  // namespace

bool time_needs_descents(const Scene& scene) {
  const std::vector<PauseSpec>& pauses = scene.timeline.pauses;
  return scene.timeline.pace == Pace::arc_length ||
         std::any_of(pauses.begin(), pauses.end(),
                     [](const PauseSpec& pause) { return pause.event != PauseEvent::none; });
}

FilmTime film_time(const Scene& scene, Rational rate, const std::vector<Descent>& descents) {
  Late late;
  const std::vector<PlannedPause> pauses = planned_pauses(scene, descents, late);
  FilmTime time{make_timeline(scene, rate, descents, pauses, late), {}, {}, {}, {}};
  const Timeline& timeline = time.timeline;
  late.raise();
  time.captions = planned_captions(scene, timeline, pauses, frames_in(kCaptionFade, rate), late);
  plan_camera(scene, timeline, descents, time, late);
  late.raise();
  Curtains& c = time.curtains;
  c.frames = timeline.frames();
  c.opening = timeline.plots_begin();
  c.closing = timeline.frames() - timeline.plots_end();
  c.change = frames_in(kCardChange, rate);
  c.fade_in = frames_in(scene.timeline.fade_in, rate);
  c.fade_out = frames_in(scene.timeline.fade_out, rate);
  c.loop = scene.timeline.is_loop ? frames_in(kLoop, rate) : 0;
  return time;
}

}  // namespace gradreel
