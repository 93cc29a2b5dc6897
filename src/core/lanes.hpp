// A small vector of doubles that a formula processes side by side.
#pragma once

#include <cmath>

namespace gradreel {

inline constexpr int kLanes = 4;

/// The result of a comparison, lane by lane.
struct Mask {
  bool lane[kLanes];
};

/// kLanes doubles. Every operation is lane-wise, so a lane's bits do not depend on its neighbours.
struct Lanes {
  double lane[kLanes];

  Lanes() = default;
  Lanes(double value) {  // NOLINT(google-explicit-constructor): constants in formulas
    for (double& x : lane) x = value;
  }
};

#define GRADREEL_LANES_OPERATOR(op)                                      \
  inline Lanes operator op(const Lanes& a, const Lanes& b) {             \
    Lanes r;                                                             \
    for (int i = 0; i < kLanes; ++i) r.lane[i] = a.lane[i] op b.lane[i]; \
    return r;                                                            \
  }
GRADREEL_LANES_OPERATOR(+)
GRADREEL_LANES_OPERATOR(-)
GRADREEL_LANES_OPERATOR(*)
GRADREEL_LANES_OPERATOR(/)
#undef GRADREEL_LANES_OPERATOR

#define GRADREEL_LANES_COMPARISON(op)                                    \
  inline Mask operator op(const Lanes& a, const Lanes& b) {              \
    Mask r;                                                              \
    for (int i = 0; i < kLanes; ++i) r.lane[i] = a.lane[i] op b.lane[i]; \
    return r;                                                            \
  }
GRADREEL_LANES_COMPARISON(<)
GRADREEL_LANES_COMPARISON(>)
GRADREEL_LANES_COMPARISON(<=)
GRADREEL_LANES_COMPARISON(>=)
#undef GRADREEL_LANES_COMPARISON

inline Lanes operator-(const Lanes& a) {
  Lanes r;
  for (int i = 0; i < kLanes; ++i) r.lane[i] = -a.lane[i];
  return r;
}

inline Lanes select(const Mask& mask, const Lanes& yes, const Lanes& no) {
  Lanes r;
  for (int i = 0; i < kLanes; ++i) r.lane[i] = mask.lane[i] ? yes.lane[i] : no.lane[i];
  return r;
}

/// The numbers that comparisons look at; for a Jet, its value.
inline const Lanes& value_of(const Lanes& a) { return a; }

}  // namespace gradreel
