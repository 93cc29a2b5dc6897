#include "film/pace.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/num.hpp"

namespace gradreel {

namespace {

constexpr double kEvenShare = 0.05;  // of the run, where it is paced by a way

/// The largest fraction below 1.
constexpr double kAlmostOne = 1 - std::numeric_limits<double>::epsilon() / 2;

ClockTime at_position(double position, int last) {
  const int epoch = std::clamp(static_cast<int>(position), 0, last);
  if (epoch == last) return {last, 0};
  return {epoch, std::clamp(position - epoch, 0.0, kAlmostOne)};
}

/// Rounding must not make the clock run backwards, nor end anywhere else.
void settle(std::vector<ClockTime>& times, int epochs) {
  for (std::size_t i = 1; i < times.size(); ++i) times[i] = std::max(times[i], times[i - 1]);
  times.front() = {0, 0};
  times.back() = {epochs, 0};
}

}  // namespace

std::vector<ClockTime> even_pace(std::int64_t steps, int epochs) {
  std::vector<ClockTime> times;
  times.reserve(static_cast<std::size_t>(steps) + 1);
  for (std::int64_t i = 0; i <= steps; ++i) {
    const std::int64_t passed = i * epochs;  // in units of 1 / steps epochs
    times.push_back(
        {static_cast<int>(passed / steps), static_cast<double>(passed % steps) / static_cast<double>(steps)});
  }
  return times;
}

std::vector<ClockTime> weighted_pace(std::int64_t steps, std::span<const double> durations) {
  double total = 0;
  for (const double d : durations) total += d;
  const int epochs = static_cast<int>(durations.size());
  std::vector<ClockTime> times;
  times.reserve(static_cast<std::size_t>(steps) + 1);
  int epoch = 0;
  double begun = 0;  // when `epoch` began
  for (std::int64_t i = 0; i <= steps; ++i) {
    const double now = total * static_cast<double>(i) / static_cast<double>(steps);
    while (epoch < epochs && begun + durations[static_cast<std::size_t>(epoch)] <= now) {
      begun += durations[static_cast<std::size_t>(epoch++)];
    }
    const double passed = epoch < epochs ? (now - begun) / durations[static_cast<std::size_t>(epoch)] : 0;
    times.push_back(at_position(epoch + std::min(passed, kAlmostOne), epochs));
  }
  settle(times, epochs);
  return times;
}

std::vector<ClockTime> keyed_pace(std::int64_t steps, std::span<const PaceKey> keys, Easing easing) {
  const int epochs = keys.back().epoch;
  std::vector<ClockTime> times;
  times.reserve(static_cast<std::size_t>(steps) + 1);
  std::size_t next = 1;
  for (std::int64_t i = 0; i <= steps; ++i) {
    const double now = keys.back().seconds * static_cast<double>(i) / static_cast<double>(steps);
    while (next + 1 < keys.size() && keys[next].seconds <= now) ++next;
    const PaceKey &a = keys[next - 1], &b = keys[next];
    const double t = std::clamp((now - a.seconds) / (b.seconds - a.seconds), 0.0, 1.0);
    times.push_back(at_position(a.epoch + (b.epoch - a.epoch) * eased(easing, t), epochs));
  }
  settle(times, epochs);
  return times;
}

std::vector<double> log_durations(int epochs) {
  std::vector<double> durations;
  for (int e = 0; e < epochs; ++e) durations.push_back(num::log1p(1.0 / (e + 1)));
  return durations;
}

std::vector<double> arc_length_durations(std::span<const double> lengths, int epochs) {
  double total = 0;
  for (const double length : lengths) total += length;
  std::vector<double> durations(static_cast<std::size_t>(epochs), 1.0 / epochs);
  if (!(total > 0)) return durations;
  for (std::size_t e = 0; e < durations.size(); ++e) {
    const double share = e < lengths.size() ? lengths[e] / total : 0;
    durations[e] = kEvenShare * durations[e] + (1 - kEvenShare) * share;
  }
  return durations;
}

}  // namespace gradreel
