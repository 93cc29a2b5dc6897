#include "reference/entry_facts.hpp"

#include <fmt/format.h>

#include <cmath>

#include "core/number_text.hpp"

namespace gradreel {

std::string default_text(const Param& param) {
  return human_text(param.is_count ? ParamValue(std::get<Numbers>(param.fallback).front()) : param.fallback);
}

std::string range_text(const Param& param) {
  if (std::holds_alternative<bool>(param.fallback)) return "true, false";
  if (std::holds_alternative<std::string>(param.fallback)) {
    if (!param.choices.empty()) return fmt::format("{}", fmt::join(param.choices, ", "));
    return fmt::format("text{}, at most {} characters", param.text.several_lines ? " of several lines" : "",
                       param.text.max_length);
  }
  if (std::holds_alternative<Names>(param.fallback)) {
    return param.choices.empty() ? "a list" : fmt::format("a list of {}", fmt::join(param.choices, ", "));
  }
  if (param.is_size) return "bytes: 800kB, 10MB";
  if (param.is_count) return range_text(param.range) + ", or a list of numbers, rising";
  if (std::holds_alternative<Numbers>(param.fallback)) {
    return fmt::format("a list of {}, rising", range_text(param.range));
  }
  return range_text(param.range);
}

std::string range_text(const Range& r) {
  const bool has_low = std::isfinite(r.low), has_high = std::isfinite(r.high);
  if (r.whole && has_low && has_high) {
    return fmt::format("whole, {} to {}", plain_number_text(r.low), plain_number_text(r.high));
  }
  std::string text = r.whole ? "whole" : "";
  if (has_low || has_high) text += r.whole ? ", " : "";
  if (has_low && has_high) {
    return text + fmt::format("{}{}, {}{}", r.low_open ? '(' : '[', plain_number_text(r.low),
                              plain_number_text(r.high), r.high_open ? ')' : ']');
  }
  if (has_low) return text + (r.low_open ? "above " : "at least ") + plain_number_text(r.low);
  if (has_high) return text + (r.high_open ? "below " : "at most ") + plain_number_text(r.high);
  return text.empty() ? "any number" : text;
}

std::string point_text(Point p) {
  return fmt::format("({}, {})", plain_number_text(p.x), plain_number_text(p.y));
}

std::string schedules_text(const OptimizerEntry& entry) {
  if (!entry.takes_schedule) return "none: the learning rate matters in the first epoch only";
  if (entry.momentum.empty()) return "any that does not cycle the momentum";
  return fmt::format("any; where one cycles the momentum, it sets {}", entry.momentum);
}

std::string gradient_settings_text(const OptimizerEntry& entry) {
  return entry.uses_gradient ? "weight decay, clipping and noise apply" : "none: it uses no gradient";
}

std::string landmarks_text(const OptimizerEntry& entry) {
  std::vector<std::string> texts;
  for (const LandmarkEntry& l : entry.landmarks) {
    texts.push_back(fmt::format("{}, {}{}", l.name, l.doc, l.is_trail ? " (drawn as a thin trail)" : ""));
  }
  return fmt::format("{}", fmt::join(texts, "; "));
}

std::string plots_text(const OverlayEntry& entry) {
  return fmt::format("contour map{}{}",
                     entry.on_surface ? entry.on_graph ? ", 3D surface" : " and 3D surface" : "",
                     entry.on_graph ? " and graph" : "");
}

std::string kind_text(const Minimum& minimum) {
  const std::string kind = minimum.global ? "global" : "local";
  return minimum.on_edge ? kind + ", on the domain's edge" : kind;
}

std::string domain_text(const Domain& d) {
  if (d.dimension() == 1)
    return fmt::format("x in [{}, {}]", plain_number_text(d.x_min), plain_number_text(d.x_max));
  return fmt::format("x in [{}, {}], y in [{}, {}]", plain_number_text(d.x_min), plain_number_text(d.x_max),
                     plain_number_text(d.y_min), plain_number_text(d.y_max));
}

std::string starts_text(const std::vector<Point>& starts, int dimension) {
  std::vector<std::string> points;
  for (const Point p : starts) points.push_back(dimension == 1 ? plain_number_text(p.x) : point_text(p));
  return fmt::format("{}", fmt::join(points, ", "));
}

std::vector<std::vector<std::string>> minima_rows(const std::vector<Minimum>& minima, int dimension) {
  std::vector<std::vector<std::string>> rows = {{"Minimum at x", "y", call_text(dimension), ""}};
  for (const Minimum& m : minima) {
    rows.push_back({human_text(m.at.x), human_text(m.at.y), human_text(m.value), kind_text(m)});
  }
  for (std::vector<std::string>& row : rows) {
    if (dimension == 1) row.erase(row.begin() + 1);
  }
  return rows;
}

std::string format_limits(const FormatEntry& e) {
  std::vector<std::string> limits;
  if (e.even_sides) limits.emplace_back("even width and height");
  if (!e.why_fastest.empty()) limits.push_back(fmt::format("at most {} frames per second", e.fastest));
  limits.emplace_back(e.has_alpha ? "may be transparent" : "never transparent");
  return fmt::format("{}", fmt::join(limits, "; "));
}

}  // namespace gradreel
