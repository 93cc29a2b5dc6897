// Forward-mode automatic differentiation in two variables. Jet1 carries both first partial derivatives; Jet2
// adds the three second ones (Griewank and Walther, Evaluating Derivatives, 2008, chapters 3 and 13). Values
// come from the same operations as without derivatives and are bit-equal to them.
#pragma once

#include "core/lanes.hpp"
#include "core/num.hpp"

namespace gradreel {

/// Value and gradient.
template <class T>
struct Jet1 {
  T v, x, y;

  Jet1() = default;
  Jet1(double constant)
      : v(constant), x(0.0), y(0.0) {}  // NOLINT(google-explicit-constructor): constants in formulas
  Jet1(const T& v_, const T& x_, const T& y_) : v(v_), x(x_), y(y_) {}

  /// g(a), from g's value and first derivative at a. Only Jet2 uses the second derivative.
  static Jet1 chain(const Jet1& a, const T& g, const T& g1, const T&) { return {g, g1 * a.x, g1 * a.y}; }
};

/// Value, gradient and Hessian.
template <class T>
struct Jet2 {
  T v, x, y, xx, xy, yy;

  Jet2() = default;
  Jet2(double constant) : v(constant), x(0.0), y(0.0), xx(0.0), xy(0.0), yy(0.0) {}  // NOLINT: as above
  Jet2(const T& v_, const T& x_, const T& y_, const T& xx_, const T& xy_, const T& yy_)
      : v(v_), x(x_), y(y_), xx(xx_), xy(xy_), yy(yy_) {}

