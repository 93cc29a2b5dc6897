// Makes parts of a film.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "cluster/plan.hpp"
#include "outputs/making.hpp"
#include "outputs/target.hpp"

namespace gradreel {

/// A segment that is to be a part of this path.
struct WantedPart {
  std::size_t file = 0;  ///< of the film
  std::int64_t segment = 0;
  std::string path;
};

/// Makes parts of the film that `plan` describes; `path` is the plan's, for messages. `made` is told of each,
/// one call at a time. Throws Outdated where the target is another film than planned; RenderError where a
/// frame cannot be made; Error where a part cannot be written.
void make_parts(const Target& target, const PlanFilm& plan, const std::string& path,
                std::span<const WantedPart> wanted, const std::string& output_dir, const Making& making,
                const std::function<void(const WantedPart&)>& made);

/// That the film is not as planned. Throws Outdated.
void require_same_film(const PlanFilm& planned, const PlanFilm& now, const std::string& path);

}  // namespace gradreel
