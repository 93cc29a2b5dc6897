#include "scene/spread.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string>

#include "core/num.hpp"

namespace gradreel {

namespace {

/// As the legend writes it: so a scene that states the value shown draws the same film.
double rounded(double value) {
  const std::string text = fmt::format("{:.3e}", value);
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::vector<double> spread_values(double low, double high, int count, bool is_logarithmic) {
  std::vector<double> values = {low};
  for (int i = 1; i + 1 < count; ++i) {
    const double t = i / (count - 1.0);
    values.push_back(rounded(is_logarithmic ? low * num::pow(high / low, t) : low + t * (high - low)));
  }
  values.push_back(high);
  return values;
}

std::vector<Key> spread_keys(const Range& linear) {
  const auto ends = [](std::string_view name, const Range& range, std::string_view doc) {
    return Key{.name = name,
               .forms = {form::tuple("[lowest, highest]", {form::number(range), form::number(range)}, true)},
               .doc = doc,
               .example = "[0.001, 1]"};
  };
  return {ends("log", positive(), "evenly spaced in the logarithm"), ends("linear", linear, "evenly spaced")};
}

std::optional<std::vector<double>> read_spread(MapReader& map, std::optional<int> count) {
  const auto log = map.interval("log"), linear = map.interval("linear");
  const bool has_log = map.find("log") != nullptr, has_linear = map.find("linear") != nullptr;
  if (has_log && has_linear) {
    const std::string name = map.name_of("log");  // "tune.learning_rate.log"
    map.notes().add(map.place_of("linear"),
                    fmt::format("{}: log and linear exclude each other", name.substr(0, name.rfind('.'))),
                    "leave one of them out");
  } else if (!has_log && !has_linear) {
    map.require("log");
  }
  map.finish();
  if (!count || (!log && !linear)) return std::nullopt;
  const std::array<double, 2> ends = log ? *log : *linear;
  return spread_values(ends[0], ends[1], *count, log.has_value());
}

}  // namespace gradreel
