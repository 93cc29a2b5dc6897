// Further functions over Lanes, of the same kind as those of core/num.hpp, for formulas that people type.
#pragma once

#include <cmath>

#include "core/num.hpp"

namespace gradreel::num {

/// 1.0 ulp, the same bits on every CPU and in every lane.
Lanes tan(const Lanes& x);
Lanes asin(const Lanes& x);
Lanes acos(const Lanes& x);
Lanes atan(const Lanes& x);
Lanes atan2(const Lanes& y, const Lanes& x);
Lanes sinh(const Lanes& x);
Lanes cosh(const Lanes& x);
Lanes log1p(const Lanes& x);
Lanes log2(const Lanes& x);
Lanes log10(const Lanes& x);
Lanes cbrt(const Lanes& x);
Lanes erf(const Lanes& x);

inline Lanes floor(const Lanes& x) {
  Lanes r;
  for (int i = 0; i < kLanes; ++i) r.lane[i] = std::floor(x.lane[i]);
  return r;
}

/// -1, 0 or 1; NaN of NaN.
inline Lanes sign(const Lanes& x) {
  return select(x > 0.0, Lanes(1.0), select(x < 0.0, Lanes(-1.0), x * 0.0));
}

/// 1 / (1 + exp(-x))
inline Lanes sigmoid(const Lanes& x) { return 1.0 / (1.0 + exp(-x)); }

/// max(x, 0); NaN of NaN.
inline Lanes relu(const Lanes& x) { return select(x < 0.0, Lanes(0.0), x); }

/// log(1 + exp(x)), without overflow.
inline Lanes softplus(const Lanes& x) { return relu(x) + log1p(exp(-abs(x))); }

}  // namespace gradreel::num
