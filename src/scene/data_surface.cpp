#include "scene/data_surface.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>

#include "core/deviation.hpp"
#include "readers/data_rows.hpp"
#include "scene/data_surface_keys.hpp"
#include "scene/named_data.hpp"
#include "scene/time_reading.hpp"
#include "surfaces/regression.hpp"

namespace gradreel {

namespace {

// An evaluation of mse does not go through the rows; those of other losses do, for every pixel of a map.
constexpr std::size_t kMostRows = 100'000, kMostLoopedRows = 10'000;

/// What the scene says.
struct DataSpec {
  std::string kind, file;  ///< kind: least_squares or logistic_regression
  DataColumns columns;
  std::vector<const Value*> at;  ///< of each feature
  const Value* target_at = nullptr;
  Regression model;
  bool standardizes = false;
  std::optional<Domain> domain;
  std::string title;

  bool is_logistic() const { return model.loss == RowLoss::logistic; }
};

void read_features(MapReader& map, DataSpec& spec) {
  Notes& notes = map.notes();
  const Value* list = map.find("features");
  if (const auto x = map.text("x")) {
    spec.columns.features = {*x};
    spec.at = {map.find("x")};
    if (list) notes.add(map.place_of("features"), "x and features exclude each other");
    return;
  }
  if (map.find("x")) return;
  if (!list) {
    notes.add(map.where(), "x (a column) or features (a list of them) is missing");
    return;
  }
  const auto* items = map.list("features");
  if (!items) return;
  for (const Value& item : *items) {
    const auto name = as_text(item, "a column of surface.features", column_rule(), notes);
    if (!name) return;
    spec.columns.features.push_back(*name);
    spec.at.push_back(&item);
  }
}

/// A surface has two weights.
void check_weights(MapReader& map, DataSpec& spec, std::optional<bool> intercept) {
  const std::size_t features = spec.columns.features.size();
  if (features == 0) return;
  spec.model.has_intercept = features == 1;
  if (!intercept || *intercept == spec.model.has_intercept) return;
  if (features == 1) {
    map.notes().add(map.place_of("intercept"), "one feature without an intercept is one weight, not two",
                    "leave out intercept, or add a feature: features: [u, v]");
  } else {
    map.notes().add(map.place_of("intercept"),
                    "two features and an intercept are three weights, and a surface has two",
                    "write intercept: false");
  }
}

void read_loss(MapReader& map, DataSpec& spec) {
  constexpr RowLoss kLosses[] = {RowLoss::mse, RowLoss::mae, RowLoss::huber};
  if (const auto loss = map.choice("loss")) spec.model.loss = kLosses[*loss];
  const auto delta = map.number("delta");
  spec.model.delta = delta.value_or(spec.model.delta);
  if (map.find("delta") && spec.model.loss != RowLoss::huber)
    map.notes().add(map.place_of("delta"), "delta is of loss: huber alone");
}

std::optional<Domain> read_data_domain(MapReader& map) {
  auto domain = map.map("domain");
  if (!domain) return std::nullopt;
  Domain d;
  for (const char* key : {"x", "y"}) domain->require(key);
  read_interval(*domain, "x", d.x_min, d.x_max);
  read_interval(*domain, "y", d.y_min, d.y_max);
  domain->finish();
  return d;
}

DataSpec read_spec(MapReader& map, bool is_logistic) {
  DataSpec spec;
  spec.kind = is_logistic ? "logistic_regression" : "least_squares";
  spec.file = map.text(spec.kind).value_or("");
  map.refuse("name", fmt::format("name and {} exclude each other", spec.kind));
  map.refuse("formula", fmt::format("formula and {} exclude each other", spec.kind));
  read_features(map, spec);
  const char* const target = is_logistic ? "label" : "y";
  map.require(target);
  spec.columns.target = map.text(target).value_or("");
  spec.target_at = map.find(target);
  spec.columns.has_classes = is_logistic;
  if (is_logistic) {
    spec.model.loss = RowLoss::logistic;
  } else {
    read_loss(map, spec);
  }
  spec.columns.most_rows = spec.model.loss == RowLoss::mse ? kMostRows : kMostLoopedRows;
  check_weights(map, spec, map.flag("intercept"));
  spec.model.l2 = map.number("l2").value_or(0);
  spec.standardizes = map.flag("standardize").value_or(false);
  spec.domain = read_data_domain(map);
  spec.title = map.text("title").value_or("");
  return spec;
}

bool is_constant(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [&](double v) { return v == values[0]; });
}

void standardize(FitData& data) {
  for (std::size_t i = 0; i < data.features.size(); ++i) {
    const Deviation d = deviation_of(data.columns[i]);
    data.mean[i] = d.mean;
    data.deviation[i] = d.deviation;
  }
}

RegressionRows model_rows(const FitData& data) {
  RegressionRows rows;
  for (std::size_t i = 0; i < data.y.size(); ++i) {
    rows.a.push_back(data.scaled(0, data.columns[0][i]));
    rows.b.push_back(data.has_intercept() ? 1 : data.scaled(1, data.columns[1][i]));
  }
  rows.y = data.y;
  return rows;
}

/// Columns that leave the minimum open, or nothing to fit.
bool can_be_fitted(const DataSpec& spec, const FitData& data, Notes& notes) {
  for (std::size_t i = 0; i < data.features.size(); ++i) {
    if (!is_constant(data.columns[i])) continue;
    const std::string what =
        fmt::format("column '{}' is {} in all rows", spec.columns.features[i], data.columns[i][0]);
    if (data.has_intercept()) {
      notes.add(*spec.at[i], what + ": the slope and the intercept have no unique minimum");
      return false;
    }
    if (spec.standardizes) {
      notes.add(*spec.at[i], what + ": its standard deviation is 0", "leave out standardize");
      return false;
    }
  }
  const bool varies = data.has_intercept()
                          ? !is_constant(data.y)
                          : std::any_of(data.y.begin(), data.y.end(), [](double y) { return y != 0; });
  if (varies) return true;
  notes.add(*spec.target_at, fmt::format("column '{}' is {} in all rows: there is nothing to fit",
                                         spec.columns.target, data.y[0]));
  return false;
}

bool has_minimum(const DataSpec& spec, const RegressionRows& rows, Notes& notes) {
  if (is_collinear(rows)) {
    const std::vector<std::string>& names = spec.columns.features;
    if (names.size() == 1) {
      notes.add(*spec.at[0],
                fmt::format("column '{}' hardly varies in relation to its size: the slope and the intercept "
                            "have no unique minimum",
                            names[0]),
                "write standardize: true");
    } else {
      notes.add(*spec.at[1], fmt::format("the columns '{}' and '{}' are proportional: their weights have no "
                                         "unique minimum",
                                         names[0], names[1]));
    }
    return false;
  }
  if (!spec.is_logistic() || spec.model.l2 > 0 || !is_separable(rows)) return true;
  notes.add(*spec.target_at,
            fmt::format("the classes of column '{}' can be separated without a mistake: the loss has no "
                        "minimum, it falls for ever as the weights grow",
                        spec.columns.target),
            "write l2: 0.01, which keeps them small");
  return false;
}

/// The text of a name from the file, as texts of scenes are written; nothing, and a mistake, if it cannot be
/// drawn.
std::optional<std::string> drawn(const std::string& name, const Value& at, Notes& notes) {
  Value said = at;
  said.text.clear();
  for (const char c : name) said.text.append(c == '$' ? "\\" : "").append(1, c);
  return as_text(said, "the name of a column or class", {.max_length = kMaxColumnName}, notes);
}

/// Every name as it is drawn. False if a mistake was added.
bool draw_names(const DataSpec& spec, FitData& data, Notes& notes) {
  const auto draw = [&](std::string& name, const Value& at) {
    const auto text = drawn(name, at, notes);
    name = text.value_or("");
    return text.has_value();
  };
  for (std::size_t i = 0; i < data.features.size(); ++i) {
    if (!draw(data.features[i], *spec.at[i])) return false;
  }
  if (!draw(data.target, *spec.target_at)) return false;
  return std::all_of(data.classes.begin(), data.classes.end(),
                     [&](std::string& name) { return draw(name, *spec.target_at); });
}

std::string default_title(const DataSpec& spec, const FitData& data) {
  const char* loss = "Mean squared error";
  if (spec.model.loss == RowLoss::mae) loss = "Mean absolute error";
  if (spec.model.loss == RowLoss::huber) loss = "Huber loss";
  if (spec.is_logistic()) loss = "Logistic loss";
  return fmt::format("{} of {} by {}", loss, data.target, fmt::join(data.features, " and "));
}

Parameters parameters_of(const DataSpec& spec) {
  Parameters all = {{"file", spec.file},
                    {"features", spec.columns.features},
                    {"target", spec.columns.target},
                    {"standardize", spec.standardizes},
                    {"l2", spec.model.l2}};
  const char* const names[] = {"mse", "mae", "huber"};
  if (!spec.is_logistic()) all.emplace_back("loss", std::string(names[static_cast<int>(spec.model.loss)]));
  if (spec.model.loss == RowLoss::huber) all.emplace_back("delta", spec.model.delta);
  return all;
}

/// Whether pixels of the domain have coordinates of their own, all of a size that scenes may state.
bool can_be_shown(const Domain& d) {
  const auto is_wide = [](double low, double high) {
    const double size = std::max(std::fabs(low), std::fabs(high));
    return size <= 1e15 && high - low >= 1e-9 * size && high - low >= 1e-100;
  };
  return is_wide(d.x_min, d.x_max) && is_wide(d.y_min, d.y_max);
}

/// Near the edge, in the upper left.
Point edge_start(const Domain& d) {
  return {d.x_min + 0.1 * (d.x_max - d.x_min), d.y_min + 0.85 * (d.y_max - d.y_min)};
}

std::optional<SurfaceChoice> surface_of(const DataSpec& spec, FitData data, const Value& at,
                                        const Words& words, Notes& notes) {
  if (!can_be_fitted(spec, data, notes)) return std::nullopt;
  if (spec.standardizes) standardize(data);
  RegressionRows rows = model_rows(data);
  if (!has_minimum(spec, rows, notes) || !draw_names(spec, data, notes)) return std::nullopt;
  const Point best = best_weights(rows, spec.model);
  const auto around = domain_around(best, rows, spec.model);
  if (!spec.domain && !(around && is_finite(best) && can_be_shown(*around))) {
    notes.add(at,
              fmt::format("the weights around the minimum, {:.3g} and {:.3g}, are too large or too close "
                          "together to be shown",
                          best.x, best.y),
              "write standardize: true");
    return std::nullopt;
  }
  SurfaceChoice surface;
  surface.name = spec.kind;
  surface.title = spec.title.empty() ? default_title(spec, data) : spec.title;
  surface.source = spec.file;
  surface.parameters = parameters_of(spec);
  surface.axis_names = {words[Word::slope], words[Word::intercept]};
  if (!data.has_intercept()) {
    for (std::size_t i = 0; i < 2; ++i)
      surface.axis_names[i] = words.text(Word::weight_of, {{"feature", data.features[i]}});
  }
  surface.domain = spec.domain.value_or(around.value_or(Domain{}));
  const auto objective = make_regression(std::move(rows), spec.model, best);
  if (surface.domain.contains(best)) {
    Positions x(2, 1);
    x << best.x, best.y;
    Values f;
    objective->value(x, f);
    surface.minima = {{best, f(0)}};
  }
  surface.starts = {edge_start(surface.domain)};
  surface.objective = objective;
  if (spec.model.loss != RowLoss::mse) surface.evaluation_rows = data.y.size();
  surface.data = std::make_shared<const FitData>(std::move(data));
  return surface;
}

}  // namespace

void read_data_surface(const Value& surface, Notes& notes, Scene& out) {
  const bool is_logistic = std::none_of(surface.entries.begin(), surface.entries.end(),
                                        [](const Entry& e) { return e.key == "least_squares"; });
  MapReader map = MapReader::of_key(
      surface, is_logistic ? logistic_regression_section() : least_squares_section(), notes, "surface");
  const std::size_t before = notes.count();
  const DataSpec spec = read_spec(map, is_logistic);
  map.finish();
  if (notes.count() != before) return;
  FitData data;
  const Value& file = *map.find(spec.kind);
  const auto read = [&](const std::string& path, std::string bytes) {
    data = data_rows(path, std::move(bytes), spec.columns);
  };
  if (!read_named_data(file, spec.file, out, notes, read)) return;
  if (auto choice = surface_of(spec, std::move(data), file, *out.words, notes))
    out.surface = *std::move(choice);
}

}  // namespace gradreel
