#include "scene/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>

#include "descent/median_run.hpp"
#include "draw/ticks.hpp"
#include "film/layout.hpp"
#include "panels/registry.hpp"
#include "scene/film_time.hpp"
#include "scene/narration.hpp"
#include "scene/run_description.hpp"

namespace gradreel {

namespace {

void append(std::vector<std::string>& to, const std::vector<std::string>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

/// What the regimes of all optimizers say: shown once, not on each card.
std::vector<std::string> common_regime(const Scene& scene) {
  if (scene.optimizers.size() < 2) return {};
  std::vector<std::string> common = regime_texts(scene.optimizers[0].regime);
  for (const OptimizerChoice& choice : scene.optimizers) {
    const std::vector<std::string> texts = regime_texts(choice.regime);
    std::erase_if(common, [&](const std::string& text) {
      return std::find(texts.begin(), texts.end(), text) == texts.end();
    });
  }
  return common;
}

/// What all descents have in common.
std::vector<std::string> subtitle_of(const Scene& scene) {
  std::vector<std::string> parts = common_regime(scene);
  if (!parts.empty()) parts[0] = "all: " + parts[0];
  if (scene.starts.size() == 1 || scene.optimizers.size() > 1) return parts;
  parts = {scene.optimizers[0].label};
  append(parts, rule_texts(scene.optimizers[0]));
  append(parts, regime_texts(scene.optimizers[0].regime));
  return parts;
}

/// What a card says beside its label: all that the subtitle does not. Without a start: of all starts.
std::vector<std::string> card_settings(const Scene& scene, const OptimizerChoice& choice,
                                       std::optional<Point> start) {
  if (scene.starts.size() > 1 && scene.optimizers.size() == 1) return {};
  std::vector<std::string> parts = rule_texts(choice), regime = regime_texts(choice.regime);
  if (start && scene.starts.size() > 1) parts.back() += " from " + format_point(*start, 3);
  const std::vector<std::string> common = common_regime(scene);
  std::erase_if(regime, [&](const std::string& text) {
    return std::find(common.begin(), common.end(), text) != common.end();
  });
  append(parts, regime);
  return parts;
}

/// "3 of 20 diverge", if any do.
std::vector<std::string> diverged_text(std::span<const std::shared_ptr<const Trajectory>> bundle) {
  const auto lost = std::count_if(bundle.begin(), bundle.end(), [](const auto& trajectory) {
    return trajectory->outcome == Outcome::diverged;
  });
  if (lost == 0) return {};
  return {fmt::format("{} of {} diverge", lost, bundle.size())};
}

/// Colours tell optimizers apart, or starts where there is one optimizer; markers tell apart whatever colours
/// do not.
Descent make_descent(const Scene& scene, const Run& run) {
  const std::size_t optimizers = scene.optimizers.size(), starts = scene.starts.size();
  const OptimizerChoice& choice = scene.optimizers[run.optimizer];
  Descent d;
  d.optimizer = run.optimizer;
  d.start = run.start;
  d.bounds_step = choice.entry->bounds_step;
  d.label = starts > 1 && optimizers == 1 ? format_point(scene.starts[run.start], 3) : choice.label;
  d.settings = card_settings(scene, choice, scene.starts[run.start]);
  d.shared_settings = card_settings(scene, choice, std::nullopt);
  const std::size_t hue = optimizers > 1 ? run.optimizer : run.start;
  const std::size_t shape = optimizers > 1 && starts > 1 ? run.start : hue;
  d.color = scene.theme.trails[hue % scene.theme.trails.size()];
  d.marker = static_cast<Marker>(shape % kMarkers);
  return d;
}

/// Of each bundle the median run; behind all of these the other runs, thin.
std::vector<Descent> make_descents(const Scene& scene, const Trajectories& trajectories) {
  const std::vector<Run> runs = runs_of(scene);
  std::vector<Descent> descents, thin;
  for (std::size_t first = 0; first < runs.size();) {
    const int seeds = scene.optimizers[runs[first].optimizer].regime.seeds();
    const auto bundle = std::span(trajectories).subspan(first, static_cast<std::size_t>(seeds));
    const std::size_t median = median_run(bundle);
    const Descent alike = make_descent(scene, runs[first]);
    for (std::size_t i = 0; i < bundle.size(); ++i) {
      Descent d = alike;
      d.trajectory = bundle[i];
      d.is_thin = i != median;
      if (i == median && seeds > 1) append(d.settings, diverged_text(bundle));
      (d.is_thin ? thin : descents).push_back(std::move(d));
    }
    first += bundle.size();
  }
  std::move(thin.begin(), thin.end(), std::back_inserter(descents));
  return descents;
}

std::vector<ShownOptimizer> shown_optimizers(const Scene& scene) {
  std::vector<ShownOptimizer> all;
  for (std::size_t i = 0; i < scene.optimizers.size(); ++i) {
    const OptimizerChoice& choice = scene.optimizers[i];
    ShownOptimizer& shown = all.emplace_back();
    shown.label = choice.label;
    shown.settings = rule_texts(choice);
    append(shown.settings, regime_texts(choice.regime));
    shown.setup = setup_of(scene, {.optimizer = i});
  }
  return all;
}

/// Returns the film's clock.
Timeline add_time(const Scene& scene, Rational frame_rate, FilmContent& content) {
  FilmTime time = film_time(scene, frame_rate, content.descents);
  content.captions = std::move(time.captions);
  content.curtains = time.curtains;
  content.camera = std::move(time.camera);
  content.zoom = std::move(time.zoom);
  if (scene.opening) content.opening = {scene.opening->title, scene.opening->subtitle};
  if (scene.closing) content.closing = {scene.closing->title, scene.closing->subtitle};
  return std::move(time.timeline);
}

/// Of each rule once. Its name is the label where only one optimizer of the scene follows it.
std::vector<UpdateRule> make_rules(const Scene& scene, const std::vector<Descent>& descents) {
  std::vector<UpdateRule> rules;
  std::vector<const OptimizerEntry*> entries;
  for (std::size_t i = 0; i < scene.optimizers.size(); ++i) {
    const OptimizerChoice& choice = scene.optimizers[i];
    const auto at = std::find(entries.begin(), entries.end(), choice.entry) - entries.begin();
    if (at == std::ssize(entries)) {
      entries.push_back(choice.entry);
      rules.push_back({choice.label, choice.entry->latex, {}, {}});
    }
    UpdateRule& rule = rules[static_cast<std::size_t>(at)];
    rule.optimizers.push_back(i);
    if (rule.title != choice.label) rule.title = choice.entry->title;
    for (const Descent& d : descents) {
      const auto is_known = [&](const UpdateRule::Mark& m) { return m.color == d.color; };
      if (d.optimizer != i || std::any_of(rule.marks.begin(), rule.marks.end(), is_known)) continue;
      rule.marks.push_back({d.color, d.marker});
    }
  }
  return rules;
}

/// What a panel shows: all, or less, or in its own way.
std::shared_ptr<const FilmContent> panel_content(const Placement& placement,
                                                 const std::shared_ptr<const FilmContent>& all) {
  if (placement.descents.empty() && !placement.panel->adapt) return all;
  auto content = std::make_shared<FilmContent>(*all);
  if (placement.panel->adapt) placement.panel->adapt(placement.options, *content);
  content->scale = placement.scale;
  if (placement.text_px > 0) {
    content->theme.text_size = content->theme.small_size = placement.text_px / content->px(1);
  }
  std::erase_if(content->descents, [&](const Descent& d) { return !is_picked(placement.descents, d); });
  return content;
}

/// All but panels.
std::shared_ptr<FilmContent> film_content(const Scene& scene, const OutputSpec& output,
                                          const Trajectories& trajectories) {
  auto content = std::make_shared<FilmContent>();
  content->title = scene.title;
  content->minima = scene.surface.minima;
  content->surface = scene.surface.objective;
  content->descents = make_descents(scene, trajectories);
  content->optimizers = shown_optimizers(scene);
  content->rules = make_rules(scene, content->descents);
  content->subtitle = subtitle_of(scene);
  content->epochs = scene.epochs;
  content->view = scene.view;
  content->overlays = scene.overlays;
  content->theme = scene.theme;
  if (output.is_transparent) content->theme.background.a = 0;
  content->width = output.width;
  content->height = output.height;
  content->formulas = scene.formulas;
  content->timeline = std::make_shared<Timeline>(add_time(scene, output.frame_rate, *content));
  if (const auto misfit = narration_misfit(scene, output, *content->timeline)) throw Error({*misfit});
  return content;
}

/// Null where it refuses: then a mistake is added.
std::unique_ptr<Panel> make_panel(const Placement& p, const FilmContent& content, const OutputSpec& output,
                                  TextEngine& text, std::vector<Mistake>& mistakes) {
  try {
    return p.panel->make(content, p.options, p.cell, text);
  } catch (const Error& e) {
    if (e.is_input_error() || p.at.where.line == 0) throw;
    mistakes.push_back(p.at);
    mistakes.back().message =
        fmt::format("in {} x {} ({}) {}", output.width, output.height, output.profile, e.what());
    return nullptr;
  }
}

}  // namespace

Film compose(const Scene& scene, const OutputSpec& output, const Trajectories& trajectories,
             const Work& work) {
  const std::shared_ptr<FilmContent> content = film_content(scene, output, trajectories);
  content->work = work;
  TextEngine text(scene.formulas);
  std::vector<std::unique_ptr<Panel>> made;
  std::vector<std::shared_ptr<const FilmContent>> shown;
  std::vector<Mistake> mistakes;
  for (const Placement& p : lay_out(scene.layout, *content, panels(), text)) {
    shown.push_back(panel_content(p, content));
    made.push_back(make_panel(p, *shown.back(), output, text, mistakes));
  }
  if (!mistakes.empty()) throw Error(std::move(mistakes));
  content->work = {};
  const Timeline timeline = *content->timeline;
  return {content, timeline, std::move(made), std::move(shown)};
}

std::vector<Mistake> refusals(const Scene& scene, const OutputSpec& output,
                              const Trajectories& trajectories) {
  const std::shared_ptr<FilmContent> content = film_content(scene, output, trajectories);
  TextEngine text(scene.formulas);
  std::vector<Mistake> mistakes;
  for (const Placement& p : lay_out(scene.layout, *content, panels(), text)) {
    if (p.panel->may_refuse) make_panel(p, *panel_content(p, content), output, text, mistakes);
  }
  return mistakes;
}

bool may_refuse(const Scene& scene) {
  const std::vector<const PanelChoice*> all = all_panels(scene.layout);
  return std::any_of(all.begin(), all.end(), [](const PanelChoice* c) { return c->panel->may_refuse; });
}

}  // namespace gradreel
