#include "tex/latex.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

namespace gradreel {

namespace {

constexpr double kFontSize = 10;  // of the document, in TeX's points: 1 em

// The box is shipped out with its baseline at the origin, by TeX's own \shipout: LaTeX's builds other boxes
// around the first page. What comes after the formula stands on a line of
// its own, so that a comment in the formula cannot hide it.
constexpr std::string_view kPreamble = R"(\documentclass{article}
\usepackage{amsmath,amssymb}
\begin{document}
\makeatletter
\expandafter\let\expandafter\gradreel@shipout\csname tex_shipout:D\endcsname
\def\gradreel@begin#1{\message{gradreel:begin:#1:}\setbox0=}
\def\gradreel@end#1{\message{gradreel:size:#1:\the\wd0:\the\ht0:\the\dp0:}\ht0=0pt\dp0=0pt\gradreel@shipout\box0\relax}
)";

/// Takes what is before the next colon off `rest`.
std::string_view field(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(':'), rest.size());
  const std::string_view text = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return text;
}

/// "12.5pt" in em; none if it is something else.
std::optional<double> length(std::string_view text) {
  double points = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), points);
  if (error != std::errc() ||
      std::string_view(end, static_cast<std::size_t>(text.data() + text.size() - end)) != "pt")
    return std::nullopt;
  return points / kFontSize;
}

std::optional<std::size_t> index(std::string_view text, std::size_t count) {
  std::size_t i = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), i);
  if (error != std::errc() || end != text.data() + text.size() || i >= count) return std::nullopt;
  return i;
}

void read_message(std::string_view rest, LatexReport& report) {
  const std::string_view kind = field(rest);
  const auto i = index(field(rest), report.sizes.size());
  if (!i) return;
  if (kind == "begin") report.last_begun = *i;
  if (kind != "size") return;
  const auto width = length(field(rest)), ascent = length(field(rest)), descent = length(field(rest));
  if (!width || !ascent || !descent) return;
  report.sizes[*i] = Formula{.width = *width, .ascent = *ascent, .descent = *descent};
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

/// The control sequence that a line of context ends with.
std::string_view last_command(std::string_view line) {
  while (line.ends_with(' ')) line.remove_suffix(1);
  const std::size_t at = line.rfind('\\');
  return at == std::string_view::npos ? std::string_view() : line.substr(at);
}

/// The first error: its line begins with "! ", and the next one shows where it is.
std::string first_error(std::string_view output) {
  const std::size_t at = output.starts_with("! ") ? 0 : output.find("\n! ");
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at == 0 ? 2 : at + 3;
  std::string_view line = line_at(output, begin);
  const std::string_view next = line_at(output, std::min(begin + line.size() + 1, output.size()));
  constexpr std::string_view kPrefix = "LaTeX Error: ";
  if (line.starts_with(kPrefix)) line.remove_prefix(kPrefix.size());
  if (line.ends_with('.')) line.remove_suffix(1);
  if (line == "Undefined control sequence") return fmt::format("{} {}", line, last_command(next));
  return std::string(line);
}

}  // namespace

std::string latex_document(std::span<const std::string> formulas) {
  std::string text(kPreamble);
  for (std::size_t i = 0; i < formulas.size(); ++i) {
    text += fmt::format("\\gradreel@begin{{{0}}}\\hbox{{$\n{1}\n$}}\\gradreel@end{{{0}}}\n", i, formulas[i]);
  }
  return text + "\\end{document}\n";
}

LatexReport read_latex_output(const std::string& output, std::size_t formulas) {
  LatexReport report;
  report.sizes.resize(formulas);
  constexpr std::string_view kMark = "gradreel:";
  for (std::size_t at = 0; (at = output.find(kMark, at)) != std::string::npos;) {
    at += kMark.size();
    read_message(line_at(output, at), report);
  }
  report.error = first_error(output);
  return report;
}

std::vector<std::string> confined_environment(const std::string& folder) {
  const char* path = std::getenv("PATH");
  return {fmt::format("PATH={}", path ? path : ""),
          fmt::format("HOME={}", folder),  // the user's own packages and settings would change the pictures
          fmt::format("TMPDIR={}", folder),
          fmt::format("TEXMFHOME={}/texmf", folder),
          fmt::format("TEXMFVAR={}/texmf-var", folder),
          fmt::format("TEXMFCONFIG={}/texmf-config", folder),
          "LC_ALL=C",
          "SOURCE_DATE_EPOCH=0",
          "FORCE_SOURCE_DATE=1",
          "openin_any=p",
          "openout_any=p",
          "shell_escape=f",
          "max_print_line=10000",
          "error_line=254",
          "half_error_line=238"};
}

}  // namespace gradreel
