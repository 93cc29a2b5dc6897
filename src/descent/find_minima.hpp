// Finds the local minima of a surface numerically.
#pragma once

#include <vector>

#include "core/domain.hpp"
#include "core/minimum.hpp"
#include "core/objective.hpp"

namespace gradreel {

/// The known minima that are stationary points (not those on the domain's edge), followed by others inside
/// the domain, the lowest first; at most `most` in all. Newton's method finds these from a grid of starts: f
/// is twice differentiable there, with a vanishing gradient and a positive definite Hessian. Narrow minima
/// may be missed.
std::vector<Minimum> minima_inside(const Objective& surface, const std::vector<Minimum>& known,
                                   const Domain& domain, std::size_t most);

}  // namespace gradreel
