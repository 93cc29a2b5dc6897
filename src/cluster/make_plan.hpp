// Makes plans of targets.
#pragma once

#include <span>
#include <string>

#include "cache/cache.hpp"
#include "cluster/plan.hpp"
#include "outputs/prepared_film.hpp"
#include "outputs/target.hpp"
#include "scene/runs.hpp"

namespace gradreel {

/// Throws Error with a mistake for each output that cannot be made of parts.
void refuse_whole(std::span<const Target> targets);

/// Of a film's target; `output_dir` is the folder of its outputs. Throws Error about a scene that is not in
/// the working directory or below.
PlanFilm plan_film(const Target& target, const PreparedFilm& film, const Trajectories& trajectories,
                   const std::string& output_dir);

/// The films of targets, in their order; each is composed for it. `jobs` threads, which change nothing; the
/// cache may be null. Throws Error as refuse_whole() and plan_film() do, and with mistakes that show only
/// now.
std::vector<PlanFilm> plan_films(std::span<const Target> targets, const std::string& output_dir, int jobs,
                                 Cache* cache);

}  // namespace gradreel
