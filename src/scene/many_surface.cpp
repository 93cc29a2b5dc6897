#include "scene/many_surface.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "core/number_text.hpp"
#include "scene/limits.hpp"
#include "scene/many_readers.hpp"
#include "scene/read_entry.hpp"
#include "surfaces/grid_objective.hpp"
#include "surfaces/many/objectives.hpp"
#include "surfaces/surface.hpp"

namespace gradreel {

namespace {

Key seed_key(std::string_view doc) {
  return {.name = "seed", .forms = {form::whole(0, 1e9)}, .doc = doc, .fallback = 0};
}

Form dimension_form() { return form::whole(3, kMostParameters); }

std::vector<Key> quadratic_keys() {
  return {
      {.name = "dimension",
       .forms = {dimension_form()},
       .doc = "how many parameters",
       .fallback = QuadraticForm{}.dimension},
      {.name = "condition",
       .forms = {form::number({.low = 1, .high = 1e12})},
       .doc = "the largest eigenvalue; the smallest is 1, and the others are even in logarithm",
       .fallback = QuadraticForm{}.condition},
      {.name = "rotation",
       .forms = {form::flag()},
       .doc = "whether the eigenvectors are rotated at random, by up to 16 reflections; `false`: they are "
              "the coordinates",
       .fallback = true},
      seed_key("of the rotation")};
}

void read_quadratic(MapReader& map, Scene& out) {
  QuadraticForm form;
  form.dimension = map.whole("dimension").value_or(form.dimension);
  form.condition = map.number("condition").value_or(form.condition);
  form.rotated = map.flag("rotation").value_or(true);
  form.seed = static_cast<std::uint64_t>(map.whole("seed").value_or(0));
  Space& space = out.space.emplace();
  space.objective = make_quadratic(form);
  space.work = 64.0 * form.dimension;
  space.has_hessian = true;
  space.starts = {Eigen::ArrayXd::Constant(form.dimension, 1.0)};
  out.surface.title = fmt::format("Quadratic form of {} parameters", form.dimension);
  out.surface.parameters = {{"dimension", static_cast<double>(form.dimension)},
                            {"condition", form.condition}};
}

/// Of the unsettled plane: see scene/settle_planes.hpp.
std::shared_ptr<const Objective> blank_surface() {
  return std::make_shared<GridObjective>(ValueGrid{{-1, 1}, {-1, 1}, {0, 0, 0, 0}});
}

/// What the scene's `surface` is until its descents have run.
void take_blank_surface(std::string_view name, Scene& out) {
  SurfaceChoice& surface = out.surface;
  surface.name = name;
  surface.objective = blank_surface();
  surface.domain = {-1, 1, -1, 1};
  surface.starts = {{0, 0}};
}

/// One that is not as long as the parameters is noted.
std::optional<Eigen::ArrayXd> as_position(const Value& value, std::string_view name, int dimension,
                                          Notes& notes) {
  if (value.kind != ValueKind::sequence) {
    notes.add_unexpected(value, name, fmt::format("a list of {} numbers", dimension));
    return std::nullopt;
  }
  if (static_cast<int>(value.items.size()) != dimension) {
    notes.add(value, fmt::format("{}: expected {} numbers, one for each parameter, found {}", name, dimension,
                                 value.items.size()));
    return std::nullopt;
  }
  Eigen::ArrayXd x(dimension);
  for (int i = 0; i < dimension; ++i) {
    const auto number = as_number(value.items[static_cast<std::size_t>(i)], fmt::format("x{} of {}", i, name),
                                  kCoordinate, notes);
    if (!number) return std::nullopt;
    x(i) = *number;
  }
  return x;
}

}  // namespace

std::span<const ManyObjective> many_objectives() {
  static const std::vector<ManyObjective> all = {
      {"quadratic", "Quadratic form of many parameters",
       "f(x) = ½ xᵀ Q Λ Qᵀ x, Q a rotation, log Λ evenly from 0 to log(condition)",
       R"(f(x) = \tfrac{1}{2}\, x^\top Q \Lambda Q^\top x, \quad \lambda_i = \kappa^{(i - 1)/(n - 1)})",
       "J. Nocedal and S. J. Wright, Numerical Optimization, 2nd ed., 2006, chapters 3.3 and 5.1",
       quadratic_keys(), read_quadratic},
      {"matrix_sensing", "Matrix sensing, or associative memory", "f(W) = ½ ‖W A − B‖²",
       R"(f(W) = \tfrac{1}{2}\, \lVert W A - B \rVert_F^2)",
       "T. Kohonen, Correlation matrix memories, IEEE Transactions on Computers C-21, 1972",
       matrix_sensing_keys(), read_matrix_sensing},
      {"linear_regression", "Linear regression with all weights",
       "f(w, b) = 1/n Σ (w · xᵢ + b − yᵢ)² + λ/2 ‖w‖²",
       R"(f(w, b) = \tfrac{1}{n} \sum_i (w \cdot x_i + b - y_i)^2 + \tfrac{\lambda}{2} \lVert w \rVert^2)",
       "T. Hastie, R. Tibshirani and J. Friedman, The Elements of Statistical Learning, 2nd ed., 2009, "
       "chapter 3",
       linear_regression_keys(), read_linear_regression},
      {"logistic_regression", "Logistic regression with all weights",
       "f(w, b) = 1/n Σ (log(1 + exp zᵢ) − yᵢ zᵢ) + λ/2 ‖w‖², zᵢ = w · xᵢ + b",
       R"(f(w, b) = \tfrac{1}{n} \sum_i \bigl(\log(1 + e^{z_i}) - y_i z_i\bigr) + \tfrac{\lambda}{2} \lVert w \rVert^2, \quad z_i = w \cdot x_i + b)",
       "T. Hastie, R. Tibshirani and J. Friedman, The Elements of Statistical Learning, 2nd ed., 2009, "
       "chapter 4.4",
       many_logistic_regression_keys(), read_many_logistic_regression},
      {"softmax_regression", "Softmax regression with all weights",
       "f(W, b) = −1/n Σ log pᵢ + λ/2 ‖W‖², pᵢ = softmax(W xᵢ + b) of the class yᵢ",
       R"(f(W, b) = -\tfrac{1}{n} \sum_i \log p_i + \tfrac{\lambda}{2} \lVert W \rVert_F^2, \quad p_i = \operatorname{softmax}(W x_i + b)_{y_i})",
       "C. M. Bishop, Pattern Recognition and Machine Learning, 2006, chapter 4.3.4",
       softmax_regression_keys(), read_softmax_regression},
      {"mlp", "Network of one or two hidden layers",
       "f(W₁, b₁, ...) = 1/n Σ (log(1 + exp zᵢ) − yᵢ zᵢ) + λ/2 Σ ‖Wₗ‖², "
       "zᵢ = W₃ σ(W₂ σ(W₁ xᵢ + b₁) + b₂) + b₃",
       R"(f = \tfrac{1}{n} \sum_i \bigl(\log(1 + e^{z_i}) - y_i z_i\bigr) + \tfrac{\lambda}{2} \sum_l \lVert W_l \rVert_F^2, \quad z_i = W_3\, \sigma(W_2\, \sigma(W_1 x_i + b_1) + b_2) + b_3)",
       "D. E. Rumelhart, G. E. Hinton and R. J. Williams, Learning representations by back-propagating "
       "errors, Nature 323, 1986",
       network_keys(), read_network},
  };
  return all;
}

const ManyObjective* find_many_objective(std::string_view name) {
  for (const ManyObjective& o : many_objectives()) {
    if (o.name == name) return &o;
  }
  return nullptr;
}

std::vector<std::string_view> surface_names() {
  std::vector<std::string_view> names = entry_names(surfaces());
  for (const ManyObjective& o : many_objectives()) names.push_back(o.name);
  return names;
}

std::optional<Key> dimension_key(std::string_view surface) {
  if (surface != "rosenbrock") return std::nullopt;
  return Key{.name = "dimension",
             .forms = {form::whole(2, kMostParameters)},
             .doc = "how many coordinates the chain has: see [dimensions](dimensions.md)",
             .fallback = 2};
}

void read_many_surface(MapReader& map, const ManyObjective& objective, Scene& out) {
  const std::size_t before = map.notes().count();
  map.declare(objective.keys);
  out.surface = {};
  objective.read(map, out);
  map.finish();
  if (map.notes().count() == before) return take_blank_surface(objective.name, out);
  out.surface = {};
  out.space.reset();
}

bool read_rosenbrock_chain(MapReader& map, const ParamValues& params, Scene& out) {
  const int n = map.whole("dimension").value_or(2);
  if (n == 2) return false;
  Space& space = out.space.emplace();
  const double a = params.number("a"), b = params.number("b");
  space.objective = make_rosenbrock(n, a, b);
  space.work = 12.0 * n;
  space.has_hessian = true;
  Eigen::ArrayXd start(n);
  for (int i = 0; i < n; ++i) start(i) = i % 2 == 0 ? -1.2 : 1;
  space.starts = {start};
  out.surface = {};
  out.surface.title = fmt::format("Rosenbrock's function of {} coordinates", n);
  out.surface.source = find_surface("rosenbrock")->source;
  out.surface.parameters = params.parameters();
  out.surface.parameters.emplace_back("dimension", static_cast<double>(n));
  take_blank_surface("rosenbrock", out);
  return true;
}

Form position_form() {
  return form::list(3, kMostParameters, "numbers, one for each parameter", {form::number(kCoordinate)});
}

void read_many_starts(MapReader& scene, Scene& out) {
  Space& space = *out.space;
  Notes& notes = scene.notes();
  const Value* one = scene.find("start");
  const Value* several = scene.find("starts");
  if (one && several) {
    notes.add(scene.place_of("start"), "start and starts exclude each other", "put all of them into starts");
  }
  std::vector<Eigen::ArrayXd> stated;
  const auto add = [&](const Value& value, std::string_view name) {
    if (auto x = as_position(value, name, space.dimension(), notes)) stated.push_back(*std::move(x));
  };
  if (one) {
    add(*one, "start");
  } else if (several) {
    if (const auto* list = scene.list("starts")) {
      for (const Value& item : *list) add(item, "a start");
    }
  }
  if (!stated.empty()) space.starts = std::move(stated);
  out.starts.assign(space.starts.size(), {0, 0});  // until they are projected
}

}  // namespace gradreel
