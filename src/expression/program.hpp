// An expression as a short list of operations on whole columns of numbers.
#pragma once

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "expression/expression.hpp"
#include "expression/unary_functions.hpp"

namespace gradreel {

/// What an operation makes of its operands a, b, c and its constant k.
enum class Operation : std::uint8_t {
  constant,           ///< k
  add,                ///< a + b
  add_constant,       ///< a + k
  subtract,           ///< a - b
  subtract_from,      ///< k - a
  multiply,           ///< a b
  multiply_constant,  ///< a k
  // A product and a sum, each rounded, in one pass over memory.
  multiply_add,       ///< a b + c
  multiply_subtract,  ///< a b - c
  subtract_product,   ///< c - a b
  scale_add,          ///< a k + b
  scale_subtract,     ///< a k - b
  subtract_scaled,    ///< b - a k
  divide,             ///< a / b
  divide_constant,    ///< a / k
  divide_into,        ///< k / a
  negate,             ///< -a
  power,              ///< a^b
  power_constant,     ///< a^k
  exponential,        ///< k^a
  atan2,
  min,
  max,
  less,  ///< comparisons: 1 or 0
  less_equal,
  equal,
  choose,  ///< b where a is not 0, else c
#define UNARY(name, implementation) name,
  GRADREEL_UNARY_FUNCTIONS(UNARY)
#undef UNARY
};

struct Instruction {
  Operation operation = Operation::constant;
  std::uint16_t to = 0, a = 0, b = 0, c = 0;  ///< registers; `to` may be one of the operands
  double k = 0;

  friend bool operator==(const Instruction&, const Instruction&) = default;
};

/// Registers are numbered from 0. The first ones hold the variables and are never written to.
struct Program {
  std::vector<Instruction> instructions;
  int variables = 0, registers = 0;
  int result = 0;  ///< the register that holds it in the end
};

inline constexpr int kMaxSumTerms = 1000;      ///< of one sum
inline constexpr int kMaxOperations = 20'000;  ///< of an expression, with its sums written out

/// What depends on no variable is computed now, and what occurs twice is computed once. A slip is about a
/// sum: its bounds, or too many operations. `parameters` has a value for each.
std::variant<Program, Slip> compile(const Expression& expression, int variables,
                                    std::span<const double> parameters);

}  // namespace gradreel
