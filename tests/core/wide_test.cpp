#include "core/wide.hpp"

#include <cstring>
#include <vector>

#include "catch.hpp"
#include "core/jet.hpp"

using namespace gradreel;

namespace {

/// Sums, products, quotients and roots of numbers of very different sizes.
struct Sums {
  std::vector<double>& out;

  void operator()() const {
    using Slope = Jet1<Lanes>;
    for (int i = 0; i + 3 * kLanes <= static_cast<int>(out.size()); i += 3 * kLanes) {
      Lanes px, py;
      for (int k = 0; k < kLanes; ++k) {
        px.lane[k] = 1e-3 * (i + k) * (i + k) + 1e-7;
        py.lane[k] = 17.0 / (i + k + 1);
      }
      const Slope x(px, 1.0, 0.0), y(py, 0.0, 1.0);
      const Slope a = x * x + y - 11.0, r = a * a / (y + 0.1) + num::sqrt(x * y);
      std::memcpy(&out[static_cast<std::size_t>(i)], &r, sizeof r);
    }
  }
};

}  // namespace

TEST_CASE("loops give the same bits for every CPU") {
  std::vector<double> anywhere(30'000), wide(30'000);
  detail::run_anywhere(Sums{anywhere});
  run_wide(Sums{wide});
  CHECK(std::memcmp(anywhere.data(), wide.data(), sizeof(double) * anywhere.size()) == 0);
  CHECK(anywhere[5] != 0);
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) {
    std::vector<double> avx2(30'000);
    detail::run_on_avx2(Sums{avx2});
    CHECK(std::memcmp(anywhere.data(), avx2.data(), sizeof(double) * anywhere.size()) == 0);
  }
#endif
}
