// Regressions with a weight for every feature.
#include <fmt/format.h>

#include <memory>
#include <optional>
#include <utility>

#include "core/deviation.hpp"
#include "core/number_text.hpp"
#include "readers/data_rows.hpp"
#include "scene/data_surface_keys.hpp"
#include "scene/many_readers.hpp"
#include "scene/named_data.hpp"
#include "surfaces/many/linear_model.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMostFeatures = 64, kMostTableRows = 10'000, kMostClasses = 32, kMaxTableFile = 200;

std::vector<Key> linear_keys(Key target) {
  return {
      {.name = "file",
       .forms = {form::undrawn(kMaxTableFile)},
       .doc = "a table (CSV) from the scene's folder, whose first line names the columns",
       .required = true,
       .example = "houses.csv"},
      {.name = "features",
       .forms = {form::list(1, kMostFeatures, "columns", {{.shape = Shape::text, .text = column_rule()}})},
       .doc = "the columns of which the model takes a weighted sum",
       .required = true,
       .example = "[area, rooms, age]"},
      std::move(target),
      {.name = "intercept",
       .forms = {form::flag()},
       .doc = "whether a constant is added, for softmax_regression one for each class",
       .fallback = true},
      {.name = "standardize",
       .forms = {form::flag()},
       .doc = "scales every feature to mean 0 and standard deviation 1 (of the population)",
       .fallback = false},
      {.name = "l2",
       .forms = {form::number(non_negative())},
       .doc = "λ: adds λ/2 times the square of the weights to the mean loss; not of intercepts",
       .fallback = LinearModel{}.l2}};
}

Key target_key(std::string_view name, std::string_view doc, std::string_view example) {
  return {.name = name,
          .forms = {{.shape = Shape::text, .text = column_rule()}},
          .doc = doc,
          .required = true,
          .example = example};
}

/// False, and a mistake: a column without a deviation.
bool standardize_columns(FeatureTable& table, const std::vector<std::string>& names, const Value& at,
                         Notes& notes) {
  for (std::size_t k = 0; k < table.columns.size(); ++k) {
    std::vector<double>& column = table.columns[k];
    const Deviation d = deviation_of(column);
    if (!(d.deviation > 0)) {
      notes.add(
          at, fmt::format("column '{}' is {} in all rows: its standard deviation is 0", names[k], column[0]),
          "leave it out, or standardize");
      return false;
    }
    for (double& v : column) v = d.scaled(v);
  }
  return true;
}

std::vector<std::string> read_feature_names(MapReader& map) {
  std::vector<std::string> names;
  const auto* list = map.list("features");
  if (!list) return names;
  for (const Value& item : *list) {
    const auto name = as_text(item, "a column of surface.features", column_rule(), map.notes());
    if (name) names.push_back(*name);
  }
  return names;
}

struct LinearKind {
  LinearLoss loss;
  const char* target;
  const char* title;
};

void read_linear(MapReader& map, const LinearKind& kind, Scene& out) {
  const std::size_t before = map.notes().count();
  for (const char* key : {"file", "features", kind.target}) map.require(key);
  FeatureColumns columns;
  columns.features = read_feature_names(map);
  columns.target = map.text(kind.target).value_or("");
  columns.most_rows = kMostTableRows;
  columns.most_classes = kind.loss == LinearLoss::squared    ? 0
                         : kind.loss == LinearLoss::logistic ? 2
                                                             : kMostClasses;
  LinearModel model = {.loss = kind.loss};
  model.has_intercept = map.flag("intercept").value_or(true);
  model.l2 = map.number("l2").value_or(0);
  const bool standardizes = map.flag("standardize").value_or(false);
  const std::string file = map.text("file").value_or("");
  if (map.notes().count() != before) return;
  FeatureTable table;
  const auto read = [&](const std::string& path, std::string bytes) {
    table = feature_table(path, std::move(bytes), columns);
  };
  if (!read_named_data(*map.find("file"), file, out, map.notes(), read)) return;
  if (standardizes && !standardize_columns(table, columns.features, *map.find("features"), map.notes()))
    return;
  model.classes = static_cast<int>(table.classes.size());
  const auto features = static_cast<double>(table.columns.size()), rows = static_cast<double>(table.y.size());
  auto objective = make_linear_model(model, {std::move(table.columns), std::move(table.y)});
  if (objective->dimension() < 3) {
    map.notes().add(
        map.where(), "two weights are a surface of their own",
        fmt::format("write surface: {{{}: {}, ...}}, or list more features",
                    kind.loss == LinearLoss::squared ? "least_squares" : "logistic_regression", file));
    return;
  }
  Space& space = out.space.emplace();
  space.rows = objective->rows();
  space.work = 3 * features * model.outputs() * rows;
  space.starts = {Eigen::ArrayXd::Zero(objective->dimension())};
  space.objective = std::move(objective);
  out.surface.title = fmt::format("{} of {} by {}", kind.title, columns.target,
                                  counted(static_cast<std::int64_t>(columns.features.size()), "feature"));
}

}  // namespace

std::vector<Key> linear_regression_keys() {
  return linear_keys(target_key("y", "the column that the model predicts", "price"));
}
std::vector<Key> many_logistic_regression_keys() {
  return linear_keys(
      target_key("label", "the column of classes: two values, in order; the second is 1", "passed"));
}
std::vector<Key> softmax_regression_keys() {
  return linear_keys(target_key("label", "the column of classes: two to 32 values", "species"));
}

void read_linear_regression(MapReader& map, Scene& out) {
  read_linear(map, {LinearLoss::squared, "y", "Linear regression"}, out);
}
void read_many_logistic_regression(MapReader& map, Scene& out) {
  read_linear(map, {LinearLoss::logistic, "label", "Logistic regression"}, out);
}
void read_softmax_regression(MapReader& map, Scene& out) {
  read_linear(map, {LinearLoss::softmax, "label", "Softmax regression"}, out);
}

}  // namespace gradreel
