#include "scene/compose.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "film/layout.hpp"
#include "panels/registry.hpp"
#include "scene/film_time.hpp"
#include "scene/narration.hpp"
#include "scene/shown_descents.hpp"

namespace gradreel {

namespace {

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

/// What a panel shows: all of the film's, or less, or in its own way.
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

/// All of a film but its panels.
std::shared_ptr<FilmContent> film_content(const Scene& scene, const OutputSpec& output,
                                          const Trajectories& trajectories) {
  auto content = std::make_shared<FilmContent>();
  content->title = scene.title;
  content->minima = scene.surface.minima;
  content->surface = scene.surface.objective;
  content->optimizers = shown_optimizers(scene);
  content->descents = shown_descents(scene, content->optimizers, trajectories);
  content->rules = update_rules(scene, content->descents);
  content->subtitle = common_settings(scene);
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
