#include "reference/describe_scene.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reference/entry_facts.hpp"
#include "reference/text_layout.hpp"

namespace gradreel {

std::string describe_surface_of(const Scene& scene, int columns) {
  const SurfaceChoice& s = scene.surface;
  if (!s.objective) return "The scene has no surface.\n";
  std::string text = fmt::format("{} (surface)\n\n", s.title.empty() ? s.name : s.name + ": " + s.title);
  if (!s.formula.empty()) text += wrapped(equation_of(s), columns, 4, 8) + "\n";
  std::vector<Row> parameters = {{"Parameter", "Value"}};
  for (const auto& [name, value] : s.parameters) parameters.push_back({name, human_text(value)});
  if (parameters.size() > 1) text += table(parameters, columns, 0) + "\n";
  if (!s.minima.empty()) {
    text += table(minima_rows(s.minima, s.dimension()), columns, 0) + "\n";
  } else if (!scene.space) {
    text += "No minimum is known.\n\n";
  }
  std::string latex = s.latex;
  std::replace(latex.begin(), latex.end(), '\n', ' ');
  std::vector<Row> facts = {{"Domain", domain_text(s.domain)},
                            {"Starts", starts_text(scene.starts, s.dimension())}};
  if (scene.space) facts = {{"Parameters", std::to_string(scene.space->dimension())}};
  if (!latex.empty()) facts.push_back({"LaTeX", call_text(s.dimension()) + " = " + latex});
  if (!s.source.empty()) facts.push_back({"Source", s.source});
  return text + table(facts, columns, 0);
}

}  // namespace gradreel
