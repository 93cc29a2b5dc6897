// Small films to test with.
#pragma once

#include "film/film.hpp"
#include "film/layout.hpp"
#include "scene/compose.hpp"
#include "scene/settle_planes.hpp"
#include "surfaces/many/network.hpp"
#include "surfaces/many/toy_data.hpp"
#include "surfaces/regression.hpp"
#include "surfaces/surface.hpp"

namespace gradreel::testing {

inline OptimizerChoice choice(const char* name, double learning_rate) {
  const OptimizerEntry* entry = find_optimizer(name);
  OptimizerChoice c = {entry, ParamValues(entry->params), std::string(entry->title), {}};
  c.params.set("learning_rate", learning_rate);
  return c;
}

/// Himmelblau, four optimizers, 40 epochs in 4 s; one of them diverges.
inline Scene small_scene() {
  Scene scene;
  scene.file = scene.stem = "small";
  scene.title = "Four optimizers";
  scene.surface = choice_of(*find_surface("himmelblau"), {});
  scene.starts = {{0, -4}};
  scene.optimizers = {choice("gradient_descent", 0.05), choice("momentum", 0.003), choice("rmsprop", 0.1),
                      choice("adam", 0.3)};
  scene.epochs = 40;
  scene.view.domain = scene.surface.domain;
  scene.timeline.duration = {4, 1};
  scene.theme.trails = {{0.9, 0.3, 0.0}, {0.0, 0.4, 0.8}, {0.8, 0.1, 0.5}, {0.1, 0.1, 0.1}};
  return scene;
}

/// The same optimizers on the double well, which has one dimension; gradient descent diverges.
inline Scene line_scene() {
  Scene scene = small_scene();
  scene.surface = choice_of(*find_surface("double_well"), ParamValues(find_surface("double_well")->params));
  scene.starts = {{1.6, 0}};
  scene.optimizers = {choice("gradient_descent", 0.5), choice("momentum", 0.02), choice("rmsprop", 0.1),
                      choice("adam", 0.2)};
  scene.view.domain = scene.surface.domain;
  scene.layout.name = "graph_loss";
  return scene;
}

/// The same optimizers on the mean squared error of six rows; gradient descent diverges.
inline Scene data_scene() {
  Scene scene = small_scene();
  auto data = std::make_shared<FitData>();
  data->features = {"size"};
  data->target = "price";
  data->columns[0] = {-1.5, -1, -0.5, 0.5, 1, 1.5};
  data->y = {0.4, 1.1, 1.4, 2.4, 3.3, 3.5};
  const RegressionRows rows = {data->columns[0], {1, 1, 1, 1, 1, 1}, data->y};
  const Point best = best_weights(rows, {});
  scene.surface.name = "least_squares";
  scene.surface.domain = *domain_around(best, rows, {});
  scene.surface.objective = make_regression(rows, {}, best);
  scene.surface.minima = {{best, value_at(*scene.surface.objective, best)}};
  scene.surface.axis_names = {"slope", "intercept"};
  scene.surface.data = data;
  scene.starts = {{scene.surface.domain.x_min, scene.surface.domain.y_max}};
  scene.optimizers = {choice("gradient_descent", 1.05), choice("momentum", 0.05), choice("rmsprop", 0.1),
                      choice("adam", 0.2)};
  scene.view.domain = scene.surface.domain;
  scene.layout.name = "fit";
  return scene;
}

/// Four optimizers on a network of four hidden units, in the plane of their principal components.
inline Scene network_scene() {
  Scene scene = small_scene();
  const NetworkForm form = {.hidden = {4}};
  const LabelledPoints points = make_points({.shape = ToyShape::two_moons, .points = 30, .seed = 1});
  Space& space = scene.space.emplace();
  space.objective = make_network(form, points);
  space.starts = {initial_weights(form, 1)};
  space.work = 30 * work_per_row(form);
  space.classification = std::make_shared<Classification>(Classification{points, make_classifier(form)});
  scene.surface = {};
  scene.surface.name = "mlp";
  scene.optimizers = {choice("gradient_descent", 0.5), choice("momentum", 0.05), choice("rmsprop", 0.03),
                      choice("adam", 0.05)};
  settle_planes(scene, 1);
  return scene;
}

/// For a panel: one of those above.
inline Scene small_scene_for(const PanelEntry& panel) {
  if (panel.needs_space || panel.needs_classes) return network_scene();
  if (panel.needs_data) return data_scene();
  return panel.dimension == 1 ? line_scene() : small_scene();
}

inline OutputSpec output(int width, int height, std::int64_t fps) {
  OutputSpec spec;
  spec.profile = "test";
  spec.format = "mp4";
  spec.film = find_format("mp4");
  spec.width = width;
  spec.height = height;
  spec.frame_rate = {fps, 1};
  return spec;
}

inline Film small_film(int width = 640, int height = 360, std::int64_t fps = 10,
                       Scene scene = small_scene()) {
  return compose(scene, output(width, height, fps), descend_all(scene));
}

}  // namespace gradreel::testing
