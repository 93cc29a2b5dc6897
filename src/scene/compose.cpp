#include "scene/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "film/layout.hpp"
#include "film/shown_optimizer.hpp"
#include "overlays/registry.hpp"
#include "panels/registry.hpp"
#include "scene/film_time.hpp"
#include "scene/formulas.hpp"
#include "scene/narration.hpp"
#include "scene/output_theme.hpp"
#include "scene/settle_planes.hpp"
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

/// Where the film follows something by zooming it is on its own plane.
void show_plane(const PlaneContent& plane, FilmContent& content) {
  content.surface = plane.surface;
  content.view.domain = plane.domain;
  content.axis_names = plane.axis_names;
  content.brief_axis_names = plane.brief_axis_names;
  content.plane_note = plane.note;
  content.descents = plane.descents;
  content.zoom = {};
  content.camera.targets.clear();
}

/// What a panel shows: all of the film's, or less, or in its own way.
std::shared_ptr<const FilmContent> panel_content(const Placement& placement,
                                                 const std::shared_ptr<const FilmContent>& all) {
  const PanelEntry& panel = *placement.panel;
  const std::size_t plane =
      placement.options.has("plane") ? static_cast<std::size_t>(placement.options.number("plane")) : 1;
  const auto is_shown = [&](const Descent& d) {
    return is_picked(placement.descents, d) && (!panel.needs_surface || d.trajectory->has_points());
  };
  if (!panel.adapt && plane == 1 && std::all_of(all->descents.begin(), all->descents.end(), is_shown))
    return all;
  auto content = std::make_shared<FilmContent>(*all);
  if (plane > 1) show_plane(all->planes[plane - 1], *content);
  if (panel.adapt) panel.adapt(placement.options, *content);
  content->scale = placement.scale;
  if (placement.text_px > 0) {
    content->theme.text_size = content->theme.small_size = placement.text_px / content->px(1);
  }
  std::erase_if(content->descents, [&](const Descent& d) { return !is_shown(d); });
  return content;
}

/// The scene's, below which the thin trails of other points lie unless it says which of them are drawn.
std::vector<OverlayChoice> overlays_of(const Scene& scene, const ShownOptimizers& optimizers) {
  const OverlayEntry* beside = find_overlay("beside");
  const bool is_stated = std::any_of(scene.overlays.begin(), scene.overlays.end(),
                                     [&](const OverlayChoice& o) { return o.entry == beside; });
  const bool is_wanted = std::any_of(optimizers.begin(), optimizers.end(),
                                     [](const auto& o) { return !o->thin_trails.empty(); });
  if (is_stated || !is_wanted) return scene.overlays;
  std::vector<OverlayChoice> all = {{beside, ParamValues(beside->params)}};
  all.insert(all.end(), scene.overlays.begin(), scene.overlays.end());
  return all;
}

void add_planes(const Scene& scene, FilmContent& content) {
  if (!scene.space) return;
  if (scene.space->views.empty()) throw std::logic_error("compose: the planes are not settled");
  for (const PlaneView& view : scene.space->views) {
    content.planes.push_back({view.surface, view.domain, view.axis_names, view.brief_axis_names,
                              plane_note(view, *scene.words),
                              shown_descents(scene, content.theme, content.optimizers, view.trajectories)});
  }
  content.plane_note = content.planes.front().note;
  content.classification = scene.space->classification;
}

