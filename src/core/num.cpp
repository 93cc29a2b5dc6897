#include "core/num.hpp"

#include <sleef.h>

#include "core/by_pairs.hpp"
#include "core/num_version.hpp"

namespace gradreel::num {

double sin(double x) { return Sleef_cinz_sind1_u10purec(x); }
double cos(double x) { return Sleef_cinz_cosd1_u10purec(x); }
double tan(double x) { return Sleef_cinz_tand1_u10purec(x); }
double asin(double x) { return Sleef_cinz_asind1_u10purec(x); }
double acos(double x) { return Sleef_cinz_acosd1_u10purec(x); }
double atan(double x) { return Sleef_cinz_atand1_u10purec(x); }
double atan2(double y, double x) { return Sleef_cinz_atan2d1_u10purec(y, x); }
double exp(double x) { return Sleef_cinz_expd1_u10purec(x); }
double log(double x) { return Sleef_cinz_logd1_u10purec(x); }
double log1p(double x) { return Sleef_cinz_log1pd1_u10purec(x); }
double log10(double x) { return Sleef_cinz_log10d1_u10purec(x); }
double pow(double x, double y) { return Sleef_cinz_powd1_u10purec(x, y); }
double tanh(double x) { return Sleef_cinz_tanhd1_u10purec(x); }

Lanes sin(const Lanes& x) { return by_pairs(x, Sleef_cinz_sind2_u10sse2); }
Lanes cos(const Lanes& x) { return by_pairs(x, Sleef_cinz_cosd2_u10sse2); }
Lanes exp(const Lanes& x) { return by_pairs(x, Sleef_cinz_expd2_u10sse2); }
Lanes log(const Lanes& x) { return by_pairs(x, Sleef_cinz_logd2_u10sse2); }
Lanes tanh(const Lanes& x) { return by_pairs(x, Sleef_cinz_tanhd2_u10sse2); }

Lanes pow(const Lanes& x, const Lanes& y) { return by_pairs(x, y, Sleef_cinz_powd2_u10sse2); }

std::string sleef_version() {
  return std::to_string(SLEEF_VERSION_MAJOR) + '.' + std::to_string(SLEEF_VERSION_MINOR) + '.' +
         std::to_string(SLEEF_VERSION_PATCHLEVEL);
}

}  // namespace gradreel::num
