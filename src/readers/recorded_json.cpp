#include "readers/recorded_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "readers/raw_descent.hpp"

namespace gradreel {

namespace {

using nlohmann::json;

constexpr const char* kHint = "expected what gradreel trajectories --format json writes";

/// Values take many times the memory of their text.
constexpr std::size_t kMaxValues = 20'000'000;

[[noreturn]] void fail(const std::string& file, const std::string& message) {
  throw Error::about(file, message, kHint);
}

[[noreturn]] void fail_at_byte(const std::string& file, const std::string& text, std::size_t byte,
                               const std::string& message) {
  const std::string_view before =
      std::string_view(text).substr(0, std::min(text.size(), byte > 0 ? byte - 1 : 0));
  Mistake mistake;
  mistake.where = {file, static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
                   static_cast<int>(before.size() - (before.rfind('\n') + 1)) + 1};
  mistake.message = message;
  throw Error({std::move(mistake)});
}

json parsed(const std::string& file, const std::string& text) {
  std::size_t values = 0;
  const auto count = [&](int, json::parse_event_t, const json&) {
    if (++values > kMaxValues) fail(file, fmt::format("more than {} values are not read", kMaxValues));
    return true;
  };
  try {
    return json::parse(text, count);
  } catch (const json::parse_error& e) {
    fail_at_byte(file, text, e.byte, "this is not JSON");
  } catch (const json::out_of_range&) {
    fail(file, "a number is beyond the range of doubles");
  }
}

/// Numbers, and the strings that stand for what is not finite.
double number_of(const json& value, const std::string& file, const std::string& where) {
  if (value.is_number()) return value.get<double>();
  if (value == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (value == "Infinity" || value == "-Infinity") return value == "Infinity" ? HUGE_VAL : -HUGE_VAL;
  fail(file, fmt::format("{}: expected a number", where));
}

bool has_list(const json& descent, const char* key) {
  return descent.is_object() && descent.contains(key) && descent[key].is_array();
}

/// Each is [x, y], or in one dimension x.
void add_points(const json& points, const std::string& file, const std::string& where, int dimension,
                RawDescent& raw) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::string point = fmt::format("{}.points[{}]", where, i);
    if (dimension == 1) {
      raw[RecordedColumn::x].push_back(number_of(points[i], file, point));
      continue;
    }
    if (!points[i].is_array() || points[i].size() != 2) fail(file, fmt::format("{}: expected [x, y]", point));
    raw[RecordedColumn::x].push_back(number_of(points[i][0], file, point));
    raw[RecordedColumn::y].push_back(number_of(points[i][1], file, point));
  }
}

RawDescent raw_descent(const json& descent, const std::string& file, const std::string& where,
                       int dimension) {
  const bool has_points = has_list(descent, "points") && !descent["points"].empty();
  if (!has_points && !has_list(descent, "losses"))
    fail(file, fmt::format("{} has no list \"points\"", where));
  RawDescent raw;
  if (descent.contains("label") && descent["label"].is_string())
    raw.name = descent["label"].get<std::string>();
  if (has_points) add_points(descent["points"], file, where, dimension, raw);
  const std::string_view all = has_points ? "points" : "losses";
  const std::size_t rows = descent[all].size();
  for (const auto& [key, column] :
       {std::pair("losses", RecordedColumn::loss), std::pair("epochs", RecordedColumn::epoch)}) {
    if (!descent.contains(key)) continue;
    const json& list = descent[key];
    if (!list.is_array() || list.size() != rows)
      fail(file, fmt::format("{}: expected as many \"{}\" as {}, {}", where, key, all, rows));
    for (std::size_t i = 0; i < list.size(); ++i)
      raw[column].push_back(number_of(list[i], file, fmt::format("{}.{}[{}]", where, key, i)));
  }
  return raw;
}

}  // namespace

std::vector<RecordedDescent> recorded_in_json(const std::string& file, const std::string& text,
                                              int dimension) {
  const json root = parsed(file, text);
  if (!root.is_object() || !root.contains("descents") || !root["descents"].is_array() ||
      root["descents"].empty())
    fail(file, "there is no list \"descents\"");
  const json& descents = root["descents"];
  if (descents.size() > kMaxRecordedDescents)
    fail(file,
         fmt::format("there are {} descents; at most {} are read", descents.size(), kMaxRecordedDescents));
  std::vector<RecordedDescent> all;
  for (std::size_t i = 0; i < descents.size(); ++i) {
    const std::string where = fmt::format("descents[{}]", i);
    const json outcome = descents[i].is_object() ? descents[i].value("outcome", json()) : json();
    all.push_back(checked(raw_descent(descents[i], file, where, dimension),
                          [&](std::size_t row, RecordedColumn column, const std::string& message) {
                            constexpr const char* kNames[] = {"epochs", "points", "points", "losses"};
                            fail(file, fmt::format("{}.{}[{}]: {}", where, kNames[static_cast<int>(column)],
                                                   row, message));
                          }));
    if (outcome.is_string()) all.back().outcome = outcome.get<std::string>();
  }
  return all;
}

}  // namespace gradreel
