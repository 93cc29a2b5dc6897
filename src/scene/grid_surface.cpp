#include "scene/grid_surface.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/number_text.hpp"
#include "descent/find_minima.hpp"
#include "readers/grid.hpp"
#include "scene/limits.hpp"
#include "scene/named_data.hpp"
#include "scene/surface_parts.hpp"
#include "scene/time_reading.hpp"
#include "surfaces/grid_objective.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMaxGridFile = 200;    // code points of a file's name
constexpr std::size_t kMostPlaces = 10'000;  // of an axis

Key axis_key(std::string_view name, std::string_view doc) {
  return {.name = name,
          .forms = {form::list(2, kMostPlaces, "numbers", {form::number(kCoordinate)})},
          .doc = doc,
          .otherwise = "the file's",
          .example = "[-1, 1]"};
}

const Section& grid_domain_section() {
  static const Section section = {.name = "grid domain",
                                  .doc = "the part of the grid that is shown, and searched for minima",
                                  .keys = domain_keys("the grid's")};
  return section;
}

/// An axis that the scene states: nothing if it states none, or if something is wrong with it.
std::vector<double> read_axis(MapReader& map, std::string_view key) {
  std::vector<double> places;
  const std::vector<Value>* list = map.list(key);
  if (!list) return places;
  for (const Value& item : *list) {
    const auto place =
        as_number(item, fmt::format("a number of {}", map.name_of(key)), kCoordinate, map.notes());
    if (!place) return {};
    places.push_back(*place);
  }
  return places;
}

/// Two ends as an evenly spaced axis, and all others as they are.
NumberArray spread(const std::vector<double>& places, std::size_t count) {
  NumberArray axis = {{places.size()}, places};
  if (places.size() > 2) return axis;
  axis = {{count}, std::vector<double>(count)};
  for (std::size_t i = 0; i < count; ++i)
    axis.values[i] =
        places[0] + (places[1] - places[0]) * static_cast<double>(i) / static_cast<double>(count - 1);
  axis.values.back() = places[1];
  return axis;
}

struct StatedAxes {
  std::vector<double> x, y;
};

/// Gives the file's grid an axis that the scene states. It has either its own or the scene's.
void take_axis(MapReader& map, std::string_view key, const std::vector<double>& places, std::size_t count,
               std::optional<NumberArray>& axis) {
  const Value* stated = map.find(key);
  if (axis) {
    map.refuse(key, fmt::format("{} is of no use here: the file has its own axes", map.name_of(key)));
  } else if (!stated) {
    map.notes().add(
        map.where(), fmt::format("{} is missing: the file has no axes", map.name_of(key)),
        fmt::format("say where its {} are, like {}: [-1, 1]", key == "x" ? "columns" : "rows", key));
  } else if (places.size() > 2 && places.size() != count) {
    map.notes().add(*stated,
                    fmt::format("{} has {} numbers, and the file has {}", map.name_of(key), places.size(),
                                counted(static_cast<std::int64_t>(count), key == "x" ? "column" : "row")));
  } else if (!places.empty()) {
    axis = spread(places, count);
  }
}

/// Nothing, and mistakes, where something is wrong.
std::optional<ValueGrid> read_values(MapReader& map, const std::string& file, const StatedAxes& stated,
                                     Scene& out) {
  Notes& notes = map.notes();
  const std::size_t before = notes.count();
  const Value& at = *map.find("grid");
  std::optional<ValueGrid> grid;
  read_named_data(at, file, out, notes, [&](const std::string& path, std::string bytes) {
    GridArrays arrays = grid_arrays(path, std::move(bytes));
    take_axis(map, "x", stated.x, arrays.z.shape[1], arrays.x);
    take_axis(map, "y", stated.y, arrays.z.shape[0], arrays.y);
    if (notes.count() == before && arrays.x && arrays.y) grid = grid_of(path, std::move(arrays));
  });
  return grid;
}

/// The part of the grid that the scene states; `whole` is null where the grid could not be read.
std::optional<Domain> read_part(MapReader& map, const Domain* whole) {
  Domain d = whole ? *whole : Domain{};
  auto part = map.map("domain");
  const auto read = [&](std::string_view key, double& low, double& high) {
    const double from = low, to = high;
    read_interval(*part, key, low, high);
    if (!whole || (low >= from && high <= to)) return;
    part->notes().add(*part->find(key),
                      fmt::format("{} must be inside the grid, whose {} goes from {} to {}",
                                  part->name_of(key), key, plain_number_text(from), plain_number_text(to)));
  };
  if (part) {
    read("x", d.x_min, d.x_max);
    read("y", d.y_min, d.y_max);
    part->finish();
  }
  return whole ? std::optional(d) : std::nullopt;
}

