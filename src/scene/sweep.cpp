#include "scene/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/number_text.hpp"
#include "core/utf8.hpp"
#include "scene/references.hpp"
#include "scene/scalars.hpp"
#include "scene/spread.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMaxNamed = 60;  ///< code points of a value, which is part of a file's name

const Section& swept_section() {
  static const Section section = {
      .name = "sweep",
      .doc = "values of one variable between two ends, a film for each",
      .keys = joined(spread_keys({}), {{.name = "count",
                                        .forms = {form::whole(2, kMaxFilms)},
                                        .doc = "how many values",
                                        .required = true,
                                        .example = "7"}}),
      .exclusive = {{.keys = {"log", "linear"}, .required = true}},
  };
  return section;
}

Form value_list() {
  return form::list(1, kMaxFilms, "values", {form::number(), form::flag(), form::undrawn(kMaxNamed)});
}

std::vector<std::string> read_values(const Value& list, const std::string& name, Notes& notes) {
  std::vector<std::string> values;
  static const Form form = value_list();
  if (list.items.empty() || list.items.size() > static_cast<std::size_t>(kMaxFilms)) {
    notes.add(list, fmt::format("{} must have 1 to {} items, not {}", name, kMaxFilms, list.items.size()));
    return values;
  }
  for (const Value& item : list.items) {
    if (item.kind == ValueKind::scalar && next_reference(item.text)) {
      notes.add(item, fmt::format("{}: a variable cannot be made of variables", name));
      continue;
    }
    const auto text = as_text(item, "a value of " + name, form.items[2].text, notes);
    if (!text) continue;
    const std::string why = objection_to_swept(*text);
    if (!why.empty()) notes.add(item, fmt::format("a value of {} {}", name, why));
    values.push_back(swept_text(*text));
    if (std::find(values.begin(), values.end() - 1, values.back()) != values.end() - 1)
      notes.add(item, fmt::format("{} has the value {} twice", name, values.back()));
  }
  return values;
}

std::vector<std::string> read_ends(const Value& map, const std::string& name, Notes& notes) {
  std::vector<std::string> values;
  MapReader reader = MapReader::of_key(map, swept_section(), notes, name);
  reader.require("count");
  const auto count = reader.whole("count");
  for (const double value : read_spread(reader, count).value_or(std::vector<double>())) {
    values.push_back(plain_number_text(value));
    if (values.size() < 2 || values[values.size() - 2] != values.back()) continue;
    notes.add(map, fmt::format("{} has the value {} twice, as values have four digits", name, values.back()),
              "write the values as a list");
    break;
  }
  return values;
}

std::vector<std::string> read_swept(const Value& value, const std::string& name, Notes& notes) {
  if (value.kind == ValueKind::sequence) return read_values(value, name, notes);
  if (value.kind == ValueKind::mapping) return read_ends(value, name, notes);
  notes.add(value,
            fmt::format("{}: expected a list of values, or ends like {{log: [0.001, 1], count: 7}}", name),
            value.kind == ValueKind::scalar ? fmt::format("for one value, write variables: {{{}: {}}}",
                                                          name.substr(name.find('.') + 1), value.text)
                                            : "");
  return {};
}

}  // namespace

std::string objection_to_swept(const std::string& value) {
  if (value.empty()) return "must not be empty";
  if (count_code_points(value) > kMaxNamed) return fmt::format("must have at most {} characters", kMaxNamed);
  const bool is_plain = value.find_first_of("/\\") == std::string::npos;
  return is_plain ? "" : "must have no slashes: it is part of the name of a film";
}

std::string swept_text(const std::string& text) {
  const auto number = parse_number(text).value;
  return number ? plain_number_text(*number) : text;
}

Key sweep_key() {
  Form values = form::names_to("variable", {value_list(), form::mapping(swept_section())});
  values.pattern = kVariablePattern;
  return {.name = "sweep",
          .forms = {std::move(values)},
          .doc =
              "a film for each value of a variable, `NAME-alpha=0.1.mp4`; of several variables, for all "
              "combinations",
          .otherwise = "none",
          .example = "{alpha: {log: [0.001, 1], count: 7}}"};
}

std::vector<SweptVariable> read_sweep(MapReader& scene) {
  std::vector<SweptVariable> all;
  Notes& notes = scene.notes();
  constexpr std::string_view kExpected = "a mapping of variables to values";
  const Value* map = variable_map(scene, "sweep", kExpected);
  if (!map) return all;
  if (map->entries.empty()) notes.add_unexpected(*map, "sweep", kExpected);
  std::size_t films = 1;
  for (const Entry& e : map->entries) {
    if (!check_variable_name(e, "sweep", notes)) continue;
    std::vector<std::string> values = read_swept(e.value, "sweep." + e.key, notes);
    if (values.empty()) continue;
    films = std::min(films * values.size(), static_cast<std::size_t>(kMaxFilms) + 1);
    all.push_back({e.key, std::move(values),
                   "is of the sweep at " + written_place(e.value.where, notes.source()), e.where});
  }
  if (films > static_cast<std::size_t>(kMaxFilms)) {
    notes.add(*map, fmt::format("the sweep has more than {} combinations of values", kMaxFilms));
    all.clear();
  }
  return all;
}

std::vector<std::vector<Variable>> combinations(const std::vector<SweptVariable>& swept) {
  std::vector<std::vector<Variable>> all = {{}};
  for (const SweptVariable& variable : swept) {
    std::vector<std::vector<Variable>> longer;
    for (const std::vector<Variable>& before : all) {
      for (const std::string& value : variable.values) {
        longer.push_back(before);
        longer.back().push_back({variable.name, value, variable.origin, variable.where, true});
      }
    }
    all = std::move(longer);
  }
  return all;
}

}  // namespace gradreel