  static Jet2 chain(const Jet2& a, const T& g, const T& g1, const T& g2) {
    return {g,
            g1 * a.x,
            g1 * a.y,
            g1 * a.xx + g2 * a.x * a.x,
            g1 * a.xy + g2 * a.x * a.y,
            g1 * a.yy + g2 * a.y * a.y};
  }
};

template <class T>
Jet1<T> operator+(const Jet1<T>& a, const Jet1<T>& b) {
  return {a.v + b.v, a.x + b.x, a.y + b.y};
}
template <class T>
Jet1<T> operator-(const Jet1<T>& a, const Jet1<T>& b) {
  return {a.v - b.v, a.x - b.x, a.y - b.y};
}
template <class T>
Jet1<T> operator*(const Jet1<T>& a, const Jet1<T>& b) {
  return {a.v * b.v, a.x * b.v + a.v * b.x, a.y * b.v + a.v * b.y};
}
template <class T>
Jet1<T> operator/(const Jet1<T>& a, const Jet1<T>& b) {
  const T q = a.v / b.v;
  return {q, (a.x - q * b.x) / b.v, (a.y - q * b.y) / b.v};
}

template <class T>
Jet2<T> operator+(const Jet2<T>& a, const Jet2<T>& b) {
  return {a.v + b.v, a.x + b.x, a.y + b.y, a.xx + b.xx, a.xy + b.xy, a.yy + b.yy};
}
template <class T>
Jet2<T> operator-(const Jet2<T>& a, const Jet2<T>& b) {
  return {a.v - b.v, a.x - b.x, a.y - b.y, a.xx - b.xx, a.xy - b.xy, a.yy - b.yy};
}
template <class T>
Jet2<T> operator*(const Jet2<T>& a, const Jet2<T>& b) {
  return {a.v * b.v,
          a.x * b.v + a.v * b.x,
          a.y * b.v + a.v * b.y,
          a.xx * b.v + T(2.0) * a.x * b.x + a.v * b.xx,
          a.xy * b.v + a.x * b.y + a.y * b.x + a.v * b.xy,
          a.yy * b.v + T(2.0) * a.y * b.y + a.v * b.yy};
}
template <class T>
Jet2<T> operator/(const Jet2<T>& a, const Jet2<T>& b) {
  const T q = a.v / b.v, qx = (a.x - q * b.x) / b.v, qy = (a.y - q * b.y) / b.v;
  return {q,
          qx,
          qy,
          (a.xx - T(2.0) * qx * b.x - q * b.xx) / b.v,
          (a.xy - qx * b.y - qy * b.x - q * b.xy) / b.v,
          (a.yy - T(2.0) * qy * b.y - q * b.yy) / b.v};
}

namespace detail {
template <class J>
inline constexpr bool is_jet = false;
template <class T>
inline constexpr bool is_jet<Jet1<T>> = true;
template <class T>
inline constexpr bool is_jet<Jet2<T>> = true;
}  // namespace detail

template <class J>
concept AnyJet = detail::is_jet<J>;

// Not 0 - a: its zero has a different sign from that of Lanes' negation.
template <class T>
Jet1<T> operator-(const Jet1<T>& a) {
  return {-a.v, -a.x, -a.y};
}
template <class T>
Jet2<T> operator-(const Jet2<T>& a) {
  return {-a.v, -a.x, -a.y, -a.xx, -a.xy, -a.yy};
}

// With constants. A constant is not a jet with partials of 0: 0 times an infinite value would be NaN.
template <class T>
Jet1<T> operator+(const Jet1<T>& a, double c) {
  return {a.v + c, a.x, a.y};
}
template <class T>
Jet2<T> operator+(const Jet2<T>& a, double c) {
  return {a.v + c, a.x, a.y, a.xx, a.xy, a.yy};
}
template <class T>
Jet1<T> operator*(const Jet1<T>& a, double c) {
  return {a.v * c, a.x * c, a.y * c};
}
template <class T>
Jet2<T> operator*(const Jet2<T>& a, double c) {
  return {a.v * c, a.x * c, a.y * c, a.xx * c, a.xy * c, a.yy * c};
}
template <class T>
Jet1<T> operator/(const Jet1<T>& a, double c) {
  return {a.v / c, a.x / c, a.y / c};
}
template <class T>
Jet2<T> operator/(const Jet2<T>& a, double c) {
  return {a.v / c, a.x / c, a.y / c, a.xx / c, a.xy / c, a.yy / c};
}
template <AnyJet J>
J operator+(double c, const J& a) {
  return a + c;
}
template <AnyJet J>
J operator-(const J& a, double c) {
  return a + -c;
}
template <AnyJet J>
J operator-(double c, const J& a) {
  return -a + c;
}
template <AnyJet J>
J operator*(double c, const J& a) {
  return a * c;
}
template <AnyJet J>
J operator/(double c, const J& a) {
  return J(c) / a;
}

template <AnyJet J>
const auto& value_of(const J& a) {
  return value_of(a.v);
}
template <AnyJet J>
Mask operator<(const J& a, const J& b) {
  return value_of(a) < value_of(b);
}
template <AnyJet J>
Mask operator>(const J& a, const J& b) {
  return value_of(a) > value_of(b);
}

template <class T>
Jet1<T> select(const Mask& m, const Jet1<T>& a, const Jet1<T>& b) {
  return {select(m, a.v, b.v), select(m, a.x, b.x), select(m, a.y, b.y)};
}
template <class T>
Jet2<T> select(const Mask& m, const Jet2<T>& a, const Jet2<T>& b) {
  return {select(m, a.v, b.v),   select(m, a.x, b.x),   select(m, a.y, b.y),
          select(m, a.xx, b.xx), select(m, a.xy, b.xy), select(m, a.yy, b.yy)};
}

/// The derivative of a chosen branch is that branch's.
template <class T>
T min(const T& a, const T& b) {
  return select(a < b, a, b);
}
template <class T>
T max(const T& a, const T& b) {
  return select(a > b, a, b);
}

namespace num {

template <AnyJet J>
J sin(const J& a) {
  const auto s = sin(a.v);
  return J::chain(a, s, cos(a.v), -s);
}
template <AnyJet J>
J cos(const J& a) {
  const auto c = cos(a.v);
  return J::chain(a, c, -sin(a.v), -c);
}
template <AnyJet J>
J exp(const J& a) {
  const auto e = exp(a.v);
  return J::chain(a, e, e, e);
}
template <AnyJet J>
J log(const J& a) {
  const auto r = 1.0 / a.v;
  return J::chain(a, log(a.v), r, -r * r);
}
template <AnyJet J>
J sqrt(const J& a) {
  const auto s = sqrt(a.v), d = 0.5 / s;
  return J::chain(a, s, d, -0.5 * d / a.v);
}
template <AnyJet J>
J tanh(const J& a) {
  const auto t = tanh(a.v), d = 1.0 - t * t;
  return J::chain(a, t, d, -2.0 * t * d);
}
/// The square root for formulas that have the tip of a cone or a cusp at 0. There its derivatives, which are
/// infinite or differ from side to side, are taken as 0, so that |a| = sqrt_flat_at_zero(a a) is stationary.
/// (The threshold only keeps the second derivative from overflowing.)
inline Lanes sqrt_flat_at_zero(const Lanes& a) { return sqrt(a); }
template <AnyJet J>
J sqrt_flat_at_zero(const J& a) {
  const auto s = sqrt(a.v);
  const auto tip = a.v < 1e-200;
  const auto d = select(tip, Lanes(0.0), 0.5 / s);
  return J::chain(a, s, d, select(tip, Lanes(0.0), -0.5 * d / a.v));
}
/// x to a constant power.
template <AnyJet J>
J pow(const J& a, double p) {
  return J::chain(a, pow(a.v, p), p * pow(a.v, p - 1.0), p * (p - 1.0) * pow(a.v, p - 2.0));
}
/// At 0, where it is not differentiable, this uses the right-hand derivative.
template <AnyJet J>
J abs(const J& a) {
  J r = select(a < J(0.0), -a, a);
  r.v = abs(a.v);  // of -0, too
  return r;
}

}  // namespace num
}  // namespace gradreel
