// The descents of a scene as a film shows them: with names, colours and settings.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "film/content.hpp"
#include "film/shown_optimizer.hpp"
#include "scene/runs.hpp"

namespace gradreel {

using ShownOptimizers = std::vector<std::shared_ptr<const ShownOptimizer>>;

/// The scene's, in its order.
ShownOptimizers shown_optimizers(const Scene& scene);

/// Of each bundle of seeds the median run; behind all of these the other runs, thin. `trajectories` is
/// descend_all(scene), `optimizers` shown_optimizers(scene); `theme` has their colours.
std::vector<Descent> shown_descents(const Scene& scene, const Theme& theme, const ShownOptimizers& optimizers,
                                    const Trajectories& trajectories);

/// How many of the theme's trails the scene's descents use: the first ones.
std::size_t trails_used(const Scene& scene, const Theme& theme);

/// Of each rule once. Its name is the label where only one optimizer of the scene follows it.
std::vector<UpdateRule> update_rules(const Scene& scene, const std::vector<Descent>& descents);

/// What all descents have in common, as parts of a list.
std::vector<std::string> common_settings(const Scene& scene);

}  // namespace gradreel
