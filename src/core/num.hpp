// All transcendental functions that the program uses: SLEEF's suffixed variants, accurate to 1.0 ulp. They
// give the same bits on every CPU. libm's do not: their results depend on whether the CPU has FMA.
#pragma once

#include "core/lanes.hpp"

namespace gradreel {

inline constexpr double kPi = 3.14159265358979323846;

namespace num {

double sin(double x);
double cos(double x);
double tan(double x);
double asin(double x);
double acos(double x);
double atan(double x);
double atan2(double y, double x);
double exp(double x);
double log(double x);
double log1p(double x);
double log10(double x);
double pow(double x, double y);
double tanh(double x);

/// Each lane has the same bits as the scalar function.
Lanes sin(const Lanes& x);
Lanes cos(const Lanes& x);
Lanes exp(const Lanes& x);
Lanes log(const Lanes& x);
Lanes pow(const Lanes& x, const Lanes& y);
Lanes tanh(const Lanes& x);

inline double sqrt(double x) { return std::sqrt(x); }  // exact by IEEE 754
inline Lanes sqrt(const Lanes& x) {
  Lanes r;
  for (int i = 0; i < kLanes; ++i) r.lane[i] = std::sqrt(x.lane[i]);
  return r;
}

inline Lanes abs(const Lanes& x) {
  Lanes r;
  for (int i = 0; i < kLanes; ++i) r.lane[i] = std::fabs(x.lane[i]);
  return r;
}

/// x to a small non-negative integer power, by repeated squaring. Exact if all products are.
template <class T>
T integer_power(T x, int n) {
  if (n <= 0) return T(1.0);
  for (; n % 2 == 0; n /= 2) x = x * x;
  T result = x;  // not 1 * x: the zero partials of 1 would turn an infinite x into NaN
  while ((n /= 2) > 0) {
    x = x * x;
    if (n % 2 == 1) result = result * x;
  }
  return result;
}

}  // namespace num
}  // namespace gradreel
