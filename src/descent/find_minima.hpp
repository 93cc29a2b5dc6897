// Local minima of a surface, found by numbers.
#pragma once

#include <vector>

#include "core/domain.hpp"
#include "core/minimum.hpp"
#include "core/objective.hpp"

namespace gradreel {

/// The known minima that are at rest there (not those on the domain's edge), then others inside the domain
/// that Newton's method finds from a grid of starts: f is twice differentiable there, its gradient vanishes
/// and its Hessian is positive definite. Those found come after the known ones, the lowest first, `most` in
/// all. Narrow ones may be missed.
std::vector<Minimum> minima_inside(const Objective& surface, const std::vector<Minimum>& known,
                                   const Domain& domain, std::size_t most);

}  // namespace gradreel
