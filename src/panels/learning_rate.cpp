#include <algorithm>

#include "panels/curves.hpp"

namespace gradreel::panel_entries {

namespace {

constexpr double kLowest = 1e-10;  // of a log axis, as a share of the highest rate

/// For each epoch, the rate of its step; after the last step the rate stays the same.
std::vector<double> rates_of(const Trajectory& trajectory) {
  std::vector<double> rates = trajectory.learning_rates;
  rates.push_back(rates.empty() ? 0 : rates.back());
  return rates;
}

constexpr double kHighestRate = 1e300;  // of an axis, when a rule's own rate runs off

/// From zero, or over the decades that rates pass through. Nothing is cut but rates that run off.
CurveRange rate_range(const Curves& curves, bool logarithmic) {
  double high = 0;
  for (const auto curve : curves) {
    for (const double rate : curve) {
      if (rate > high && rate < kHighestRate) high = rate;
    }
  }
  if (high == 0) high = 1;
  double low = high;
  for (const auto curve : curves) {
    for (const double rate : curve) {
      if (rate > high * kLowest) low = std::min(low, rate);
    }
  }
  CurveRange range;
  range.logarithmic = logarithmic;
  range.low = range.logarithmic ? low * 0.7 : 0;
  range.high = high * (range.logarithmic ? 1.5 : 1.08);
  return range;
}

std::unique_ptr<Panel> make_learning_rate(const FilmContent& content, const ParamValues& options,
                                          const Box& cell, TextEngine& text) {
  require_descents(content, "learning_rate", "learning rates");
  std::vector<std::vector<double>> rates;
  for (const Descent& d : content.descents) rates.push_back(rates_of(*d.trajectory));
  const Curves curves(rates.begin(), rates.end());
  const CurveRange range = rate_range(curves, options.text("axis") == "log");
  return std::make_unique<CurvePlot>(
      content, cell, curves, range,
      curve_axes(content, cell, range, {content.word(Word::learning_rate), "αₖ"}, true, text));
}

}  // namespace

const PanelEntry& learning_rate() {
  static const PanelEntry entry = {
      .name = "learning_rate",
      .doc = "learning rate of each epoch's step, as set by the schedule or by the rule itself",
      .make = make_learning_rate,
      .options = {{.name = "axis",
                   .fallback = std::string("linear"),
                   .doc = "scale of the rates",
                   .choices = {"linear", "log"}}},
      .adapt = keep_those_with<&Trajectory::has_learning_rates>,
  };
  return entry;
}

}  // namespace gradreel::panel_entries