/// All of a film but its panels.
std::shared_ptr<FilmContent> film_content(const Scene& scene, const OutputSpec& output,
                                          const Trajectories& trajectories) {
  auto content = std::make_shared<FilmContent>();
  content->theme = theme_of(scene, output);
  content->title = scene.title;
  content->minima = scene.surface.minima;
  content->surface = scene.surface.objective;
  content->surface_formula = surface_formula(scene.surface, *scene.words);
  content->axis_names = scene.surface.axis_names;
  content->brief_axis_names = scene.surface.brief_axis_names;
  content->data = scene.surface.data;
  content->optimizers = shown_optimizers(scene);
  content->descents = shown_descents(scene, content->theme, content->optimizers, trajectories);
  add_planes(scene, *content);
  content->rules = update_rules(scene, content->descents);
  content->subtitle = common_settings(scene);
  content->epochs = clock_epochs(scene);
  content->unit = clock_unit(scene);
  content->words = scene.words;
  content->view = scene.view;
  content->overlays = overlays_of(scene, content->optimizers);
  if (output.is_transparent) content->theme.background.a = 0;
  content->width = output.width;
  content->height = output.height;
  content->formulas = scene.formulas;
  content->timeline = std::make_shared<Timeline>(add_time(scene, output.frame_rate, *content));
  if (const auto misfit = narration_misfit(scene, output, *content->timeline)) throw Error({*misfit});
  return content;
}

struct FilmOf {
  const Scene& scene;
  const OutputSpec& output;
};

/// Of a text of the scene; `otherwise` if it has none like it.
const Mistake& place_of(const std::string& text, const Scene& scene, const Mistake& otherwise) {
  const auto said = std::find_if(scene.texts.begin(), scene.texts.end(),
                                 [&](const DrawnText& t) { return t.text == text; });
  return said == scene.texts.end() ? otherwise : said->at;
}

Sha256Digest digest_of(const std::vector<Placement>& placements) {
  Sha256 hash;
  for (const Placement& p : placements) {
    hash.add(p.panel->name).add(p.cell.x).add(p.cell.y).add(p.cell.width).add(p.cell.height);
    hash.add(p.scale).add(p.text_px);
  }
  return hash.digest();
}

/// Null where it refuses: then a mistake is added.
std::unique_ptr<Panel> make_panel(const Placement& p, const FilmContent& content, const FilmOf& of,
                                  TextEngine& text, Findings& found) {
  const auto note = [&](std::vector<Mistake>& notes, const Mistake& at, const std::string& what) {
    const OutputSpec& output = of.output;
    notes.push_back(at);
    notes.back().message =
        fmt::format("in {} x {} ({}) {}", output.width, output.height, output.profile, what);
  };
  const Mistake& at = p.at.where.line > 0 ? p.at : of.scene.layout_at;
  try {
    std::unique_ptr<Panel> panel = p.panel->make(content, p.options, p.cell, text);
    for (const LeftOut& l : panel->left_out()) note(found.warnings, place_of(l.text, of.scene, at), l.what);
    return panel;
  } catch (const Error& e) {
    if (e.is_input_error() || at.where.line == 0) throw;
    note(found.mistakes, at, e.what());
    return nullptr;
  }
}

/// Adds warnings to `found`; throws its mistakes.
Film compose_noting(const FilmOf& of, const Trajectories& trajectories, const Work& work, Findings& found) {
  const std::shared_ptr<FilmContent> content = film_content(of.scene, of.output, trajectories);
  content->work = work;
  TextEngine text(of.scene.formulas);
  std::vector<std::unique_ptr<Panel>> made;
  std::vector<std::shared_ptr<const FilmContent>> shown;
  const std::vector<Placement> placements = lay_out(of.scene.layout, *content, panels(), text);
  content->layout = digest_of(placements);
  for (const Placement& p : placements) {
    shown.push_back(panel_content(p, content));
    made.push_back(make_panel(p, *shown.back(), of, text, found));
  }
  if (!found.mistakes.empty()) throw Error(std::move(found.mistakes));
  content->work = {};
  const Timeline timeline = *content->timeline;
  return {content, timeline, std::move(made), std::move(shown)};
}

}  // namespace

Film compose(const Scene& scene, const OutputSpec& output, const Trajectories& trajectories,
             const Work& work) {
  Findings found;
  return compose_noting({scene, output}, trajectories, work, found);
}

Findings examine(const Scene& scene, const OutputSpec& output, const Trajectories& trajectories) {
  Findings found;
  try {
    compose_noting({scene, output}, trajectories, {.is_trial = true}, found);
  } catch (const Error& e) {
    if (!e.is_input_error()) throw;
    found.mistakes = e.mistakes();
  }
  return found;
}

}  // namespace gradreel
