#include "scene/alt_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <variant>
#include <vector>

#include "core/number_text.hpp"
#include "core/plain_text.hpp"
#include "core/utf8.hpp"
#include "draw/ticks.hpp"
#include "expression/notation.hpp"
#include "scene/run_description.hpp"
#include "scene/runs.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMostClauses = 6, kMostStarts = 3;

/// First words of titles that are no names, and so are small inside of a sentence.
constexpr std::array<std::string_view, 22> kSmallWords = {
    "Gradient", "Conjugate", "Momentum", "Quadratic", "Cross-in-tray", "Drop-wave",  "Eggholder",  "Monkey",
    "Well",     "Winding",   "Mean",     "Logistic",  "Saddle",        "Six-hump",   "Three-hump", "Parabola",
    "Double",   "Wiggly",    "Absolute", "Network",   "Matrix",        "Associative"};

std::string inside_sentence(std::string text) {
  const std::string_view first = std::string_view(text).substr(0, text.find_first_of(" ,"));
  if (std::find(kSmallWords.begin(), kSmallWords.end(), first) != kSmallWords.end()) {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

/// "a", "a and b", "a, b and c"; `last` is what stands before the last one.
std::string listed(std::vector<std::string> items, std::string_view last = " and ") {
  std::string end = std::move(items.back());
  items.pop_back();
  if (items.empty()) return end;
  return fmt::format("{}{}{}", fmt::join(items, ", "), last, end);
}

/// With its settings where others have the same label, as with several learning rates.
std::string label_inside(const Scene& scene, std::size_t series) {
  const std::string& label = label_of(scene, series);
  std::string text = inside_sentence(plain_text(label));
  bool is_shared = false;
  for (std::size_t i = 0; i < count_series(scene); ++i)
    is_shared = is_shared || (i != series && label_of(scene, i) == label);
  if (is_shared && series < scene.optimizers.size())
    text += fmt::format(" with {}", fmt::join(rule_texts(scene.optimizers[series]), ", "));
  return text;
}

/// The scene's, and those that its recordings have of their own.
std::vector<Point> all_starts(const Scene& scene) {
  std::vector<Point> starts;
  if (scene.space) return starts;  // a place on a plane through many parameters says nothing
  if (!scene.optimizers.empty()) starts = scene.starts;
  for (const Recording& recording : scene.recordings) {
    const Point start = recording.trajectory->points.front();
    if (!recording.trajectory->has_points()) continue;
    if (std::find(starts.begin(), starts.end(), start) == starts.end()) starts.push_back(start);
  }
  return starts;
}

/// Nobody wants to hear a longer one if there is a name.
constexpr std::size_t kLongFormula = 120;

/// "f(x, y) = (a − x)² + by² with a = 1 and b = 5 (gentle valley)".
std::string formula_text(const SurfaceChoice& surface) {
  const std::string title = plain_text(surface.title);
  if (!title.empty() && count_code_points(surface.formula) > kLongFormula)
    return fmt::format("the surface \"{}\"", title);
  std::vector<std::string> numbers;
  for (const auto& [name, value] : surface.parameters) {
    if (const double* number = std::get_if<double>(&value))
      numbers.push_back(fmt::format("{} = {}", unicode_of_name(name), format_number(*number, 4)));
  }
  std::string text = equation_of(surface);
  if (!numbers.empty()) text += " with " + listed(numbers);
  return title.empty() ? text : fmt::format("{} ({})", text, title);
}

std::string surface_text(const SurfaceChoice& surface) {
  if (surface.is_typed) return formula_text(surface);
  const std::string& title = surface.title;
  if (title.find("'s ") != std::string::npos) return title;
  const std::string named = inside_sentence(title);
  const bool is_name = named == title && title.find(' ') == std::string::npos;
  return "the " + named + (is_name ? " surface" : "");
}

std::string head(const Scene& scene) {
  std::vector<std::string> labels, starts;
  for (std::size_t i = 0; i < count_series(scene); ++i) labels.push_back(label_inside(scene, i));
  for (const Point p : all_starts(scene)) starts.push_back(format_place(p, scene.surface.dimension(), 3));
  const std::string_view what = scene.recordings.empty() ? "optimizer" : "run";
  const std::string who =
      labels.size() > kMostClauses ? counted(static_cast<int>(labels.size()), what) : listed(labels);
  const std::string from = starts.empty() ? ""
                           : starts.size() > kMostStarts
                               ? counted(static_cast<int>(starts.size()), "starting point")
                               : listed(starts);
  std::string text = who;
  if (!starts.empty()) text += " from " + from;
  if (scene.surface.objective) text += " on " + surface_text(scene.surface);
  return fmt::format("{} over {}", text, counted(clock_epochs(scene), word_of(clock_unit(scene))));
}

/// "the local minimum at (3, 2)": how deep it is, is said where known minima differ.
std::string minimum_text(const Minimum& minimum, const SurfaceChoice& surface) {
  const std::vector<Minimum>& all = surface.minima;
  const bool differ = std::any_of(all.begin(), all.end(), [](const Minimum& m) { return !m.global; });
  const std::string_view depth = minimum.global ? (differ ? "global " : "") : "local ";
  return fmt::format("the {}minimum at {}", depth, format_place(minimum.at, surface.dimension(), 3));
}

std::string predicate(const DescentFacts& facts, const SurfaceChoice& surface, std::string_view unit) {
  if (facts.outcome == Outcome::diverged) return "diverges after " + counted(facts.epochs, unit);
  if (facts.arrival == 0) {
    return "starts in " + minimum_text(facts.nearest->minimum, surface) + " and stays there";
  }
  if (facts.arrival) {
    return fmt::format("converges to {} after {}", minimum_text(facts.nearest->minimum, surface),
                       counted(*facts.arrival, unit));
  }
  if (!facts.has_points) return fmt::format("ends with a loss of {}", format_number(facts.final_loss, 3));
  const std::string where =
      fmt::format("{} with a loss of {}", format_place(facts.end, surface.dimension(), 3),
                  format_number(facts.final_loss, 3));
  if (facts.outcome == Outcome::finished) return "ends at " + where;
  return fmt::format("comes to rest at {} after {}", where, counted(facts.epochs, unit));
}

std::string subject(const Scene& scene, const Run& run) {
  const Point start = start_of(scene, run);
  const std::string from = "from " + format_place(start, scene.surface.dimension(), 3);
  std::string label = label_inside(scene, run.series);
  if (!is_finite(start) || scene.space) return label;
  if (all_starts(scene).size() == 1) return count_series(scene) == 1 ? "it" : label;
  return count_series(scene) == 1 ? from + " it" : label + " " + from;
}

struct Tally {
  int all = 0, arrived = 0, lost = 0;

  void add(const DescentFacts& facts) {
    ++all;
    arrived += facts.arrival.has_value();
    lost += facts.outcome == Outcome::diverged;
  }
};

/// "converges to a known minimum in 14 of 20 descents and diverges in 2".
std::string tally_text(const Tally& tally) {
  const std::string all = counted(tally.all, "descent");
  if (tally.lost == tally.all) return "diverges in all " + all;
  if (tally.arrived == tally.all) return "converges to a known minimum in all " + all;
  const std::string arrived = tally.arrived == 0 ? "none" : std::to_string(tally.arrived);
  const std::string lost = tally.lost > 0 ? fmt::format(" and diverges in {}", tally.lost) : "";
  return fmt::format("converges to a known minimum in {} of {}{}", arrived, all, lost);
}

/// Of descents without places: "their losses end between 0.1 and 0.2, and one diverges".
std::string losses_text(std::span<const DescentFacts> facts) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  int lost = 0;
  for (const DescentFacts& f : facts) {
    if (f.outcome == Outcome::diverged) {
      ++lost;
      continue;
    }
    low = std::min(low, f.final_loss);
    high = std::max(high, f.final_loss);
  }
  if (lost == std::ssize(facts)) return "all diverge";
  const std::string ends =
      fmt::format("the losses end between {} and {}", format_number(low, 3), format_number(high, 3));
  return lost == 0 ? ends : fmt::format("{}, and {} of {} diverge", ends, lost, facts.size());
}

std::string counted_clauses(const Scene& scene, const std::vector<Run>& runs,
                            std::span<const DescentFacts> facts) {
  if (scene.space ||
      std::none_of(facts.begin(), facts.end(), [](const DescentFacts& f) { return f.has_points; }))
    return losses_text(facts);
  std::vector<Tally> tallies(count_series(scene));
  Tally total;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    tallies[runs[i].series].add(facts[i]);
    total.add(facts[i]);
  }
  if (tallies.size() > kMostClauses) {
    return fmt::format("{} of {} converge to a known minimum and {} diverge", total.arrived,
                       counted(total.all, "descent"), total.lost);
  }
  std::vector<std::string> clauses;
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    const std::string who = tallies.size() == 1 ? "it" : label_inside(scene, i);
    clauses.push_back(who + " " + tally_text(tallies[i]));
  }
  return listed(std::move(clauses), ", and ");
}

}  // namespace

std::string alt_text(const Scene& scene, std::span<const DescentFacts> facts) {
  const std::vector<Run> runs = runs_of(scene);
  const bool has_seeds =
      runs.size() > scene.starts.size() * scene.optimizers.size() + scene.recordings.size();
  std::string text = head(scene) + ": ";
  if (has_seeds || runs.size() > kMostClauses) {
    text += counted_clauses(scene, runs, facts);
  } else {
    std::vector<std::string> clauses;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      DescentFacts of_run = facts[i];
      of_run.has_points = of_run.has_points && !scene.space;
      clauses.push_back(subject(scene, runs[i]) + " " +
                        predicate(of_run, scene.surface, word_of(clock_unit(scene))));
    }
    text += listed(std::move(clauses), ", and ");
  }
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text + ".";
}

}  // namespace gradreel
