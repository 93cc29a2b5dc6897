// Processor time of the calling thread, which other programs on the machine disturb less than the wall clock,
// and medians.
#pragma once

#include <algorithm>
#include <ctime>
#include <vector>

inline double cpu_milliseconds() {
  timespec t = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

/// The upper of the middle two where there are two; at least one value.
inline double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}
