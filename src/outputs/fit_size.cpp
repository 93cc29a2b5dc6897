#include "outputs/fit_size.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace gradreel {

namespace {

constexpr std::int64_t kSlowest = 10;  // frames per second
constexpr std::array kFewerColors = {128, 64, 32};
constexpr double kShrink = 0.85;
constexpr int kSmallestSide = 180;

/// The next rate whose frames all show equally long: in whole hundredths of a second.
Rational slower(Rational rate) {
  std::int64_t hundredths = 100 * rate.den / rate.num + 1;
  return Rational::reduced(100, hundredths);
}

int shrunk(int side) { return static_cast<int>(kShrink * side) / 2 * 2; }

}  // namespace

std::optional<OutputSpec> smaller(const OutputSpec& output) {
  OutputSpec next = output;
  next.frame_rate = slower(output.frame_rate);
  if (next.frame_rate.num >= kSlowest * next.frame_rate.den) return next;
  next.frame_rate = output.frame_rate;
  for (const int colors : kFewerColors) {
    if (colors >= output.settings.number("colors")) continue;
    next.settings.set("colors", static_cast<double>(colors));
    return next;
  }
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
  if (!(made.settings == wanted.settings)) {
    all.push_back(fmt::format("{} colours instead of {}", made.settings.number("colors"),
                              wanted.settings.number("colors")));
  }
  if (made.width != wanted.width) {
    all.push_back(
        fmt::format("{} x {} instead of {} x {}", made.width, made.height, wanted.width, wanted.height));
  }
  return fmt::format("{}", fmt::join(all, ", "));
}

}  // namespace gradreel
