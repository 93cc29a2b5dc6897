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

struct Tally {
  int all = 0, arrived = 0, lost = 0;

  void add(const DescentFacts& facts) {
    ++all;
    arrived += facts.arrival.has_value();
    lost += facts.outcome == Outcome::diverged;
  }
};

/// Writes in the scene's language.
class AltText {
 public:
  explicit AltText(const Scene& scene) : scene_(scene), words_(*scene.words) {}

  std::string of(std::span<const DescentFacts> facts) const {
    const std::vector<Run> runs = runs_of(scene_);
    const bool has_seeds =
        runs.size() > scene_.starts.size() * scene_.optimizers.size() + scene_.recordings.size();
    std::string sentences;
    if (has_seeds || runs.size() > kMostClauses) {
      sentences = counted_clauses(runs, facts);
    } else {
      std::vector<std::string> clauses;
      for (std::size_t i = 0; i < runs.size(); ++i) clauses.push_back(clause(runs[i], facts[i]));
      sentences = words_.list(std::move(clauses), Word::alt_sentence_and);
    }
    std::string text = words_.text(Word::alt, {{"head", head()}, {"sentences", sentences}});
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  }

 private:
  std::string number(double v, int digits = 3) const { return words_.number(format_number(v, digits)); }
  std::string place(Point p) const { return place_words(p, scene_.surface.dimension(), words_); }
  std::string time(std::int64_t n) const {
    return words_.counted(clock_unit(scene_) == ClockUnit::step ? Word::steps : Word::epochs, n);
  }

  /// With its settings where others have the same label, as with several learning rates.
  std::string label(std::size_t series) const {
    const std::string& written = label_of(scene_, series);
    std::string text = inside_sentence(plain_text(written));
    bool is_shared = false;
    for (std::size_t i = 0; i < count_series(scene_); ++i)
      is_shared = is_shared || (i != series && label_of(scene_, i) == written);
    if (!is_shared || series >= scene_.optimizers.size()) return text;
    const std::vector<std::string> settings = rule_texts(scene_.optimizers[series], words_);
    return words_.text(
        Word::alt_with,
        {{"who", text}, {"settings", fmt::format("{}", fmt::join(settings, words_[Word::separator]))}});
  }

  /// "f(x, y) = (a − x)² + by² with a = 1 and b = 5 (gentle valley)".
  std::string formula() const {
    const SurfaceChoice& surface = scene_.surface;
    const std::string title = plain_text(surface.title);
    if (!title.empty() && count_code_points(surface.formula) > kLongFormula)
      return words_.text(Word::alt_named_surface, {{"title", title}});
    std::vector<std::string> numbers;
    for (const auto& [name, value] : surface.parameters) {
      if (const double* v = std::get_if<double>(&value))
        numbers.push_back(fmt::format("{} = {}", unicode_of_name(name), number(*v, 4)));
    }
    std::string text = equation_of(surface);
    if (!numbers.empty())
      text = words_.text(Word::alt_formula_with,
                         {{"formula", text}, {"numbers", words_.list(std::move(numbers), Word::alt_and)}});
    return title.empty() ? text : words_.text(Word::alt_formula_named, {{"formula", text}, {"title", title}});
  }

  /// Titles are English: other languages quote them.
  std::string surface() const {
    if (scene_.surface.is_typed) return formula();
    const std::string& title = scene_.surface.title;
    if (scene_.words->is_english()) {
      if (title.find("'s ") != std::string::npos) return title;
      const std::string named = inside_sentence(title);
      const bool is_name = named == title && title.find(' ') == std::string::npos;
      return "the " + named + (is_name ? " surface" : "");
    }
    return words_.text(Word::alt_named_surface, {{"title", title}});
  }

  std::string head() const {
    std::vector<std::string> labels, starts;
    for (std::size_t i = 0; i < count_series(scene_); ++i) labels.push_back(label(i));
    for (const Point p : all_starts(scene_)) starts.push_back(place(p));
    const auto many = static_cast<std::int64_t>(labels.size());
    const Word what = scene_.recordings.empty() ? Word::alt_optimizers : Word::alt_runs;
    const std::string who = labels.size() > kMostClauses ? words_.counted(what, many)
                                                         : words_.list(std::move(labels), Word::alt_and);
    std::string from;
    if (starts.size() > kMostStarts) {
      from = words_.counted(Word::alt_starts, static_cast<std::int64_t>(starts.size()));
    } else if (!starts.empty()) {
      from = words_.list(std::move(starts), Word::alt_and);
    }
    const bool is_on = scene_.surface.objective != nullptr;
    const Word word = from.empty() ? (is_on ? Word::alt_head_on : Word::alt_head)
                                   : (is_on ? Word::alt_head_from_on : Word::alt_head_from);
    return words_.text(word, {{"who", who},
                              {"start", from},
                              {"surface", is_on ? surface() : std::string()},
                              {"time", time(clock_epochs(scene_))}});
  }

