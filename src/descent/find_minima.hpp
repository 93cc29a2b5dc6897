// Finds the local minima of a surface numerically.
#pragma once

#include <vector>

#include "core/domain.hpp"
#include "core/minimum.hpp"
#include "core/objective.hpp"

namespace gradreel {

/// Of a surface of two variables, the known minima that are stationary points (not those on the domain's
/// edge), followed by others inside the domain, the lowest first; at most `most` in all. Newton's method
/// finds these from a grid of starts: f is twice differentiable there, with a vanishing gradient and a
/// positive definite Hessian. Narrow minima may be missed.
std::vector<Minimum> minima_inside(const Objective& surface, const std::vector<Minimum>& known,
                                   const Domain& domain, std::size_t most);

/// Of a surface of which nothing is known: all that minima_inside() finds, or interval_minima() in one
/// dimension, to the last bits, the lowest first and marked as global if no other is lower.
std::vector<Minimum> search_minima(const Objective& surface, const Domain& domain, std::size_t most);

/// Puts the lowest first. Those of the lowest value are global, within rounding; the others are not.
void mark_global(std::vector<Minimum>& minima);

}  // namespace gradreel
