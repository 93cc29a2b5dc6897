// From operations that each have a result of their own to a program with few registers. For the files of
// expression/ alone.
#pragma once

#include <vector>

#include "expression/program.hpp"

namespace gradreel {

struct DraftStep {
  Operation operation = Operation::constant;
  int to = 0, a = 0, b = 0, c = 0;  ///< results; the variables are the first ones
  double k = 0;
};

/// Each result is made once, before it is used.
struct Draft {
  std::vector<DraftStep> steps;
  int variables = 0, result = 0;
};

/// How many of a, b, c an operation reads.
int operands_of(Operation operation);

/// With each product that only a sum or difference needs made one step with it.
Draft fused(Draft draft);

/// Leaves out what the result does not need. A register is used again once nobody needs what is in it.
Program assign_registers(const Draft& draft);

}  // namespace gradreel
