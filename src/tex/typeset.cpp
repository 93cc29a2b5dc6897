#include "tex/typeset.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/error.hpp"
#include "core/private_folder.hpp"
#include "tex/cache.hpp"
#include "tex/latex.hpp"
#include "tex/svg.hpp"

namespace gradreel {

namespace {

constexpr double kWidest = 100, kTallest = 30;  // em; larger ones would take memory, and fit nowhere
constexpr std::size_t kMostProblems = 8;        // reported at once
constexpr std::string_view kPackages = "install the Debian packages texlive-latex-base and dvisvgm";

/// Paths of the two programs.
struct Programs {
  std::string latex = find_program("latex"), dvisvgm = find_program("dvisvgm");
};

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string version_of(const std::string& program, const char* option) {
  if (program.empty()) return "not installed";
  const PrivateFolder folder;
  const ProgramRun run = {program, {option}, confined_environment(folder.path()), folder.path()};
  return first_line(run_program(run, {}).output);
}

std::string read_page(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_within_bounds(const Formula& f) {
  const auto fits = [](double v, double most) { return v >= -most && v <= most; };
  return fits(f.width, kWidest) && fits(f.ascent, kTallest) && fits(f.descent, kTallest) &&
         fits(f.ink.x, kWidest) && fits(f.ink.right(), kWidest) && fits(f.ink.y, kTallest) &&
         fits(f.ink.bottom(), kTallest);
}

/// One run of both programs.
class Run {
 public:
  Run(std::span<const std::string> formulas, const Programs& programs, const RunLimits& limits)
      : formulas_(formulas), programs_(programs), limits_(limits) {
    std::ofstream(folder_.path() + "/formulas.tex", std::ios::binary) << latex_document(formulas);
  }

  /// Time ran out: to try again would take as long.
  bool is_slow() const { return is_slow_; }

  /// The formulas, or the problem of one of them.
  std::vector<Formula> formulas(std::optional<TypesetProblem>& problem) {
    const RunResult result = start(
        programs_.latex, {"-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "formulas.tex"});
    LatexReport report = read_latex_output(result.output, formulas_.size());
    is_slow_ = result.out_of_time;
    problem = problem_of(result, report);
    if (problem) return {};
    draw();
    std::vector<Formula> all;
    for (std::size_t i = 0; i < formulas_.size() && !problem; ++i) {
      Formula& f = *report.sizes[i];
      const std::string svg = read_page(fmt::format("{}/{:05}.svg", folder_.path(), i + 1));
      if (!read_svg(svg, f)) {
        problem = {i, "LaTeX made no picture of this formula", ""};
      } else if (!is_within_bounds(f)) {
        problem = {i, fmt::format("this formula is larger than {} x {} em", kWidest, kTallest), ""};
      }
      all.push_back(std::move(f));
    }
    return all;
  }

 private:
  RunResult start(const std::string& program, std::vector<std::string> arguments) {
    return run_program({program, std::move(arguments), confined_environment(folder_.path()), folder_.path()},
                       limits_);
  }

  std::optional<TypesetProblem> problem_of(const RunResult& result, const LatexReport& report) const {
    const std::size_t at = report.last_begun;
    if (result.out_of_time) return {{at, "LaTeX does not come to an end with this formula", ""}};
    if (!report.error.empty()) return {{at, "LaTeX: " + report.error, ""}};
    for (std::size_t i = 0; i < report.sizes.size(); ++i) {
      if (!report.sizes[i]) return {{std::min(at, i), "LaTeX does not get to the end of this formula", ""}};
    }
    if (result.exit_code != 0) {
      throw Error(
          fmt::format("latex failed with exit code {}: {}", result.exit_code, first_line(result.output)));
    }
    return std::nullopt;
  }

  // No specials: they could bring in files, PostScript and markup of any kind.
  void draw() {
    const RunResult result =
        start(programs_.dvisvgm, {"--no-specials", "--no-fonts", "--exact-bbox", "--page=1-", "--verbosity=3",
                                  "--output=%5p.svg", "formulas.dvi"});
    if (result.exit_code != 0) {
      throw Error(
          fmt::format("dvisvgm failed with exit code {}: {}", result.exit_code, first_line(result.output)));
    }
  }

  PrivateFolder folder_;
  std::span<const std::string> formulas_;
  const Programs& programs_;
  RunLimits limits_;
  bool is_slow_ = false;
};

/// The formulas, or else the problems of several of them, found by leaving out those that have one.
std::vector<Formula> run_all(std::vector<std::string> formulas, const Programs& programs,
                             const RunLimits& limits, std::vector<TypesetProblem>& problems) {
  for (;;) {
    Run run(formulas, programs, limits);
    std::optional<TypesetProblem> problem;
    std::vector<Formula> all = run.formulas(problem);
    if (!problem) return all;
    formulas[problem->formula] = "{}";
    problems.push_back(*std::move(problem));
    if (run.is_slow() || problems.size() == kMostProblems) return {};
  }
}

}  // namespace

Typeset typeset(std::span<const std::string> formulas, const TypesetOptions& options) {
  Typeset result;
  if (formulas.empty()) return result;
  const Programs programs;
  for (const auto& [name, path] :
       {std::pair("latex", programs.latex), std::pair("dvisvgm", programs.dvisvgm)}) {
    if (!path.empty()) continue;
    result.problems = {
        {0, fmt::format("formulas need {}, which is not installed", name), std::string(kPackages)}};
    return result;
  }
  const std::string key = fmt::format("{}\n{}\n{}", version_of(programs.latex, "--version"),
                                      version_of(programs.dvisvgm, "--version"), latex_document(formulas));
  const FormulaCache cache(options.cache_dir, key);
  std::vector<Formula> all = cache.load().value_or(std::vector<Formula>());
  if (all.size() != formulas.size()) {
    all = run_all({formulas.begin(), formulas.end()}, programs, options.limits, result.problems);
    if (!result.problems.empty()) return result;
    cache.store(all);
  }
  for (std::size_t i = 0; i < formulas.size(); ++i) result.book.emplace(formulas[i], std::move(all[i]));
  return result;
}

std::optional<std::string> formula_cache_dir() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache && cache[0] == '/') return std::string(cache) + "/gradreel/formulas";
  const char* home = std::getenv("HOME");
  if (home && home[0] == '/') return std::string(home) + "/.cache/gradreel/formulas";
  return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> typeset_versions() {
  const Programs programs;
  return {{"latex", version_of(programs.latex, "--version")},
          {"dvisvgm", version_of(programs.dvisvgm, "--version")}};
}

}  // namespace gradreel
