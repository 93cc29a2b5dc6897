// Runs programs over columns.
#pragma once

#include "core/objective.hpp"
#include "expression/program.hpp"

namespace gradreel {

/// For programs of one or two variables. x has a row per variable, outputs are resized. A column's results
/// depend, bit for bit, on that column alone; they are those of the same formula as a template of
/// surfaces/formula_surface.hpp.
void evaluate(const Program& program, const Positions& x, Values& f);
void evaluate(const Program& program, const Positions& x, Values& f, Positions& g);
void evaluate(const Program& program, const Positions& x, Values& f, Positions& g, Hessians& h);

/// What one instruction makes of constants.
double evaluate(const Instruction& instruction, double a, double b, double c);

}  // namespace gradreel
