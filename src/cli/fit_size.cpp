#include "cli/fit_size.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "cli/load.hpp"

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

OutputSpec fit_size(const OutputSpec& output, const std::function<void(const OutputSpec&)>& render) {
  for (OutputSpec made = output;;) {
    try {
      render(made);
      return made;
    } catch (const TooLarge& e) {
      const auto next = smaller(made);
      if (!next) {
        throw Error(fmt::format("{}, even with {}: allow more, or make the film shorter", e.what(),
                                concessions(output, made)));
      }
      made = *next;
    }
  }
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
