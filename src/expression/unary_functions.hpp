// Functions of one variable, and what computes each in num::, in the order in which people list them.
#pragma once

#define GRADREEL_UNARY_FUNCTIONS(X) \
  X(sin, sin)                       \
  X(cos, cos)                       \
  X(tan, tan)                       \
  X(asin, asin)                     \
  X(acos, acos)                     \
  X(atan, atan)                     \
  X(sinh, sinh)                     \
  X(cosh, cosh)                     \
  X(tanh, tanh)                     \
  X(exp, exp)                       \
  X(log, log)                       \
  X(log2, log2)                     \
  X(log10, log10)                   \
  X(sqrt, sqrt_flat_at_zero)        \
  X(cbrt, cbrt)                     \
  X(abs, abs)                       \
  X(floor, floor)                   \
  X(sign, sign)                     \
  X(erf, erf)                       \
  X(sigmoid, sigmoid)               \
  X(softplus, softplus)             \
  X(relu, relu)
