// Loops over Lanes, compiled twice: for any x86-64 CPU and for CPUs with AVX2. Both give the same bits,
// because IEEE 754 defines the rounding of every operation used and products are never fused with sums.
#pragma once

namespace gradreel {

namespace detail {

// Flattened because only inlined code is compiled for AVX2.
template <class Body>
[[gnu::flatten]] void run_anywhere(const Body& body) {
  body();
}

#ifdef __x86_64__
template <class Body>
[[gnu::flatten, gnu::target("avx2")]] void run_on_avx2(const Body& body) {
  body();
}
#endif

}  // namespace detail

/// Calls body() and inlines everything it calls. It should therefore be one small loop.
template <class Body>
void run_wide(const Body& body) {
#ifdef __x86_64__
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  if (has_avx2) return detail::run_on_avx2(body);
#endif
  detail::run_anywhere(body);
}

}  // namespace gradreel
