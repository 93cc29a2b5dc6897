#include "scene/sections.hpp"

#include <algorithm>

#include "scene/data_surface.hpp"
#include "scene/films.hpp"
#include "scene/grid_surface.hpp"
#include "scene/limits.hpp"
#include "scene/many_surface.hpp"
#include "scene/narration.hpp"
#include "scene/read_captions.hpp"
#include "scene/read_language.hpp"
#include "scene/read_layout.hpp"
#include "scene/read_optimizers.hpp"
#include "scene/read_outputs.hpp"
#include "scene/read_overlays.hpp"
#include "scene/read_place.hpp"
#include "scene/read_plane.hpp"
#include "scene/read_recordings.hpp"
#include "scene/read_surface.hpp"
#include "scene/read_theme.hpp"
#include "scene/read_timeline.hpp"
#include "scene/read_tune.hpp"
#include "scene/read_view.hpp"
#include "scene/typed_surface.hpp"

namespace gradreel {

namespace {

std::vector<Form> start_forms() {
  std::vector<Form> forms = place_forms();
  forms.push_back(position_form());
  return forms;
}

std::vector<Key> start_keys() {
  return {{.name = "surface",
           .forms = {form::choice(surface_names(), "surface"), form::mapping(surface_section()),
                     form::mapping(typed_surface_section()), form::mapping(least_squares_section()),
                     form::mapping(logistic_regression_section()), form::mapping(grid_surface_section())},
           .doc = "the function that is drawn and that optimizers minimise; a scene that only shows "
                  "`trajectories` of losses does without",
           .required = true,
           .example = "himmelblau"},
          {.name = "start",
           .forms = start_forms(),
           .doc = "where every descent begins: a number where the function has one dimension, and as many "
                  "numbers as there are parameters where it has more than two",
           .otherwise = "the surface's first suggested start",
           .example = "[1, 4.5]"},
          {.name = "starts",
           .forms = {form::list(1, kMaxDescents, "starts", start_forms())},
           .doc = "several starts; every optimizer runs from each",
           .example = "[[1, 4.5], [0, -4]]"},
          plane_key(),
          recordings_key()};
}

std::vector<Key> time_keys() {
  return {{.name = "epochs",
           .forms = {form::whole(1, kMaxEpochs)},
           .doc = "number of updates of every descent",
           .fallback = Scene{}.epochs},
          {.name = "timeline",
           .forms = {form::mapping(timeline_section())},
           .doc = "the clock of the film",
           .example = "{duration: 12, hold_end: 2}"},
          {.name = "tune",
           .forms = {form::mapping(tune_section())},
           .doc = "finds the best learning rate, in place of `learning_rate`",
           .otherwise = "off",
           .example = "{goal: best_loss}"}};
}

std::vector<Key> look_keys() {
  return {{.name = "stop",
           .forms = {form::mapping(stop_section())},
           .doc = "when a descent ends early",
           .example = "{gradient_norm: 0.001}"},
          layout_key(),
          {.name = "view",
           .forms = {form::mapping(view_section())},
           .doc = "how the surface is shown",
           .example = "{levels: 40}"},
          overlays_key(),
          theme_key(),
          outputs_key()};
}

Key title_key() {
  return {.name = "title",
          .forms = {form::text(kMaxTitle)},
          .doc = "stands on top of every film",
          .otherwise = "none",
          .example = "Gradient descent and Adam"};
}

void add_with_nested(const Section& section, std::vector<const Section*>& all);

void add_forms(const std::vector<Form>& forms, std::vector<const Section*>& all) {
  for (const Form& form : forms) {
    if (form.section) add_with_nested(*form.section, all);
    add_forms(form.items, all);
  }
}

void add_with_nested(const Section& section, std::vector<const Section*>& all) {
  if (std::find(all.begin(), all.end(), &section) != all.end()) return;
  all.push_back(&section);
  for (const Key& key : section.keys) add_forms(key.forms, all);
  for (const Component& component : all_of(section.components)) {
    for (const Key& key : component.keys) add_forms(key.forms, all);
  }
}

}  // namespace

const Section& scene_section() {
  static const Section section = [] {
    Section s = {.name = "scene",
                 .doc = "the file of a scene",
                 .keys = {title_key()},
                 .exclusive = {{{"start", "starts"}}, {{"learning_rate", "tune"}}},
                 .needs_one_of = {"surface", "trajectories", "include"}};
    for (const std::vector<Key>& keys : {start_keys(), time_keys(), optimizer_keys(), caption_keys(),
                                         look_keys(), narration_keys(), plan_keys()}) {
      s.keys = joined(std::move(s.keys), keys);
    }
    return s;
  }();
  return section;
}

std::span<const Section* const> sections() {
  static const std::vector<const Section*> all = [] {
    std::vector<const Section*> found;
    for (const Section* file : {&scene_section(), &profile_section(), &theme_section(),
                                &optimizer_set_section(), &language_section()}) {
      add_with_nested(*file, found);
    }
    return found;
  }();
  return all;
}

}  // namespace gradreel
