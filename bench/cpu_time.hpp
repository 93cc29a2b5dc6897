// Processor time of the calling thread, which other programs on the machine disturb less than the wall clock.
#pragma once

#include <ctime>

inline double cpu_milliseconds() {
  timespec t = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}