/// The file's name as a text, in which dollar signs are no formulas.
std::string name_as_text(const std::string& file) {
  std::string text;
  for (const char c : std::filesystem::path(file).stem().string())
    text.append(c == '$' ? "\\" : "").append(1, c);
  return text;
}

std::vector<Minimum> read_grid_minima(MapReader& map, const GridObjective& f, const Domain& domain) {
  const Value* value = map.find("minima");
  if (value && value->kind == ValueKind::sequence) return stated_minima(map, f, domain);
  const bool is_search = value && map.name("minima") == "search";
  if (!map.notes().searches()) return {};
  if (is_search) return search_minima(f, domain, kMostMinima);
  const std::optional<Minimum> lowest = lowest_minimum(f, domain);
  return lowest && !lowest->on_edge ? std::vector{*lowest} : std::vector<Minimum>();
}

/// What can be said of the key without a grid.
void check_minima(MapReader& map) {
  const Value* value = map.find("minima");
  if (value && value->kind == ValueKind::sequence) {
    read_points(map, "minima", 2);
  } else if (value) {
    map.name("minima");
  }
}

}  // namespace

const Section& grid_surface_section() {
  static const Section section = {
      .name = "surface by grid",
      .doc = "a surface that a file has as values on a grid: see [landscapes](landscapes.md)",
      .keys = joined(
          {{.name = "grid",
            .forms = {form::undrawn(kMaxGridFile)},
            .doc = "a .npz, .npy, .csv, .tsv or .txt file, from the scene's folder; `z[i, j]` is the value "
                   "at `x[j]`, "
                   "`y[i]`",
            .required = true,
            .example = "landscape.npz"},
           axis_key(
               "x",
               "where the columns are, if the file does not say: two ends of even steps, or every place"),
           axis_key("y", "where the rows are; likewise"),
           {.name = "domain",
            .forms = {form::mapping(grid_domain_section())},
            .doc = "the part that is shown, and searched for minima",
            .otherwise = "the whole grid",
            .example = "{x: [-0.5, 0.5]}"},
           {.name = "minima",
            .forms = minima_forms({"lowest", "search"}),
            .doc = "`lowest`: the one below the lowest value, if that is not on the edge; `search`: Newton's "
                   "method looks "
                   "for all "
                   "local ones; or places",
            .fallback = "lowest"}},
          surface_text_keys("the file's name")),
  };
  return section;
}

void read_grid_surface(const Value& surface, Notes& notes, Scene& out) {
  MapReader map = MapReader::of_key(surface, grid_surface_section(), notes, "surface");
  const std::size_t before = notes.count();
  map.refuse("name", "name and grid exclude each other");
  const std::optional<std::string> title = map.text("title"), file = map.text("grid");
  const StatedAxes axes = {read_axis(map, "x"), read_axis(map, "y")};
  const std::optional<ValueGrid> grid = file ? read_values(map, *file, axes, out) : std::nullopt;
  const auto objective = grid ? std::make_shared<GridObjective>(*grid) : nullptr;
  const Domain whole = objective ? objective->domain() : Domain{};
  const std::optional<Domain> domain = read_part(map, objective ? &whole : nullptr);
  SurfaceChoice choice;
  choice.starts = read_points(map, "starts", 2);
  map.finish();
  if (!domain || notes.count() != before) return check_minima(map);
  choice.name = "grid";
  choice.title = title.value_or(name_as_text(*file));
  choice.source = "values on a grid, in " + *file;
  choice.domain = *domain;
  choice.objective = objective;
  const std::vector<Point> finite = finite_places(*objective, *domain);
  if (finite.empty()) {
    const std::string_view key = map.find("domain") ? "domain" : "grid";
    return notes.add(*map.find(key), fmt::format("surface.{}: the grid has next to no values there", key));
  }
  choice.minima = read_grid_minima(map, *objective, *domain);
  if (choice.starts.empty()) choice.starts = {usual_start(finite, *domain)};
  if (notes.count() == before) out.surface = std::move(choice);
}

}  // namespace gradreel
