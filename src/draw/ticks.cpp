#include "draw/ticks.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "draw/numbers.hpp"

namespace gradreel {

namespace {

constexpr int kPlainLabel = 6;     // a longer label may be written with a power of ten
constexpr int kPlainExponent = 3;  // 0.001 and 1000 are written out
constexpr int kDecadesWithMinor = 7;

/// Ticks first..last, in units of unit * 10^exponent.
struct Steps {
  std::int64_t unit = 1, first = 0, last = -1;
  int exponent = 0;

  std::int64_t count() const { return last - first + 1; }
  std::int64_t mantissa(std::int64_t n) const { return n * unit; }
  double value(std::int64_t n) const { return from_decimal(mantissa(n), exponent); }
};

// Compares the ticks as the doubles that they become: 3 * 0.1 would miss an axis that ends at 0.3.
void find_range(Steps& steps, double low, double high) {
  const double size = from_decimal(steps.unit, steps.exponent);
  steps.first = static_cast<std::int64_t>(std::floor(low / size)) - 1;
  while (steps.value(steps.first) < low) ++steps.first;
  steps.last = static_cast<std::int64_t>(std::ceil(high / size)) + 1;
  while (steps.last >= steps.first && steps.value(steps.last) > high) --steps.last;
}

Steps linear_steps(double low, double high, int most) {
  const double half = 0.5 * high - 0.5 * low;  // the whole may overflow
  Steps steps;
  for (int exponent = to_decimal(half, 1).exponent - 3;; ++exponent) {
    for (const int unit : {1, 2, 5}) {
      steps.unit = unit;
      steps.exponent = exponent;
      const double size = from_decimal(unit, exponent);
      if (size == 0 || half / size > most) continue;
      find_range(steps, low, high);
      if (steps.count() <= most) return steps;
    }
  }
}

int length_of(std::int64_t mantissa, int exponent, int decimals) {
  return static_cast<int>(fixed(mantissa < 0 ? -mantissa : mantissa, exponent, decimals).size());
}

// Writes all labels with the same number of decimals, plainly or, where that is long, with one power of ten.
std::vector<std::string> linear_labels(const Steps& steps) {
  std::int64_t largest = 0;
  for (const std::int64_t n : {steps.first, steps.last})
    largest = std::max(largest, std::abs(steps.mantissa(n)));
  const int shift = static_cast<int>(std::to_string(largest).size()) - 1;  // decimals of the mantissas
  const int power = steps.exponent + shift;
  const int decimals = std::max(0, -steps.exponent);
  const int written_out = length_of(largest, steps.exponent, decimals);
  const int in_powers =
      length_of(largest, -shift, shift) + 3 + static_cast<int>(std::to_string(power).size());
  const bool use_power = largest != 0 && written_out > kPlainLabel && in_powers <= written_out;
  std::vector<std::string> labels;
  for (std::int64_t n = steps.first; n <= steps.last; ++n) {
    const std::int64_t m = steps.mantissa(n);
    if (!use_power) {
      labels.push_back(fixed(m, steps.exponent, decimals));
    } else {
      labels.push_back(m == 0 ? "0" : fixed(m, -shift, shift) + "×" + power_of_ten(power));
    }
  }
  return labels;
}

// Powers of ten of the decades that [low, high] touches.
int decade_below(double value) {
  int k = to_decimal(value, 17).exponent;
  while (from_decimal(1, k) > value) --k;  // where 17 figures were rounded up
  return k;
}

std::string log_label(int mantissa, int exponent) {
  if (std::abs(exponent) <= kPlainExponent) return fixed(mantissa, exponent, std::max(0, -exponent));
  return (mantissa == 1 ? "" : std::to_string(mantissa) + "×") + power_of_ten(exponent);
}

void require_range(double low, double high, int most) {
  if (!(std::isfinite(low) && std::isfinite(high) && low < high && most >= 2)) {
    throw std::logic_error("ticks: bad range");
  }
}

std::vector<Tick> ticks_at(const Steps& steps) {
  const std::vector<std::string> labels = linear_labels(steps);
  std::vector<Tick> ticks;
  for (std::int64_t n = steps.first; n <= steps.last; ++n) {
    const double value = steps.value(n);
    if (!ticks.empty() && ticks.back().value == value) continue;  // steps finer than doubles are
    ticks.push_back({value, labels[static_cast<std::size_t>(n - steps.first)]});
  }
  return ticks;
}

bool is_multiple(int k, int stride) { return k % stride == 0; }

// The smallest stride at which at most `most` of the exponents first..last are labelled.
int thinning(int first, int last, int most) {
  for (int scale = 1;; scale *= 10) {
    for (const int step : {1, 2, 3, 5}) {
      int labelled = 0;
      for (int k = first; k <= last; ++k) labelled += is_multiple(k, step * scale);
      if (labelled <= most) return step * scale;
    }
  }
}

}  // namespace

std::vector<Tick> linear_ticks(double low, double high, int most) {
  require_range(low, high, most);
  return ticks_at(linear_steps(low, high, most));
}

// As many as fit between two ticks: no other interval of that length has more. Rounding of the ends must not
// change the spacing.
std::vector<Tick> panned_ticks(double low, double high, int most) {
  require_range(low, high, most);
  Steps steps = linear_steps(0, (high - low) * (1 + 1e-9), most);
  find_range(steps, low, high);
  return ticks_at(steps);
}

std::vector<Tick> log_ticks(double low, double high, int most) {
  if (!(low > 0 && std::isfinite(high) && low < high && most >= 2))
    throw std::logic_error("ticks: bad range");
  const int below = decade_below(low), last = decade_below(high);
  const int first = from_decimal(1, below) < low ? below + 1 : below;
  const int stride = thinning(first, last, most);
  const bool has_minor = stride == 1 && last - below + 1 <= kDecadesWithMinor;
  const auto collect = [&](bool label_2_and_5) {
    std::vector<Tick> ticks;
    for (int k = below; k <= last; ++k) {
      for (int mantissa = 1; mantissa <= (has_minor ? 9 : 1); ++mantissa) {
        const double value = from_decimal(mantissa, k);
        if (value < low || value > high) continue;
        if (!ticks.empty() && ticks.back().value == value) continue;  // at the end of the doubles
        const bool has_label = mantissa == 1 || (label_2_and_5 && (mantissa == 2 || mantissa == 5));
        const bool labelled = has_label && is_multiple(k, stride);
        if (!labelled && mantissa == 1 && last - first > 10 * most) continue;  // too dense to be seen
        ticks.push_back({value, labelled ? log_label(mantissa, k) : ""});
      }
    }
    return ticks;
  };
  const auto labels_of = [](const std::vector<Tick>& ticks) {
    return std::count_if(ticks.begin(), ticks.end(), [](const Tick& t) { return !t.label.empty(); });
  };
  // An axis needs two numbers to be read.
  std::vector<Tick> ticks = collect(false);
  if (labels_of(ticks) >= 2) return ticks;
  if (std::vector<Tick> more = collect(true); labels_of(more) >= 2 && labels_of(more) <= most) return more;
  // Less than a decade: evenly spaced numbers say more than one power of ten.
  std::vector<Tick> even = linear_ticks(low, high, most);
  return even.size() >= 2 ? even : ticks;
}

}  // namespace gradreel
