#include "scene/typed_surface.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "expression/expression_objective.hpp"
#include "expression/notation.hpp"
#include "scene/limits.hpp"
#include "scene/read_place.hpp"
#include "scene/searched_minima.hpp"
#include "scene/surface_parts.hpp"
#include "scene/text_place.hpp"
#include "scene/time_reading.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMostParameters = 32;

Form formula_form() {
  Form text = form::text(kMaxExpressionLength);
  text.text.several_lines = true;
  return text;
}

const std::vector<std::string>& variables() {
  static const std::vector<std::string> names = {"x", "y"};
  return names;
}

/// What a formula needs beside its text.
struct Named {
  std::vector<std::string> names;
  std::vector<double> values;
};

Named read_parameters(MapReader& map, Notes& notes) {
  Named all;
  const Value* value = map.find("parameters");
  if (!value) return all;
  const Form& form = map.form("parameters", Shape::mapping);
  if (value->kind != ValueKind::mapping) {
    notes.add_unexpected(*value, map.name_of("parameters"), "a mapping of names to numbers");
    return all;
  }
  if (value->entries.size() > kMostParameters) {
    notes.add(*value, fmt::format("{} must have at most {} entries, not {}", map.name_of("parameters"),
                                  kMostParameters, value->entries.size()));
    return all;
  }
  for (const Entry& entry : value->entries) {
    const std::string name = fmt::format("{}.{}", map.name_of("parameters"), entry.key);
    const std::string problem = why_no_parameter(entry.key, variables());
    if (!problem.empty())
      notes.add(entry.where, fmt::format("{} cannot be a parameter: {}", entry.key, problem));
    const auto number = as_number(entry.value, name, form.items[0].range, notes);
    all.names.push_back(entry.key);
    all.values.push_back(number.value_or(1));
  }
  return all;
}

void add_slip(const Value& value, const Slip& slip, Notes& notes) {
  Mistake m = notes.source().mistake(value, "surface.formula: " + slip.message, slip.hint);
  const Place where = place_within(notes.source(), value, slip.at);
  notes.add(where, std::move(m.message), std::move(m.hint));
}

/// A formula without variables is hardly meant, nor are parameters that it does not use.
void check_use(const MapReader& map, const Expression& expression, const Named& parameters, int dimension,
               Notes& notes) {
  const bool varies = std::any_of(expression.nodes.begin(), expression.nodes.end(),
                                  [](const ExpressionNode& n) { return n.kind == NodeKind::variable; });
  if (!varies) {
    notes.warn(map.find("formula")->where,
               fmt::format("the formula does not use {}: f is the same everywhere",
                           dimension == 1 ? "x" : "x or y"));
  }
  for (std::size_t i = 0; i < parameters.names.size(); ++i) {
    const bool used =
        std::any_of(expression.nodes.begin(), expression.nodes.end(), [&](const ExpressionNode& n) {
          return n.kind == NodeKind::parameter && n.symbol == static_cast<int>(i);
        });
    if (used) continue;
    const Entry& entry = map.find("parameters")->entries[i];
    notes.warn(entry.where, fmt::format("the formula does not use the parameter {}", entry.key));
  }
}

/// At the first y of a formula whose domain has none.
void refuse_y(const MapReader& map, const Expression& expression, Notes& notes) {
  for (const ExpressionNode& n : expression.nodes) {
    if (n.kind != NodeKind::variable || n.symbol == 0) continue;
    return add_slip(*map.find("formula"),
                    {n.begin, "y has no interval, since surface.domain has x alone",
                     "write domain: {x: [-2, 2], y: [-2, 2]}, with the ends that you want"},
                    notes);
  }
}

std::optional<Expression> read_formula(const MapReader& map, const Named& parameters, Notes& notes) {
  const Value& value = *map.find("formula");
  if (value.kind != ValueKind::scalar) {
    notes.add_unexpected(value, map.name_of("formula"), "a formula such as (1 - x)^2 + 5*(y - x^2)^2");
    return std::nullopt;
  }
  const auto parsed = parse_expression(value.text, {variables(), parameters.names});
  if (const Slip* slip = std::get_if<Slip>(&parsed)) {
    if (!notes.refuse_reference(value, map.name_of("formula"))) add_slip(value, *slip, notes);
    return std::nullopt;
  }
  return std::get<Expression>(parsed);
}

std::optional<Domain> read_domain(MapReader& map) {
  map.require("domain");
  auto domain = map.map("domain");
  if (!domain) return std::nullopt;
  const std::size_t before = map.notes().count();
  Domain d;
  domain->require("x");
  read_interval(*domain, "x", d.x_min, d.x_max);
  read_interval(*domain, "y", d.y_min, d.y_max);
  domain->finish();
  return map.notes().count() == before ? std::optional(d) : std::nullopt;
}

