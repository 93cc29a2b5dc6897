// The derivatives of the functions of core/num_more.hpp, and of those of two variables.
#pragma once

#include "core/jet.hpp"
#include "core/num_more.hpp"

namespace gradreel {

/// g(a, b), from g's value and its derivatives at (a, b). Only Jet2 uses the second ones.
struct Chain {
  Lanes g, a, b, aa, ab, bb;
};

inline Jet1<Lanes> chain(const Jet1<Lanes>& a, const Jet1<Lanes>& b, const Chain& d) {
  return {d.g, d.a * a.x + d.b * b.x, d.a * a.y + d.b * b.y};
}

inline Jet2<Lanes> chain(const Jet2<Lanes>& a, const Jet2<Lanes>& b, const Chain& d) {
  const auto second = [&](const Lanes& a1, const Lanes& a2, const Lanes& b1, const Lanes& b2) {
    return d.aa * a1 * a2 + d.ab * (a1 * b2 + a2 * b1) + d.bb * b1 * b2;
  };
  return {d.g,
          d.a * a.x + d.b * b.x,
          d.a * a.y + d.b * b.y,
          d.a * a.xx + d.b * b.xx + second(a.x, a.x, b.x, b.x),
          d.a * a.xy + d.b * b.xy + second(a.x, a.y, b.x, b.y),
          d.a * a.yy + d.b * b.yy + second(a.y, a.y, b.y, b.y)};
}

namespace num {

template <AnyJet J>
J tan(const J& a) {
  const Lanes t = tan(a.v), d = 1.0 + t * t;
  return J::chain(a, t, d, 2.0 * t * d);
}
template <AnyJet J>
J asin(const J& a) {
  const Lanes d = 1.0 / sqrt((1.0 - a.v) * (1.0 + a.v));
  return J::chain(a, asin(a.v), d, a.v * d * d * d);
}
template <AnyJet J>
J acos(const J& a) {
  const Lanes d = 1.0 / sqrt((1.0 - a.v) * (1.0 + a.v));
  return J::chain(a, acos(a.v), -d, -(a.v * d * d * d));
}
template <AnyJet J>
J atan(const J& a) {
  const Lanes d = 1.0 / (1.0 + a.v * a.v);
  return J::chain(a, atan(a.v), d, -2.0 * a.v * d * d);
}
template <AnyJet J>
J sinh(const J& a) {
  const Lanes s = sinh(a.v);
  return J::chain(a, s, cosh(a.v), s);
}
template <AnyJet J>
J cosh(const J& a) {
  const Lanes c = cosh(a.v);
  return J::chain(a, c, sinh(a.v), c);
}
template <AnyJet J>
J log2(const J& a) {
  const Lanes r = 1.0 / a.v, d = 1.4426950408889634 * r;
  return J::chain(a, log2(a.v), d, -d * r);
}
template <AnyJet J>
J log10(const J& a) {
  const Lanes r = 1.0 / a.v, d = 0.4342944819032518 * r;
  return J::chain(a, log10(a.v), d, -d * r);
}
/// At 0, where its slope is infinite, the derivatives are taken as 0, like those of sqrt_flat_at_zero.
template <AnyJet J>
J cbrt(const J& a) {
  const Lanes c = cbrt(a.v);
  const Mask tip = abs(a.v) < 1e-200;
  const Lanes d = select(tip, Lanes(0.0), 1.0 / (3.0 * c * c));
  return J::chain(a, c, d, select(tip, Lanes(0.0), -2.0 * d / (3.0 * a.v)));
}
template <AnyJet J>
J erf(const J& a) {
  const Lanes d = 1.1283791670955126 * exp(-(a.v * a.v));
  return J::chain(a, erf(a.v), d, -2.0 * a.v * d);
}
/// Where a function jumps, its derivatives are those beside the jump.
template <AnyJet J>
J floor(const J& a) {
  return J::chain(a, floor(a.v), 0.0, 0.0);
}
template <AnyJet J>
J sign(const J& a) {
  return J::chain(a, sign(a.v), 0.0, 0.0);
}
template <AnyJet J>
J sigmoid(const J& a) {
  const Lanes s = sigmoid(a.v), d = s * (1.0 - s);
  return J::chain(a, s, d, d * (1.0 - 2.0 * s));
}
template <AnyJet J>
J relu(const J& a) {
  // At 0 the derivative from the left, as machine learning has it.
  return J::chain(a, relu(a.v), select(a.v > 0.0, Lanes(1.0), Lanes(0.0)), 0.0);
}
template <AnyJet J>
J softplus(const J& a) {
  const Lanes s = sigmoid(a.v);
  return J::chain(a, softplus(a.v), s, s * (1.0 - s));
}

inline Lanes power(const Lanes& a, double p) { return pow(a, Lanes(p)); }
template <AnyJet J>
J power(const J& a, double p) {
  return pow(a, p);
}
/// A constant to the power of a.
inline Lanes exponential(double base, const Lanes& a) { return pow(Lanes(base), a); }
template <AnyJet J>
J exponential(double base, const J& a) {
  const Lanes v = pow(Lanes(base), a.v), rate = log(Lanes(base));
  return J::chain(a, v, v * rate, v * rate * rate);
}

/// a to the power of b; both vary.
inline Lanes power(const Lanes& a, const Lanes& b) { return pow(a, b); }
template <AnyJet J>
J power(const J& a, const J& b) {
  const Lanes v = pow(a.v, b.v), v1 = pow(a.v, b.v - 1.0), v2 = pow(a.v, b.v - 2.0);
  const Mask zero = abs(a.v) <= 0.0;  // where 0 log 0 is meant to be 0
  const Lanes l = select(zero, Lanes(0.0), log(a.v));
  return chain(a, b, {v, b.v * v1, v * l, b.v * (b.v - 1.0) * v2, v1 * (1.0 + b.v * l), v * l * l});
}

template <AnyJet J>
J atan2(const J& y, const J& x) {
  const Lanes rr = x.v * x.v + y.v * y.v, dy = x.v / rr, dx = -y.v / rr;
  return chain(y, x, {atan2(y.v, x.v), dy, dx, 2.0 * dy * dx, dx * dx - dy * dy, -2.0 * dy * dx});
}

}  // namespace num
}  // namespace gradreel
