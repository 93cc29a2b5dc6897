#include "scene/shown_descents.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "descent/median_run.hpp"
#include "film/descent_look.hpp"
#include "scene/formulas.hpp"
#include "scene/run_description.hpp"

namespace gradreel {

namespace {

void append(std::vector<std::string>& to, const std::vector<std::string>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

/// What the regimes of all optimizers say: shown once, not on each card. Of recordings it is not known.
std::vector<std::string> common_regime(const Scene& scene) {
  if (scene.optimizers.size() < 2 || !scene.recordings.empty()) return {};
  std::vector<std::string> common = regime_texts(scene.optimizers[0].regime, *scene.words);
  for (const OptimizerChoice& choice : scene.optimizers) {
    const std::vector<std::string> texts = regime_texts(choice.regime, *scene.words);
    std::erase_if(common, [&](const std::string& text) {
      return std::find(texts.begin(), texts.end(), text) == texts.end();
    });
  }
  return common;
}

/// One optimizer from several starts: these tell its descents apart.
bool differs_by_start(const Scene& scene) { return scene.starts.size() > 1 && count_series(scene) == 1; }

/// "(1, 2)"; of many parameters "start 2".
std::string start_text(const Scene& scene, std::size_t start) {
  return scene.space ? scene.words->text(Word::start_number, {{"n", std::to_string(start + 1)}})
                     : place_words(scene.starts[start], scene.surface.dimension(), *scene.words);
}

/// What a card says beside its label: all that the subtitle does not. Without a start: of all starts.
std::vector<std::string> card_settings(const Scene& scene, const OptimizerChoice& choice,
                                       std::optional<std::size_t> start) {
  if (differs_by_start(scene)) return {};
  std::vector<std::string> parts = rule_texts(choice, *scene.words),
                           regime = regime_texts(choice.regime, *scene.words);
  if (start && scene.starts.size() > 1)
    parts.back() =
        scene.words->text(Word::from, {{"settings", parts.back()}, {"start", start_text(scene, *start)}});
  const std::vector<std::string> common = common_regime(scene);
  std::erase_if(regime, [&](const std::string& text) {
    return std::find(common.begin(), common.end(), text) != common.end();
  });
  append(parts, regime);
  return parts;
}

/// "3 of 20 diverge", if any do.
std::vector<std::string> diverged_text(const Words& words,
                                       std::span<const std::shared_ptr<const Trajectory>> bundle) {
  const auto lost = std::count_if(bundle.begin(), bundle.end(), [](const auto& trajectory) {
    return trajectory->outcome == Outcome::diverged;
  });
  if (lost == 0) return {};
  return {
      words.text(Word::some_diverge, {{"n", std::to_string(lost)}, {"all", std::to_string(bundle.size())}})};
}

void name_descent(const Scene& scene, const Run& run, Descent& d) {
  const OptimizerChoice* choice = optimizer_of(scene, run);
  d.label = differs_by_start(scene) ? start_text(scene, run.start) : label_of(scene, run.series);
  if (choice) {
    d.settings = card_settings(scene, *choice, run.start);
    d.shared_settings = card_settings(scene, *choice, std::nullopt);
  } else {
    d.settings = d.shared_settings = recording_of(scene, run).settings;
  }
}

DescentLook run_look(const Scene& scene, const Theme& theme, const Run& run) {
  return look_of(run.series, run.start, {count_series(scene), scene.starts.size(), theme.trails.size()});
}

Descent make_descent(const Scene& scene, const Theme& theme, const ShownOptimizers& optimizers,
                     const Run& run) {
  Descent d;
  d.series = run.series;
  d.start = run.start;
  if (optimizer_of(scene, run)) d.optimizer = optimizers[run.series];
  name_descent(scene, run, d);
  const DescentLook look = run_look(scene, theme, run);
  d.color = theme.trails[look.color];
  d.marker = look.marker;
  return d;
}

}  // namespace

std::size_t trails_used(const Scene& scene, const Theme& theme) {
  std::size_t used = 0;
  for (const Run& run : runs_of(scene)) used = std::max(used, run_look(scene, theme, run).color + 1);
  return used;
}

ShownOptimizers shown_optimizers(const Scene& scene) {
  ShownOptimizers all;
  for (std::size_t i = 0; i < scene.optimizers.size(); ++i) {
    const OptimizerChoice& choice = scene.optimizers[i];
    ShownOptimizer shown;
    shown.label = choice.label;
    shown.settings = rule_texts(choice, *scene.words);
    append(shown.settings, regime_texts(choice.regime, *scene.words));
    shown.setup = setup_of(scene, {.series = i});
    shown.bounds_step = choice.entry->bounds_step;
    for (const LandmarkEntry& landmark : choice.entry->landmarks) {
      if (landmark.is_trail) shown.thin_trails.emplace_back(landmark.name);
    }
    all.push_back(std::make_shared<const ShownOptimizer>(std::move(shown)));
  }
  return all;
}

std::vector<Descent> shown_descents(const Scene& scene, const Theme& theme, const ShownOptimizers& optimizers,
                                    const Trajectories& trajectories) {
  const std::vector<Run> runs = runs_of(scene);
  std::vector<Descent> descents, thin;
  for (std::size_t first = 0; first < runs.size();) {
    const OptimizerChoice* choice = optimizer_of(scene, runs[first]);
    const int seeds = choice ? choice->regime.seeds() : 1;
    const auto bundle = std::span(trajectories).subspan(first, static_cast<std::size_t>(seeds));
    const std::size_t median = median_run(bundle);
    const Descent alike = make_descent(scene, theme, optimizers, runs[first]);
    for (std::size_t i = 0; i < bundle.size(); ++i) {
      Descent d = alike;
      d.trajectory = bundle[i];
      d.is_thin = i != median;
      if (i == median && seeds > 1) append(d.settings, diverged_text(*scene.words, bundle));
      (d.is_thin ? thin : descents).push_back(std::move(d));
    }
    first += bundle.size();
  }
  std::move(thin.begin(), thin.end(), std::back_inserter(descents));
  return descents;
}

std::vector<UpdateRule> update_rules(const Scene& scene, const std::vector<Descent>& descents) {
  std::vector<UpdateRule> rules;
  std::vector<const OptimizerEntry*> entries;
  for (std::size_t i = 0; i < scene.optimizers.size(); ++i) {
    const OptimizerChoice& choice = scene.optimizers[i];
    const auto at = std::find(entries.begin(), entries.end(), choice.entry) - entries.begin();
    if (at == std::ssize(entries)) {
      entries.push_back(choice.entry);
      rules.push_back({choice.label, latex_in_language(choice.entry->latex, *scene.words), {}, {}});
    }
    UpdateRule& rule = rules[static_cast<std::size_t>(at)];
    rule.series.push_back(i);
    if (rule.title != choice.label) rule.title = title_words(*choice.entry, *scene.words);
    for (const Descent& d : descents) {
      const auto is_known = [&](const UpdateRule::Mark& m) { return m.color == d.color; };
      if (d.series != i || std::any_of(rule.marks.begin(), rule.marks.end(), is_known)) continue;
      rule.marks.push_back({d.color, d.marker});
    }
  }
  return rules;
}

std::vector<std::string> common_settings(const Scene& scene) {
  std::vector<std::string> parts = common_regime(scene);
  if (!parts.empty()) parts[0] = scene.words->text(Word::of_all, {{"settings", parts[0]}});
  if (!differs_by_start(scene)) return parts;
  const OptimizerChoice& only = scene.optimizers[0];
  parts = {only.label};
  append(parts, rule_texts(only, *scene.words));
  append(parts, regime_texts(only.regime, *scene.words));
  return parts;
}

}  // namespace gradreel