/// Of what decides its values.
Sha256Digest function_digest(const std::string& formula, const SurfaceChoice& surface) {
  Sha256 sha;
  sha.add(formula);
  for (const auto& [name, value] : surface.parameters) sha.add(name).add(std::get<double>(value));
  return sha.digest();
}

std::vector<Minimum> read_minima(MapReader& map, const SurfaceChoice& surface, const Domain& domain) {
  const Value* value = map.find("minima");
  if (value && value->kind == ValueKind::sequence) return stated_minima(map, *surface.objective, domain);
  if (value) map.name("minima");
  if (!map.notes().searches()) return {};
  return searched_minima(*surface.objective, domain, function_digest(map.find("formula")->text, surface),
                         map.notes().cache());
}

/// Everything but what the formula says.
void read_surroundings(MapReader& map, const Domain& domain, SurfaceChoice& surface) {
  const std::vector<Point> finite = finite_places(*surface.objective, domain);
  if (finite.empty()) {
    const Value& formula = *map.find("formula");
    map.notes().add(formula, "surface.formula is not finite anywhere in the domain",
                    "log, sqrt and powers need positive arguments");
    return;
  }
  surface.domain = domain;
  surface.minima = read_minima(map, surface, domain);
  surface.starts = read_points(map, "starts", surface.dimension());
  if (surface.starts.empty()) surface.starts = {usual_start(finite, domain)};
}

}  // namespace

const Section& typed_domain_section() {
  static const Section section = [] {
    Section s = {.name = "surface.domain", .doc = "where a typed surface is shown", .keys = domain_keys("")};
    for (Key& key : s.keys) {
      key.required = key.name == "x";
      if (!key.required) key.otherwise = "none: f is a function of x alone";
    }
    return s;
  }();
  return section;
}

const Section& typed_surface_section() {
  static const Section section = {
      .name = "surface by formula",
      .doc = "a surface that the scene defines itself: see [formulas](formulas.md)",
      .keys = joined(
          {{.name = "formula",
            .forms = {formula_form()},
            .doc = "the value at x and y, or at x, in ordinary notation",
            .required = true,
            .example = "(1 - x)^2 + 5*(y - x^2)^2"},
           {.name = "domain",
            .forms = {form::mapping(typed_domain_section())},
            .doc = "what is shown and searched for minima: a rectangle, or an interval of `x` alone for a "
                   "function of "
                   "one variable",
            .required = true,
            .example = "{x: [-2, 2], y: [-1, 3]}"},
           {.name = "parameters",
            .forms = {form::names_to("parameter", {form::number()})},
            .doc = "numbers by the names that the formula calls them",
            .otherwise = "none"},
           {.name = "minima",
            .forms = minima_forms({"search"}),
            .doc =
                "the local minima in the domain, or `search`: Newton's method looks for them from a grid of "
                "places, and misses those at kinks; in one dimension it finds those as well",
            .fallback = "search"}},
          surface_text_keys("the formula")),
  };
  return section;
}

void read_typed_surface(const Value& surface, Notes& notes, Scene& out) {
  MapReader map = MapReader::of_key(surface, typed_surface_section(), notes, "surface");
  map.refuse("name", "name and formula exclude each other");
  const std::size_t before = notes.count();
  const Named parameters = read_parameters(map, notes);
  const std::optional<Expression> expression = read_formula(map, parameters, notes);
  const std::optional<Domain> domain = read_domain(map);
  const std::optional<std::string> title = map.text("title");
  if (expression) check_use(map, *expression, parameters, domain ? domain->dimension() : 2, notes);
  const Value* said = map.find("domain");
  const bool is_interval = said && said->kind == ValueKind::mapping && domain && domain->dimension() == 1;
  if (expression && is_interval) refuse_y(map, *expression, notes);
  map.finish();
  if (!expression || !domain || notes.count() != before) return;
  const auto program = compile(*expression, domain->dimension(), parameters.values);
  if (const Slip* slip = std::get_if<Slip>(&program)) return add_slip(*map.find("formula"), *slip, notes);
  SurfaceChoice choice;
  choice.name = "formula";
  choice.formula = unicode_of(*expression);
  choice.latex = latex_lines_of(*expression);
  choice.title = title.value_or("");
  choice.is_typed = true;
  for (std::size_t i = 0; i < parameters.names.size(); ++i)
    choice.parameters.emplace_back(parameters.names[i], parameters.values[i]);
  choice.objective = std::make_shared<ExpressionObjective>(std::get<Program>(program));
  read_surroundings(map, *domain, choice);
  if (notes.count() == before) out.surface = std::move(choice);
}

}  // namespace gradreel
