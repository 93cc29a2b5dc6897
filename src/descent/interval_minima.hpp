// Finds the local minima of a function of one variable numerically.
#pragma once

#include <vector>

#include "core/minimum.hpp"
#include "core/objective.hpp"

namespace gradreel {

/// Those between low and high, from left to right, kinks and flat bottoms included; the ends are none, nor is
/// what borders on places where f is not finite. Minima closer to each other than 1/4096 of the interval may
/// be missed. All are marked as global.
std::vector<Minimum> interval_minima(const Objective& f, double low, double high);

}  // namespace gradreel
