#include "scene/surface_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/places.hpp"
#include "descent/find_minima.hpp"
#include "draw/ticks.hpp"
#include "scene/limits.hpp"
#include "scene/read_place.hpp"

namespace gradreel {

namespace {

constexpr int kSamples = 64;  // along each side of the domain

/// The centres of the cells of a grid.
std::vector<Point> sample_places(const Domain& d) {
  const int columns = d.dimension() == 1 ? kSamples * kSamples : kSamples,
            rows = kSamples * kSamples / columns;
  std::vector<Point> all;
  for (int i = 0; i < columns * rows; ++i) {
    const int row = i / columns;
    all.push_back({d.x_min + (d.x_max - d.x_min) * (i % columns + 0.5) / columns,
                   d.y_min + (d.y_max - d.y_min) * (row + 0.5) / rows});
  }
  return all;
}

}  // namespace

std::vector<Key> surface_text_keys(std::string_view otherwise) {
  return {{.name = "title",
           .forms = {form::text(kMaxTitle)},
           .doc = "how texts call the surface",
           .otherwise = otherwise},
          {.name = "starts",
           .forms = {form::list(1, kMaxDescents, "places", place_forms())},
           .doc = "places for descents to begin, of which a scene without `start` takes the first",
           .otherwise = "one in the upper left, or on the left"}};
}

std::vector<Form> minima_forms(std::vector<std::string_view> words) {
  return {form::choice(std::move(words)), form::list(0, kMostMinima, "places", place_forms())};
}

std::vector<Point> read_points(MapReader& map, std::string_view key, int dimension) {
  std::vector<Point> points;
  const auto* list = map.list(key);
  if (!list) return points;
  for (const Value& item : *list) {
    const std::string name = fmt::format("a point of {}", map.name_of(key));
    if (const auto p = as_place(item, name, dimension, map.notes())) points.push_back(*p);
  }
  return points;
}

std::vector<Minimum> stated_minima(MapReader& map, const Objective& f, const Domain& domain) {
  std::vector<Minimum> all;
  for (const Point at : read_points(map, "minima", f.dimension())) {
    Values value;
    f.value(columns_of({&at, 1}, f.dimension()), value);
    const bool inside = domain.contains(at), finite = std::isfinite(value(0));
    if (!inside || !finite) {
      map.notes().add(*map.find("minima"),
                      fmt::format("{}: {} {}", map.name_of("minima"), format_place(at, f.dimension(), 3),
                                  inside ? "is where f is not finite" : "is outside the domain"));
    } else {
      all.push_back({at, value(0)});
    }
  }
  mark_global(all);
  return all;
}

std::vector<Point> finite_places(const Objective& f, const Domain& domain) {
  const std::vector<Point> places = sample_places(domain);
  Values values;
  f.value(columns_of(places, f.dimension()), values);
  std::vector<Point> finite;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (std::isfinite(values(static_cast<Eigen::Index>(i)))) finite.push_back(places[i]);
  }
  return finite;
}

Point usual_start(const std::vector<Point>& finite, const Domain& d) {
  const double width = d.x_max - d.x_min, height = d.y_max - d.y_min;
  const Point wished = {d.x_min + 0.2 * width, d.y_min + 0.75 * height};
  const auto distance = [&](const Point& p) {
    const double u = (p.x - wished.x) / width, v = height > 0 ? (p.y - wished.y) / height : 0;
    return u * u + v * v;
  };
  return *std::min_element(finite.begin(), finite.end(),
                           [&](Point a, Point b) { return distance(a) < distance(b); });
}

}  // namespace gradreel
