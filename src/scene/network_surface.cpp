// The network of mlp, and the points that it learns.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "core/deviation.hpp"
#include "readers/data_rows.hpp"
#include "scene/data_surface_keys.hpp"
#include "scene/limits.hpp"
#include "scene/many_readers.hpp"
#include "scene/named_data.hpp"
#include "surfaces/many/network.hpp"
#include "surfaces/many/objectives.hpp"
#include "surfaces/many/toy_data.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMostUnits = 256, kMostNetworkRows = 10'000, kMaxDataFile = 200;

const Section& network_file_section() {
  const auto column = [](std::string_view name, std::string_view doc, std::string_view example) {
    return Key{.name = name,
               .forms = {{.shape = Shape::text, .text = column_rule()}},
               .doc = doc,
               .required = true,
               .example = example};
  };
  static const Section section = {
      .name = "surface.data",
      .doc = "a file of points with labels",
      .keys = {{.name = "file",
                .forms = {form::undrawn(kMaxDataFile)},
                .doc = "a table (CSV) from the scene's folder, whose first line names the columns",
                .required = true,
                .example = "points.csv"},
               column("x", "the column of the first coordinate", "x"),
               column("y", "the column of the second", "y"),
               column("label", "the column of classes: two values, in order; the second is 1", "class"),
               {.name = "standardize",
                .forms = {form::flag()},
                .doc = "scales both coordinates to mean 0 and standard deviation 1",
                .fallback = true}},
  };
  return section;
}

/// To mean 0 and deviation 1; equal values to 0.
void scale_to_unit(std::vector<double>& column) {
  const Deviation d = deviation_of(column);
  for (double& v : column) v = d.deviation > 0 ? d.scaled(v) : 0;
}

std::optional<LabelledPoints> read_file_points(MapReader map, Scene& out) {
  for (const char* key : {"file", "x", "y", "label"}) map.require(key);
  const auto file = map.text("file"), x = map.text("x"), y = map.text("y"), label = map.text("label");
  const bool standardizes = map.flag("standardize").value_or(true);
  map.finish();
  if (!file || !x || !y || !label) return std::nullopt;
  const DataColumns columns = {{*x, *y}, *label, true, kMostNetworkRows};
  std::optional<LabelledPoints> points;
  read_named_data(*map.find("file"), *file, out, map.notes(),
                  [&](const std::string& path, std::string bytes) {
                    FitData data = data_rows(path, std::move(bytes), columns);
                    for (std::size_t i = 0; i < 2 && standardizes; ++i) scale_to_unit(data.columns[i]);
                    points.emplace();
                    for (std::size_t i = 0; i < data.y.size(); ++i)
                      points->at.push_back({data.columns[0][i], data.columns[1][i]});
                    points->label = std::move(data.y);
                    points->names = {*x, *y};
                    points->classes = {data.classes[0], data.classes[1]};
                  });
  return points;
}

std::optional<LabelledPoints> read_points_of(MapReader& map, std::uint64_t seed, Scene& out) {
  const Value* data = map.find("data");
  if (data && data->kind == ValueKind::mapping) {
    for (const char* key : {"points", "noise", "turns"}) {
      if (map.find(key))
        map.refuse(key, fmt::format("surface.{} is of generated data, not of a file's", key));
    }
    return read_file_points(*map.map("data"), out);
  }
  ToyData toy;
  toy.seed = seed;
  if (const auto shape = map.choice("data")) toy.shape = static_cast<ToyShape>(*shape);
  toy.points = map.whole("points").value_or(toy.points);
  toy.noise = map.number("noise").value_or(toy.noise);
  toy.turns = map.number("turns").value_or(toy.turns);
  if (map.find("turns") && toy.shape != ToyShape::spirals)
    map.refuse("turns", "surface.turns is of data: spirals alone");
  return make_points(toy);
}

std::string network_text(const NetworkForm& form) {
  std::string text = "2";
  for (const int units : form.hidden) text += fmt::format("-{}", units);
  return text + "-1";
}

NetworkForm read_form(MapReader& map) {
  NetworkForm form;
  if (const auto* hidden = map.list("hidden")) {
    form.hidden.clear();
    const Range& range = map.item_form("hidden", Shape::number).range;
    for (const Value& item : *hidden) {
      form.hidden.push_back(
          static_cast<int>(as_number(item, map.name_of("hidden"), range, map.notes()).value_or(1)));
    }
  }
  if (const auto i = map.choice("activation")) form.activation = static_cast<Activation>(*i);
  form.l2 = map.number("l2").value_or(0);
  return form;
}

}  // namespace

std::vector<Key> network_keys() {
  const ToyData toy;
  return {{.name = "hidden",
           .forms = {form::list(1, 2, "numbers of units", {form::whole(1, kMostUnits)})},
           .doc = "units of each hidden layer",
           .fallback = "[16, 16]"},
          {.name = "activation",
           .forms = {form::choice({"tanh", "relu", "gelu"})},
           .doc = "of the hidden units; `gelu` is x Φ(x), exactly",
           .fallback = "tanh"},
          {.name = "data",
           .forms = {form::choice({"two_moons", "spirals", "blobs"}), form::mapping(network_file_section())},
           .doc = "points of two classes: made, or of a file",
           .fallback = "spirals"},
          {.name = "points",
           .forms = {form::whole(4, static_cast<double>(kMostNetworkRows))},
           .doc = "how many are made",
           .fallback = toy.points},
          {.name = "noise",
           .forms = {form::number({.low = 0, .high = 10})},
           .doc = "standard deviation of what is added to each coordinate of made points",
           .fallback = toy.noise},
          {.name = "turns",
           .forms = {form::number({.low = 0.1, .high = 5})},
           .doc = "of each spiral",
           .fallback = toy.turns},
          {.name = "l2",
           .forms = {form::number(non_negative())},
           .doc = "λ: adds λ/2 times the square of the weights, not of the biases, to the mean loss",
           .fallback = NetworkForm{}.l2},
          {.name = "seed",
           .forms = {form::whole(0, 1e9)},
           .doc = "of made points and of the initial weights",
           .fallback = 0}};
}

void read_network(MapReader& map, Scene& out) {
  const std::size_t before = map.notes().count();
  const NetworkForm form = read_form(map);
  const auto seed = static_cast<std::uint64_t>(map.whole("seed").value_or(0));
  std::optional<LabelledPoints> points = read_points_of(map, seed, out);
  if (!points || map.notes().count() != before) return;
  Space& space = out.space.emplace();
  space.rows = points->at.size();
  space.objective = make_network(form, *points);
  space.work = work_per_row(form) * static_cast<double>(space.rows);
  space.starts = {initial_weights(form, seed)};
  const Value* data = map.find("data");
  const std::string on = data && data->kind == ValueKind::mapping ? map.map("data")->text("file").value_or("")
                         : !data                                  ? "spirals"
                         : data->text == "two_moons"              ? "two moons"
                                                                  : data->text;
  out.surface.title = fmt::format("Network {} on {}", network_text(form), on);
  space.classification =
      std::make_shared<Classification>(Classification{*std::move(points), make_classifier(form)});
}

}  // namespace gradreel
