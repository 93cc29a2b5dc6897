#include "outputs/fit_size.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace gradreel {

namespace {

constexpr std::int64_t kSlowest = 10;  // frames per second
constexpr std::array kFewerColors = {128, 64, 32};
constexpr std::array kLowerQualities = {90, 80, 70, 60};
constexpr double kShrink = 0.85;
constexpr int kSmallestSide = 180;

/// The next rate whose frames all show equally long: in whole hundredths of a second.
Rational slower(Rational rate) {
  std::int64_t hundredths = 100 * rate.den / rate.num + 1;
  return Rational::reduced(100, hundredths);
}

/// Sets the number to the first of `lower` that is below it. False if there is none.
bool lower_setting(ParamValues& settings, std::string_view name, std::span<const int> lower) {
  for (const int value : lower) {
    if (value >= settings.number(name)) continue;
    settings.set(name, static_cast<double>(value));
    return true;
  }
  return false;
}

/// Fewer colours, or a lower quality; false if the format has neither or is at its minimum.
bool coarsen(ParamValues& settings) {
  if (settings.has("colors")) return lower_setting(settings, "colors", kFewerColors);
  const bool is_lossy = settings.has("lossless") && !settings.flag("lossless");
  return is_lossy && lower_setting(settings, "quality", kLowerQualities);
}

int shrunk(int side) { return static_cast<int>(kShrink * side) / 2 * 2; }

}  // namespace

std::optional<OutputSpec> smaller(const OutputSpec& output) {
  OutputSpec next = output;
  next.frame_rate = slower(output.frame_rate);
  if (next.frame_rate.num >= kSlowest * next.frame_rate.den) return next;
  next.frame_rate = output.frame_rate;
  if (coarsen(next.settings)) return next;
  next.width = shrunk(output.width);
  next.height = shrunk(output.height);
  if (std::min(next.width, next.height) < kSmallestSide) return std::nullopt;
  return next;
}

OutputSpec next_smaller(const OutputSpec& wanted, const OutputSpec& made, const TooLarge& why) {
  if (auto next = smaller(made)) return *std::move(next);
  throw Error(fmt::format("{}, even with {}: allow more, or make the film shorter", why.what(),
                          concessions(wanted, made)));
}

OutputSpec made_smaller(const OutputSpec& output, std::int64_t steps) {
  if (steps > 0 && !output.settings.has("max_bytes")) {
    throw Error::about("--smaller", fmt::format("is for formats with max_bytes, not for {}", output.format));
  }
  OutputSpec made = output;
  for (std::int64_t i = 0; i < steps; ++i) {
    auto next = smaller(made);
    if (!next) throw Error::about("--smaller", fmt::format("the output has only {} smaller versions", i));
    made = *std::move(next);
  }
  return made;
}

std::string frame_rate_text(Rational rate) {
  return rate.den == 1 ? fmt::format("{}", rate.num) : fmt::format("{:.2f}", rate.value());
}

std::string concessions(const OutputSpec& wanted, const OutputSpec& made) {
  std::vector<std::string> all;
  if (made.frame_rate.value() != wanted.frame_rate.value()) {
    all.push_back(fmt::format("{} frames/s instead of {}", frame_rate_text(made.frame_rate),
                              frame_rate_text(wanted.frame_rate)));
  }
  const auto add_if_lower = [&](std::string_view setting, std::string_view form) {
    if (!made.settings.has(setting)) return;
    const double now = made.settings.number(setting), before = wanted.settings.number(setting);
    if (now != before) all.push_back(fmt::format(fmt::runtime(form), now, before));
  };
  add_if_lower("colors", "{} colours instead of {}");
  add_if_lower("quality", "quality {} instead of {}");
  if (made.width != wanted.width) {
    all.push_back(
        fmt::format("{} x {} instead of {} x {}", made.width, made.height, wanted.width, wanted.height));
  }
  return fmt::format("{}", fmt::join(all, ", "));
}

}  // namespace gradreel
