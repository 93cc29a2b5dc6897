#include "tex/typeset.hpp"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/error.hpp"
#include "core/file_state.hpp"
#include "core/private_folder.hpp"
#include "tex/cache.hpp"
#include "tex/latex.hpp"
#include "tex/svg.hpp"

namespace gradreel {

namespace {

constexpr double kWidest = 100, kTallest = 30;      // em; larger ones would take memory, and fit nowhere
constexpr std::size_t kMostProblems = 8;            // reported at once
constexpr std::uint64_t kLargestPicture = 1 << 20;  // bytes
constexpr std::string_view kNothing = "{}";         // in the place of a formula with a problem
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
    folder_.write("formulas.tex", latex_document(formulas));
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
    std::vector<Formula> all;
    if (!problem) all = draw(report, problem);
    if (problem) blame(*problem, result);
    return all;
  }

 private:
  // A full disk is no formula's fault, nor is a program that cannot do with nothing.
  void blame(const TypesetProblem& problem, const RunResult& latex) const {
    folder_.check_room();
    if (formulas_[problem.formula] != kNothing) return;
    const std::string said = first_line(drawing_ ? drawing_->output : latex.output);
    throw Error(fmt::format("{} fails even without this formula: {}", drawing_ ? "dvisvgm" : "latex",
                            said.empty() ? problem.message : said));
  }

  /// The formulas with their pictures, up to the first that has none.
  std::vector<Formula> draw(LatexReport& report, std::optional<TypesetProblem>& problem) {
    drawing_ = run_dvisvgm();
    is_slow_ = drawing_->out_of_time;
    std::vector<Formula> all;
    for (std::size_t i = 0; i < formulas_.size() && !problem; ++i) {
      Formula& f = *report.sizes[i];
      const std::string svg = read_page(fmt::format("{}/{:05}.svg", folder_.path(), i + 1));
      if (svg.size() >= kLargestPicture) {
        problem = {i, kTooLarge, ""};
      } else if (!read_svg(svg, f)) {
        problem = {i, undrawn(*drawing_), ""};
      } else if (!is_within_bounds(f)) {
        problem = {i, fmt::format("this formula is larger than {} x {} em", kWidest, kTallest), ""};
      }
      all.push_back(std::move(f));
    }
    if (!problem && drawing_->exit_code != 0) {
      throw Error(fmt::format("dvisvgm failed with exit code {}: {}", drawing_->exit_code,
                              first_line(drawing_->output)));
    }
    return all;
  }

  /// Why dvisvgm made no picture.
  static std::string undrawn(const RunResult& result) {
    if (result.out_of_time) return "dvisvgm does not come to an end with this formula";
    if (result.exit_code == 128 + SIGXFSZ) return kTooLarge;
    if (result.exit_code == 0) return "LaTeX made no picture of this formula";
    const std::string said = first_line(result.output);
    return fmt::format("dvisvgm cannot draw this formula: {}",
                       said.empty() ? fmt::format("exit code {}", result.exit_code) : said);
  }

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
      folder_.check_room();
      throw Error(
          fmt::format("latex failed with exit code {}: {}", result.exit_code, first_line(result.output)));
    }
    return std::nullopt;
  }

  // No specials: they could bring in files, PostScript and markup of any kind.
  RunResult run_dvisvgm() {
    limits_.file_bytes = std::min(limits_.file_bytes, kLargestPicture);
    return start(programs_.dvisvgm, {"--no-specials", "--no-fonts", "--exact-bbox", "--page=1-",
                                     "--verbosity=3", "--output=%5p.svg", "formulas.dvi"});
  }

  static constexpr const char* kTooLarge = "the picture of this formula is larger than 1 MB";

  PrivateFolder folder_;
  std::span<const std::string> formulas_;
  const Programs& programs_;
  RunLimits limits_;
  bool is_slow_ = false;
  std::optional<RunResult> drawing_;  // of dvisvgm, once it ran
};

/// The formulas, or else the problems of several of them, found by leaving out those that have one.
std::vector<Formula> run_all(std::vector<std::string> formulas, const Programs& programs,
                             const RunLimits& limits, std::vector<TypesetProblem>& problems) {
  for (;;) {
    Run run(formulas, programs, limits);
    std::optional<TypesetProblem> problem;
    std::vector<Formula> all = run.formulas(problem);
    if (!problem) return all;
    formulas[problem->formula] = kNothing;
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
  const std::string key = fmt::format("{}\n{}\n{}", file_state(programs.latex), file_state(programs.dvisvgm),
                                      latex_document(formulas));
  const FormulaCache cache(options.cache, key);
  const std::vector<Formula> kept = cache.load().value_or(std::vector<Formula>());
  const bool is_kept = kept.size() == formulas.size();
  std::vector<Formula> all = kept;
  if (!is_kept || options.cache->verifies()) {
    all = run_all({formulas.begin(), formulas.end()}, programs, options.limits, result.problems);
    if (!result.problems.empty()) return result;
    if (is_kept && all != kept) throw Error(differing_text(*options.cache, "a formula's picture"));
    if (!is_kept) cache.store(all);
  }
  for (std::size_t i = 0; i < formulas.size(); ++i) result.book.emplace(formulas[i], std::move(all[i]));
  return result;
}

std::vector<std::pair<std::string, std::string>> typeset_versions() {
  const Programs programs;
  return {{"latex", version_of(programs.latex, "--version")},
          {"dvisvgm", version_of(programs.dvisvgm, "--version")}};
}

}  // namespace gradreel
