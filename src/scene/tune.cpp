#include "scene/tune.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "core/bytes.hpp"
#include "core/number_text.hpp"
#include "core/parallel.hpp"
#include "core/program_digest.hpp"
#include "draw/ticks.hpp"
#include "scene/digest.hpp"
#include "scene/runs.hpp"

namespace gradreel {

namespace {

/// One run, as far as the goal and the ties ask.
struct Trial {
  bool is_lost = false;
  double goal = 0, final_loss = 0;
};

double goal_of(const Trajectory& t, const TuneSpec& spec) {
  switch (spec.goal) {
    case TuneGoal::best_loss:
      return *std::min_element(t.losses.begin(), t.losses.end());
    case TuneGoal::epochs_to: {
      const auto there =
          std::find_if(t.losses.begin(), t.losses.end(), [&](double f) { return f <= spec.threshold; });
      return there == t.losses.end() ? spec.epochs + 1.0 : static_cast<double>(there - t.losses.begin());
    }
    case TuneGoal::final_loss:
      break;
  }
  return t.losses.back();
}

Trial try_rate(const Scene& scene, const Run& run, double rate) {
  const TuneSpec& spec = *scene.tune;
  const Setup setup = setup_of(scene, run);
  const auto schedule = setup.make_schedule(spec.epochs);
  DescentSettings settings = setup.settings;
  settings.learning_rate = rate;
  settings.epochs = spec.epochs;
  settings.schedule = schedule.get();
  const auto optimizer = setup.make_optimizer();
  const Trajectory t = descend_run(scene, run, *optimizer, settings);
  const bool is_lost = t.outcome == Outcome::diverged || !std::isfinite(t.losses.back());
  return {is_lost, is_lost ? 0 : goal_of(t, spec), is_lost ? 0 : t.losses.back()};
}

/// All runs of one optimizer with one rate. The lesser is the better.
struct Score {
  std::size_t lost = 0;
  double goal = 0, final_loss = 0;

