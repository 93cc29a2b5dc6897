#include "scene/read_plane.hpp"

#include <fmt/format.h>

#include <charconv>

namespace gradreel {

namespace {

const Section& plane_section() {
  static const Section section = {
      .name = "plane",
      .doc = "a plane through the space of parameters: see [dimensions](dimensions.md)",
      .keys = {{.name = "coordinates",
                .forms = {form::list(2, 2, "coordinates like x0", {form::undrawn(12)})},
                .doc = "the plane of two coordinates, counted from 0, through the end of the first descent",
                .otherwise = "`random`",
                .example = "[x0, x3]"},
               {.name = "random",
                .forms = {form::whole(0, 1e9)},
                .doc = "the plane of two random directions through the end of the first descent, with this "
                       "seed; each layer, or matrix, of a direction is as long as that of the end",
                .otherwise = "`coordinates`",
                .example = "7"}},
      .exclusive = {{{"coordinates", "random"}, true}},
  };
  return section;
}

/// The number of "x3"; nothing if it is none, or not below `dimension`.
std::optional<Eigen::Index> coordinate_of(const Value& item, int dimension, Notes& notes) {
  const auto text = as_text(item, "plane.coordinates", {.max_length = 12, .is_drawn = false}, notes);
  if (!text) return std::nullopt;
  Eigen::Index n = -1;
  const char* const end = text->data() + text->size();
  const bool is_number =
      text->size() > 1 && text->front() == 'x' && std::from_chars(text->data() + 1, end, n).ptr == end;
  if (is_number && n >= 0 && n < dimension) return n;
  notes.add(item, fmt::format("plane.coordinates: there is no coordinate '{}'", *text),
            fmt::format("they are x0 to x{}", dimension - 1));
  return std::nullopt;
}

void read_coordinates(MapReader& map, const Scene& scene, PlaneChoice& plane) {
  plane.kind = PlaneChoice::Kind::coordinates;
  const auto* list = map.list("coordinates");
  if (!list) return;
  const int dimension = scene.space->dimension();
  const auto first = coordinate_of((*list)[0], dimension, map.notes()),
             second = coordinate_of((*list)[1], dimension, map.notes());
  if (!first || !second) return;
  if (*first == *second) map.notes().add((*list)[1], "plane.coordinates: both are the same");
  plane.coordinates = {*first, *second};
}

PlaneChoice read_plane(const Value& value, const Scene& scene, Notes& notes) {
  PlaneChoice plane;
  if (value.kind != ValueKind::mapping) {
    constexpr std::string_view kKnown[] = {"pca"};
    as_name(value, "plane", kKnown, notes);
    return plane;
  }
  MapReader map = MapReader::of_key(value, plane_section(), notes, "plane");
  const bool has_coordinates = map.find("coordinates") != nullptr, has_seed = map.find("random") != nullptr;
  if (has_coordinates == has_seed) {
    notes.add(map.where(),
              has_seed ? "plane: coordinates and random exclude each other"
                       : "plane: coordinates or random is missing",
              "write plane: pca, or plane: {coordinates: [x0, x1]}, or plane: {random: 1}");
  } else if (has_coordinates) {
    read_coordinates(map, scene, plane);
  } else {
    plane.kind = PlaneChoice::Kind::random;
    plane.seed = static_cast<std::uint64_t>(map.whole("random").value_or(0));
  }
  map.finish();
  return plane;
}

}  // namespace

Key plane_key() {
  const Form word = form::choice({"pca"}), mapping = form::mapping(plane_section());
  return {.name = "plane",
          .forms = {word, mapping, form::list(1, kMostPlanes, "planes", {word, mapping})},
          .doc =
              "of an objective of many parameters: the plane that maps and 3D surfaces show. `pca`: that "
              "of the first two principal components of all descents together. Of several, panels choose "
              "theirs by `plane: 2`",
          .otherwise = "`pca`; of no use for functions of two variables",
          .example = "{coordinates: [x0, x3]}"};
}

void read_planes(MapReader& scene, Scene& out) {
  const Value* value = scene.find("plane");
  if (!value) return;
  if (!out.space) {
    if (out.surface.objective || !scene.find("surface")) {
      scene.refuse("plane", "plane is of objectives of more than two parameters, and this scene has none",
                   "like surface: {name: quadratic, dimension: 10}");
    }
    return;
  }
  out.space->planes.clear();
  if (value->kind != ValueKind::sequence) {
    out.space->planes.push_back(read_plane(*value, out, scene.notes()));
  } else if (const auto* list = scene.list("plane")) {
    for (const Value& item : *list) out.space->planes.push_back(read_plane(item, out, scene.notes()));
  }
}

}  // namespace gradreel
