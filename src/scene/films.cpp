#include "scene/films.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "core/suggest.hpp"
#include "scene/include.hpp"
#include "scene/reader.hpp"
#include "scene/sections.hpp"
#include "scene/sweep.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMaxFilmName = 150;  // bytes: file systems have 255, and the scene's name stands before

const Variable* find_variable(std::span<const Variable> variables, std::string_view name) {
  const auto at =
      std::find_if(variables.begin(), variables.end(), [&](const Variable& v) { return v.name == name; });
  return at == variables.end() ? nullptr : &*at;
}

/// Puts what is set in the place of what the scene says.
void apply_settings(std::span<const Setting> settings, std::vector<bool>& known,
                    std::vector<Variable>& variables, std::vector<SweptVariable>& swept,
                    std::vector<Mistake>& mistakes) {
  for (std::size_t i = 0; i < settings.size(); ++i) {
    const auto& [name, value] = settings[i];
    for (Variable& variable : variables) {
      if (variable.name != name) continue;
      variable.value = value;
      variable.origin = "is from --set";
      variable.is_from_set = true;
      known[i] = true;
    }
    for (SweptVariable& variable : swept) {
      if (variable.name != name) continue;
      variable.values = {swept_text(value)};
      variable.origin = "is from --set";
      known[i] = true;
      if (const std::string why = objection_to_swept(value); !why.empty())
        mistakes.push_back(mistake_in("--set", fmt::format("{} {}", name, why)));
    }
  }
}

/// Each film has the variables of its combination, and those that are not swept.
std::vector<std::vector<Variable>> variables_of_films(const std::vector<Variable>& variables,
                                                      const std::vector<SweptVariable>& swept) {
  std::vector<std::vector<Variable>> films = combinations(swept);
  for (std::vector<Variable>& film : films) {
    const std::size_t count = film.size();
    for (const Variable& variable : variables) {
      if (!find_variable(std::span(film).first(count), variable.name)) film.push_back(variable);
    }
  }
  return films;
}

void check_names(const std::vector<std::vector<Variable>>& films, Place where, const Source& source,
                 std::vector<Mistake>& mistakes) {
  const bool is_long = std::any_of(films.begin(), films.end(), [](const std::vector<Variable>& film) {
    return film_name(film, "-").size() > kMaxFilmName;
  });
  if (is_long)
    mistakes.push_back(source.mistake(
        where, fmt::format("sweep: names of films would be longer than {} bytes", kMaxFilmName)));
}

/// A sweep that changes nothing is a mistake, a variable of the scene's own that nothing uses a warning.
void check_use(ScenePlan& plan, std::vector<Mistake>& mistakes) {
  const std::vector<Variable>& variables = plan.films.front();
  std::vector<bool> used(variables.size());
  Value trial = plan.document.root;
  substitute(trial, variables, plan.document.source, used, mistakes);
  for (std::size_t i = 0; i < variables.size(); ++i) {
    const Variable& v = variables[i];
    if (used[i] || (!v.is_swept && v.where.file > 0)) continue;
    const std::string message = fmt::format("nothing uses ${{{}}}", v.name);
    (v.is_swept ? mistakes : plan.warnings).push_back(plan.document.source.mistake(v.where, message));
  }
}

}  // namespace

std::vector<Key> plan_keys() { return joined(include_keys(), {variables_key(), sweep_key()}); }

ScenePlan plan_films(Document document, std::span<const Setting> settings, std::vector<bool>& known,
                     std::vector<Mistake>& mistakes) {
  ScenePlan plan{std::move(document), {}, {{}}, {}};
  Value& root = plan.document.root;
  if (root.kind != ValueKind::mapping) return plan;
  const std::size_t before = mistakes.size();
  include_fragments(plan.document, plan.inputs, mistakes);
  Notes notes(plan.document.source, mistakes);
  MapReader map(root, scene_section(), notes);
  std::vector<Variable> variables = read_variables(map);
  std::vector<SweptVariable> swept = read_sweep(map);
  const Place where = map.place_of("sweep");
  std::erase_if(root.entries, [](const Entry& e) { return e.key == "variables" || e.key == "sweep"; });
  apply_settings(settings, known, variables, swept, mistakes);
  plan.films = variables_of_films(variables, swept);
  check_names(plan.films, where, plan.document.source, mistakes);
  if (mistakes.size() == before) check_use(plan, mistakes);
  return plan;
}

Document film_document(const ScenePlan& plan, std::size_t index, std::vector<Mistake>& mistakes) {
  Document document = plan.document;
  std::vector<bool> used(plan.films[index].size());
  substitute(document.root, plan.films[index], document.source, used, mistakes);
  return document;
}

std::string film_name(std::span<const Variable> variables, std::string_view between) {
  std::string name;
  for (const Variable& v : variables) {
    if (!v.is_swept) continue;
    if (!name.empty()) name += between;
    name += v.name + "=" + v.value;
  }
  return name;
}

std::vector<Mistake> told_once(std::vector<std::vector<Mistake>> of_films,
                               std::span<const std::string> names) {
  if (of_films.size() == 1) return std::move(of_films.front());
  struct Told {
    std::size_t first = 0, films = 0;  ///< films that say something there
  };
  std::map<std::tuple<std::string, int, int>, Told> places;
  const auto key = [](const Mistake& m) { return std::tuple(m.where.file, m.where.line, m.where.column); };
  for (std::size_t i = 0; i < of_films.size(); ++i) {
    std::vector<Told*> here;
    for (const Mistake& m : of_films[i]) {
      Told& told = places.try_emplace(key(m), Told{i, 0}).first->second;
      if (std::find(here.begin(), here.end(), &told) == here.end()) here.push_back(&told);
    }
    for (Told* told : here) ++told->films;
  }
  std::vector<Mistake> all;
  for (std::size_t i = 0; i < of_films.size(); ++i) {
    for (Mistake& m : of_films[i]) {
      const Told& told = places.at(key(m));
      if (told.first != i) continue;
      if (told.films < of_films.size())
        m.message += fmt::format(" (in {} of {} films, first {})", told.films, of_films.size(), names[i]);
      all.push_back(std::move(m));
    }
  }
  return all;
}

}  // namespace gradreel
