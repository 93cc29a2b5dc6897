// Minima that a scene does not state: looked for, or known from an earlier run.
#pragma once

#include <vector>

#include "cache/cache.hpp"
#include "core/domain.hpp"
#include "core/minimum.hpp"
#include "core/objective.hpp"

namespace gradreel {

/// What search_minima() finds of a function, which `function` is the digest of: at most kMostMinima. The
/// cache, which may be null, keeps them.
std::vector<Minimum> searched_minima(const Objective& f, const Domain& domain, const Sha256Digest& function,
                                     Cache* cache);

}  // namespace gradreel
