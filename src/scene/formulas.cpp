#include "scene/formulas.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/math_text.hpp"
#include "core/suggest.hpp"
#include "expression/notation.hpp"
#include "scene/reader.hpp"
#include "scene/references.hpp"
#include "surfaces/surface.hpp"
#include "tex/typeset.hpp"

namespace gradreel {

namespace {

/// The place of a stretch of the value's text, from byte `begin`, as it was written.
Place place_of(const Source& source, const Value& value, std::string_view text, std::size_t begin) {
  const std::string_view rest = text.substr(begin);
  return source.find(value.where, rest.substr(0, rest.find('\n')));
}

}  // namespace

/// One that is nearly a variable's stays mathematics, which is hardly meant.
void Notes::warn_of_references(const Value& value, std::string_view name, std::string_view text) {
  const std::vector<std::string_view> known(variables_.begin(), variables_.end());
  for (auto at = next_reference(text); at; at = next_reference(text, at->end)) {
    const std::string_view near = is_variable_name(at->name) ? nearest(at->name, known) : "";
    if (near.empty()) continue;
    warn(value.where, fmt::format("{}: there is no variable '{}', so that it stays as it is", name, at->name),
         fmt::format("did you mean '{}'?", near));
  }
}

bool Notes::add_drawn(const Value& value, std::string_view name, std::string_view text) {
  const auto mistake_at = [&](std::size_t begin, std::string_view stretch, std::string message,
                              std::string hint) {
    Mistake m = source_.mistake(value, std::move(message), std::move(hint));
    if (!value.is_as_written()) return m;
    const Place where = place_of(source_, value, stretch, begin);
    return source_.mistake(where, std::move(m.message), std::move(m.hint));
  };
  if (const auto slip = find_math_slip(text)) {
    mistakes_.push_back(mistake_at(slip->at, text, fmt::format("{}: {}", name, slip->message), slip->hint));
    return false;
  }
  warn_of_references(value, name, text);
  texts_.push_back({std::string(name), std::string(text), source_.mistake(value, ""), false});
  for (const TextPart& part : split_math(text)) {
    if (!part.is_formula) continue;
    const std::string_view written = text.substr(0, part.end);
    if (part.text.ends_with(' ') && !part.text.starts_with(' '))
      warn(value.where, fmt::format("{}: '${}$' is read as a formula", name, part.text),
           "for a dollar sign, write \\$");
    if (part.text.size() > kMaxFormulaLength) {
      mistakes_.push_back(mistake_at(part.begin, written,
                                     fmt::format("{}: a formula may have at most {} characters, not {}", name,
                                                 kMaxFormulaLength, part.text.size()),
                                     ""));
      return false;
    }
    formulas_.push_back({part.text, mistake_at(part.begin, written, "", "")});
  }
  return true;
}

std::string latex_in_language(std::string_view latex, const Words& words) {
  const auto is_digit = [&](std::size_t i) { return i < latex.size() && latex[i] >= '0' && latex[i] <= '9'; };
  std::string text;
  for (std::size_t i = 0; i < latex.size(); ++i) {
    if (latex[i] == '.' && i > 0 && is_digit(i - 1) && is_digit(i + 1)) {
      text += words.decimal() == "." ? "." : "{" + words.decimal() + "}";  // in braces it is no list's comma
    } else {
      text += latex[i];
    }
  }
  return text;
}

SurfaceFormula surface_formula(const SurfaceChoice& surface, const Words& words) {
  SurfaceFormula f = {surface.title, {}, surface.is_typed};
  if (surface.latex.empty()) return f;
  f.latex = call_text(surface.domain.dimension()) + " = " + surface.latex;
  const SurfaceEntry* entry = surface.is_typed ? nullptr : find_surface(surface.name);
  std::string separator = "\n";
  for (const auto& [name, value] : surface.parameters) {
    const double* number = std::get_if<double>(&value);
    if (!number) continue;
    const std::string_view symbol = entry ? param_named(entry->params, name).symbol : std::string_view();
    f.latex += separator + (symbol.empty() ? latex_of_name(name) : latex_of_symbol(symbol)) + " = " +
               latex_of_number(*number);
    separator = ", \\quad ";
  }
  f.latex = latex_in_language(f.latex, words);
  return f;
}

void add_panel_formulas(Scene& scene, const Mistake& at) {
  std::vector<std::string> written;
  for (const OptimizerChoice& choice : scene.optimizers)
    written.push_back(latex_in_language(choice.entry->latex, *scene.words));
  const std::vector<std::string_view> rules(written.begin(), written.end());
  const SurfaceFormula surface = surface_formula(scene.surface, *scene.words);
  for (const PanelChoice* choice : all_panels(scene.layout)) {
    if (!choice->panel || !choice->panel->formulas) continue;
    for (std::string& latex : choice->panel->formulas(choice->options, surface, rules)) {
      scene.formula_uses.push_back({std::move(latex), at});
    }
  }
}

void typeset_formulas(Scene& scene, Cache* cache, std::vector<Mistake>& mistakes) {
  std::vector<std::string> formulas;
  std::vector<const Mistake*> places;  // of the first use of each
  for (const FormulaUse& use : scene.formula_uses) {
    if (std::find(formulas.begin(), formulas.end(), use.latex) != formulas.end()) continue;
    formulas.push_back(use.latex);
    places.push_back(&use.at);
  }
  if (formulas.empty()) return;
  if (formulas.size() > kMaxFormulas) {
    mistakes.push_back(*places[kMaxFormulas]);
    mistakes.back().message = fmt::format("there are more than {} different formulas", kMaxFormulas);
    return;
  }
  Typeset result = typeset(formulas, {.cache = cache});
  for (const TypesetProblem& problem : result.problems) {
    Mistake mistake = *places[problem.formula];
    mistake.message = problem.message + mistake.message;  // which may say that it came through an alias
    mistake.hint = problem.hint;
    mistakes.push_back(std::move(mistake));
  }
  scene.formulas = std::make_shared<const FormulaBook>(std::move(result.book));
}

}  // namespace gradreel
