#include "core/num_more.hpp"

#include <sleef.h>

#include "core/by_pairs.hpp"

namespace gradreel::num {

Lanes tan(const Lanes& x) { return by_pairs(x, Sleef_cinz_tand2_u10sse2); }
Lanes asin(const Lanes& x) { return by_pairs(x, Sleef_cinz_asind2_u10sse2); }
Lanes acos(const Lanes& x) { return by_pairs(x, Sleef_cinz_acosd2_u10sse2); }
Lanes atan(const Lanes& x) { return by_pairs(x, Sleef_cinz_atand2_u10sse2); }
Lanes sinh(const Lanes& x) { return by_pairs(x, Sleef_cinz_sinhd2_u10sse2); }
Lanes cosh(const Lanes& x) { return by_pairs(x, Sleef_cinz_coshd2_u10sse2); }
Lanes log1p(const Lanes& x) { return by_pairs(x, Sleef_cinz_log1pd2_u10sse2); }
Lanes log2(const Lanes& x) { return by_pairs(x, Sleef_cinz_log2d2_u10sse2); }
Lanes log10(const Lanes& x) { return by_pairs(x, Sleef_cinz_log10d2_u10sse2); }
Lanes cbrt(const Lanes& x) { return by_pairs(x, Sleef_cinz_cbrtd2_u10sse2); }
Lanes erf(const Lanes& x) { return by_pairs(x, Sleef_cinz_erfd2_u10sse2); }

Lanes atan2(const Lanes& y, const Lanes& x) { return by_pairs(y, x, Sleef_cinz_atan2d2_u10sse2); }

}  // namespace gradreel::num
