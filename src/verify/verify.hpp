// Judges films that were rendered again by what a lock says that they were.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lock/lock.hpp"
#include "outputs/product.hpp"
#include "outputs/target.hpp"
#include "verify/baseline.hpp"
#include "verify/film_result.hpp"

namespace gradreel {

struct VerifyOptions {
  std::string folder;  ///< of the lock
  Tolerance tolerance;
  std::optional<Baseline> baseline;   ///< none: the films that are there now, where they are as the lock says
  std::optional<std::string> report;  ///< a folder for pictures; none: none are written
};

/// One that writes into `folder` what `target` says, and nothing beside films.
Target rendered_to(const std::string& folder, const Target& target);

/// Of each film, clip or file of numbers in `made`, which was rendered for rendered_to() of the target.
/// Digests decide whether bytes and frames are the same. What differs is compared with the baseline, and
/// pictures of the worst frame are written; with a baseline, some frames of every film, to be that of a later
/// run.
std::vector<FilmResult> verify(const Target& target, const Made& made, const Lock& lock,
                               const VerifyOptions& options);

}  // namespace gradreel
