// Lanes through functions of two doubles at a time, as SLEEF's SSE2 variants are.
#pragma once

#include <emmintrin.h>

#include "core/lanes.hpp"

namespace gradreel::num {

static_assert(kLanes % 2 == 0);

template <class F>
Lanes by_pairs(const Lanes& x, F f) {
  Lanes r;
  for (int i = 0; i < kLanes; i += 2) _mm_storeu_pd(r.lane + i, f(_mm_loadu_pd(x.lane + i)));
  return r;
}

template <class F>
Lanes by_pairs(const Lanes& x, const Lanes& y, F f) {
  Lanes r;
  for (int i = 0; i < kLanes; i += 2)
    _mm_storeu_pd(r.lane + i, f(_mm_loadu_pd(x.lane + i), _mm_loadu_pd(y.lane + i)));
  return r;
}

}  // namespace gradreel::num