  friend bool operator<(const Score& a, const Score& b) {
    return std::tie(a.lost, a.goal, a.final_loss) < std::tie(b.lost, b.goal, b.final_loss);
  }
};

Score score_of(std::span<const Trial> trials) {
  Score score;
  for (const Trial& t : trials) {
    score.lost += t.is_lost ? 1 : 0;
    score.goal += t.goal;
    score.final_loss += t.final_loss;
  }
  const auto kept = static_cast<double>(trials.size() - score.lost);
  if (kept > 0) score.goal /= kept;
  if (kept > 0) score.final_loss /= kept;
  return score;
}

/// The scene's runs of its tuned optimizers, optimizer by optimizer.
std::vector<std::vector<Run>> tuned_runs(const Scene& scene) {
  std::vector<std::vector<Run>> of(scene.optimizers.size());
  for (const Run& run : runs_of(scene)) {
    const OptimizerChoice* choice = optimizer_of(scene, run);
    if (choice && choice->regime.tuned) of[run.series].push_back(run);
  }
  return of;
}

/// The scores of all rates, in their order.
std::vector<Score> scores(const Scene& scene, const std::vector<Run>& runs, int jobs) {
  const std::vector<double>& rates = scene.tune->rates;
  std::vector<Trial> trials(rates.size() * runs.size());
  parallel_for(static_cast<std::int64_t>(trials.size()), jobs, [&](std::int64_t i, int) {
    const auto n = static_cast<std::size_t>(i);
    trials[n] = try_rate(scene, runs[n % runs.size()], rates[n / runs.size()]);
  });
  std::vector<Score> all;
  for (std::size_t r = 0; r < rates.size(); ++r) {
    all.push_back(score_of(std::span(trials).subspan(r * runs.size(), runs.size())));
  }
  return all;
}

Word goal_word(const TuneSpec& spec, ClockUnit unit) {
  switch (spec.goal) {
    case TuneGoal::best_loss:
      return Word::best_by_lowest_loss;
    case TuneGoal::epochs_to:
      return unit == ClockUnit::step ? Word::best_by_steps : Word::best_by_epochs;
    case TuneGoal::final_loss:
      break;
  }
  return Word::best_by_final_loss;
}

Mistake lost_mistake(const Scene& scene, const OptimizerChoice& choice) {
  Mistake mistake = scene.tune->place;
  const std::size_t n = scene.tune->rates.size();
  mistake.message = n == 1 ? fmt::format("{} diverges with this learning rate", choice.entry->name)
                           : fmt::format("{} diverges with all {} learning rates", choice.entry->name, n);
  mistake.hint = "try smaller ones";
  return mistake;
}

/// A best rate at an end of the range is hardly the best there is.
void warn_of_border(Scene& scene, const OptimizerChoice& choice) {
  const Tuned& tuned = *choice.regime.tuned;
  if (!tuned.is_lowest && !tuned.is_highest) return;
  Mistake warning = scene.tune->place;
  warning.message =
      fmt::format("{}: the best learning rate, {}, is the {} of those tried", choice.label,
                  number_text(choice.params.number("learning_rate")), tuned.is_lowest ? "lowest" : "highest");
  scene.warnings.push_back(std::move(warning));
}

/// What came out for an optimizer.
struct Best {
  std::size_t rate = 0;  ///< which of the rates is best
  double goal = 0;
  int lost = 0;          ///< runs with it that diverge
  bool is_lost = false;  ///< all of them do
};

/// One for each optimizer that is tuned.
std::vector<Best> find_bests(const Scene& scene, int jobs) {
  std::vector<Best> bests;
  const auto runs = tuned_runs(scene);
  for (std::size_t i = 0; i < scene.optimizers.size(); ++i) {
    if (!scene.optimizers[i].regime.tuned) continue;
    const std::vector<Score> all = scores(scene, runs[i], jobs);
    const auto best = std::min_element(all.begin(), all.end());
    bests.push_back({static_cast<std::size_t>(best - all.begin()), best->goal, static_cast<int>(best->lost),
                     best->lost == runs[i].size()});
  }
  return bests;
}

Bytes bytes_of(const std::vector<Best>& bests) {
  ByteWriter out;
  out.add(bests.size());
  for (const Best& b : bests) out.add(b.rate).add(b.goal).add(b.lost).add(b.is_lost);
  return out.take();
}

/// Nothing if they are not of this scene.
std::optional<std::vector<Best>> parse_bests(const Bytes& bytes, const Scene& scene) {
  ByteReader in(bytes);
  std::vector<Best> bests(in.count(std::size_t{8} * 4));
  for (Best& b : bests) {
    b.rate = static_cast<std::size_t>(in.number());
    b.goal = in.real();
    b.lost = static_cast<int>(in.number());
    b.is_lost = in.number() == 1;
    if (b.rate >= scene.tune->rates.size()) return std::nullopt;
  }
  const auto tuned = std::count_if(scene.optimizers.begin(), scene.optimizers.end(),
                                   [](const OptimizerChoice& c) { return c.regime.tuned.has_value(); });
  if (!in.is_at_end() || std::ssize(bests) != tuned) return std::nullopt;
  return bests;
}

std::vector<Best> known_bests(const Scene& scene, int jobs, Cache* cache) {
  if (!cache) return find_bests(scene, jobs);
  Sha256 action;
  action.add(std::string_view("tuned 1")).add(program_digest());
  add_sources(action, scene.sources);
  const Bytes bytes = remembered(cache, action.digest(), scene.file + ": tuned learning rates",
                                 [&] { return bytes_of(find_bests(scene, jobs)); });
  const auto bests = parse_bests(bytes, scene);
  return bests ? *bests : find_bests(scene, jobs);
}

}  // namespace

std::vector<Mistake> tune(Scene& scene, int jobs, Cache* cache) {
  std::vector<Mistake> mistakes;
  if (!scene.tune) return mistakes;
  const std::vector<double>& rates = scene.tune->rates;
  const std::vector<Best> bests = known_bests(scene, jobs, cache);
  auto best = bests.begin();
  for (OptimizerChoice& choice : scene.optimizers) {
    if (!choice.regime.tuned) continue;
    const auto [rate, goal, lost, is_lost] = *best++;
    if (is_lost) {
      mistakes.push_back(lost_mistake(scene, choice));
      continue;
    }
    choice.params.set("learning_rate", rates[rate]);
    choice.regime.tuned->score = goal;
    choice.regime.tuned->diverged = lost;
    choice.regime.tuned->is_lowest = rate == 0 && rates.size() > 1;
    choice.regime.tuned->is_highest = rate + 1 == rates.size() && rates.size() > 1;
    warn_of_border(scene, choice);
  }
  return mistakes;
}

std::size_t tuning_runs(const Scene& scene) {
  std::size_t n = 0;
  for (const auto& runs : tuned_runs(scene)) n += runs.size();
  return scene.tune ? n * scene.tune->rates.size() : 0;
}

std::string tuned_how(const Scene& scene, const Words& words) {
  const TuneSpec& spec = *scene.tune;
  const ClockUnit unit = clock_unit(scene);
  std::string how = words.text(
      goal_word(spec, unit),
      {{"n", std::to_string(spec.rates.size())}, {"loss", words.number(format_number(spec.threshold, 4))}});
  if (spec.epochs == scene.epochs) return how;
  const Word time = unit == ClockUnit::step ? Word::steps : Word::epochs;
  return words.text(Word::after_trial, {{"how", how}, {"time", words.counted(time, spec.epochs)}});
}

}  // namespace gradreel
