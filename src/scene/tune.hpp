// Learning rates chosen by trial, each optimizer's with the same budget.
#pragma once

#include <string>
#include <vector>

#include "cache/cache.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// Runs every optimizer with a `tuned` regime with every rate of the scene's `tune`, from every start with
/// every seed that the scene gives it, and sets its learning rate to the best one. Best is where the fewest
/// runs diverge; then where the mean of the goal over the other runs is least; then where the mean of their
/// final losses is; then the smallest. Up to `jobs` runs at once, which changes nothing.
///
/// A cache, if there is one, keeps what came out.
///
/// Returns what is wrong: optimizers of which every run diverges with every rate. Warns in the scene of a
/// best rate at an end of the range.
std::vector<Mistake> tune(Scene& scene, int jobs, Cache* cache = nullptr);

/// How many descents that takes.
std::size_t tuning_runs(const Scene& scene);

/// "best of 25 by final loss", "best of 9 by epochs to 0.001"; with the epochs where they are not the
/// scene's.
std::string tuned_how(const Scene& scene, const Words& words);

}  // namespace gradreel
