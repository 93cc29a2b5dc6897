#include "panels/rule_lines.hpp"

#include <algorithm>
#include <array>

namespace gradreel {

namespace {

constexpr std::string_view kStyle = "\\displaystyle ";
constexpr std::array<std::string_view, 3> kRelations = {"\\leftarrow", "=", "\\approx"};

/// The first place outside of braces and environments where `what` stands; npos if there is none.
std::size_t find_at_top(std::string_view latex, std::string_view what) {
  int depth = 0;
  for (std::size_t i = 0; i < latex.size(); ++i) {
    if (depth == 0 && latex.substr(i, what.size()) == what) return i;
    const std::string_view rest = latex.substr(i);
    if (latex[i] == '{' || rest.starts_with("\\begin{")) ++depth;
    if (latex[i] == '}' || rest.starts_with("\\end{")) --depth;
  }
  return std::string_view::npos;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; (at = find_at_top(text, separator)) != std::string_view::npos;) {
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + separator.size());
  }
  parts.push_back(text);
  return parts;
}

RuleLine aligned(std::string_view latex) {
  std::size_t at = std::string_view::npos;
  for (const std::string_view relation : kRelations) at = std::min(at, find_at_top(latex, relation));
  // Without a relation a line stands under the right sides of the others.
  if (at == std::string_view::npos)
    return {"", std::string(kStyle) + "\\hphantom{{}\\leftarrow{}}" + std::string(latex)};
  // An empty group in front of the relation keeps its space.
  return {std::string(kStyle) + std::string(latex.substr(0, at)),
          std::string(kStyle) + "{}" + std::string(latex.substr(at))};
}

}  // namespace

std::vector<RuleLine> rule_lines(std::string_view latex, bool broken) {
  std::vector<RuleLine> lines;
  for (const std::string_view line : split(latex, "\n")) {
    if (!broken) lines.push_back(aligned(line));
    if (!broken) continue;
    for (const std::string_view part : split(line, ", \\quad ")) lines.push_back(aligned(part));
  }
  return lines;
}

}  // namespace gradreel