  /// "the local minimum at (3, 2)": how deep it is, is said where known minima differ.
  std::string minimum(const Minimum& minimum) const {
    const std::vector<Minimum>& all = scene_.surface.minima;
    const bool differ = std::any_of(all.begin(), all.end(), [](const Minimum& m) { return !m.global; });
    const Word word = !minimum.global ? Word::alt_local_minimum
                      : differ        ? Word::alt_global_minimum
                                      : Word::alt_minimum;
    return words_.text(word, {{"place", place(minimum.at)}});
  }

  /// A place on a plane through many parameters says nothing.
  bool has_points(const DescentFacts& facts) const { return facts.has_points && !scene_.space; }

  std::string clause(const Run& run, const DescentFacts& facts) const {
    const std::string who = subject(run), loss = number(facts.final_loss);
    if (facts.outcome == Outcome::diverged)
      return words_.text(Word::alt_diverges, {{"who", who}, {"time", time(facts.epochs)}});
    if (facts.arrival == 0)
      return words_.text(Word::alt_stays, {{"who", who}, {"minimum", minimum(facts.nearest->minimum)}});
    if (facts.arrival)
      return words_.text(
          Word::alt_converges,
          {{"who", who}, {"minimum", minimum(facts.nearest->minimum)}, {"time", time(*facts.arrival)}});
    if (!has_points(facts)) return words_.text(Word::alt_ends_with_loss, {{"who", who}, {"loss", loss}});
    const Word word = facts.outcome == Outcome::finished ? Word::alt_ends_at : Word::alt_rests;
    return words_.text(
        word, {{"who", who}, {"place", place(facts.end)}, {"loss", loss}, {"time", time(facts.epochs)}});
  }

  std::string subject(const Run& run) const {
    const Point start = start_of(scene_, run);
    std::string who = label(run.series);
    if (!is_finite(start) || scene_.space) return who;
    const bool is_only = count_series(scene_) == 1;
    if (all_starts(scene_).size() == 1) return is_only ? words_[Word::alt_it] : who;
    return words_.text(is_only ? Word::alt_it_from : Word::alt_from, {{"who", who}, {"start", place(start)}});
  }

  /// "Adam converges to a known minimum in 14 of 20 descents and diverges in 2".
  std::string tally_text(const std::string& who, const Tally& tally) const {
    const Word word = tally.lost == tally.all      ? Word::alt_all_diverge
                      : tally.arrived == tally.all ? Word::alt_all_converge
                      : tally.lost > 0             ? Word::alt_some_converge_some_diverge
                                                   : Word::alt_some_converge;
    return words_.text(
        word, {{"who", who},
               {"descents", words_.counted(Word::alt_descents, tally.all)},
               {"arrived", tally.arrived == 0 ? words_[Word::alt_none] : std::to_string(tally.arrived)},
               {"lost", std::to_string(tally.lost)}});
  }

  /// Of descents without places: "the losses end between 0.1 and 0.2, and 1 of 3 diverge".
  std::string losses(std::span<const DescentFacts> facts) const {
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
    if (lost == std::ssize(facts)) return words_[Word::alt_losses_all_diverge];
    return words_.text(lost == 0 ? Word::alt_losses : Word::alt_losses_some_diverge,
                       {{"low", number(low)},
                        {"high", number(high)},
                        {"lost", std::to_string(lost)},
                        {"all", std::to_string(facts.size())}});
  }

  std::string counted_clauses(const std::vector<Run>& runs, std::span<const DescentFacts> facts) const {
    if (std::none_of(facts.begin(), facts.end(), [&](const DescentFacts& f) { return has_points(f); }))
      return losses(facts);
    std::vector<Tally> tallies(count_series(scene_));
    Tally total;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      tallies[runs[i].series].add(facts[i]);
      total.add(facts[i]);
    }
    if (tallies.size() > kMostClauses)
      return words_.text(Word::alt_total, {{"arrived", std::to_string(total.arrived)},
                                           {"descents", words_.counted(Word::alt_descents, total.all)},
                                           {"lost", std::to_string(total.lost)}});
    std::vector<std::string> clauses;
    for (std::size_t i = 0; i < tallies.size(); ++i)
      clauses.push_back(tally_text(tallies.size() == 1 ? words_[Word::alt_it] : label(i), tallies[i]));
    return words_.list(std::move(clauses), Word::alt_sentence_and);
  }

  const Scene& scene_;
  const Words& words_;
};

}  // namespace

std::string alt_text(const Scene& scene, std::span<const DescentFacts> facts) {
  return AltText(scene).of(facts);
}

}  // namespace gradreel
