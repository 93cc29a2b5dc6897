// What a step costs beside the objective's gradient, for rules whose cost grows faster than the dimension.
#pragma once

#include "core/parameter_shapes.hpp"

namespace gradreel {

/// All functions: multiply-adds of a step, roughly; never below the numbers that a rule keeps.

/// n² of n parameters: rules that keep a matrix over all of them.
double square_work(const ParameterShapes& shapes);

/// n³: rules that decompose it.
double cube_work(const ParameterShapes& shapes);

/// `factor` times the cube of every side of every matrix: rules that keep a matrix for each side.
double sides_work(const ParameterShapes& shapes, double factor);

/// `factor` times the products of a matrix with the square of its shorter side.
double gram_work(const ParameterShapes& shapes, double factor);

}  // namespace gradreel
