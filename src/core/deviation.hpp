// Mean and standard deviation.
#pragma once

#include <span>

#include "core/num.hpp"

namespace gradreel {

struct Deviation {
  double mean = 0, deviation = 0;

  double scaled(double value) const { return (value - mean) / deviation; }
};

/// Of a population, which is not empty: divided by the number of values. Summed in order.
inline Deviation deviation_of(std::span<const double> values) {
  const auto count = static_cast<double>(values.size());
  double sum = 0, squares = 0;
  for (const double v : values) sum += v;
  const double mean = sum / count;
  for (const double v : values) squares += (v - mean) * (v - mean);
  return {mean, num::sqrt(squares / count)};
}

}  // namespace gradreel
