#include "readers/raw_descent.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace gradreel {

namespace {

std::vector<int> whole_epochs(const std::vector<double>& epochs, std::size_t rows, const RefuseRow& refuse) {
  std::vector<int> whole;
  for (std::size_t i = 0; i < rows; ++i) {
    const double epoch = epochs.empty() ? static_cast<double>(i) : epochs[i];
    const double least = whole.empty() ? 0 : whole.back() + 1.0;
    if (!(epoch >= least && epoch <= kMaxRecordedEpoch && std::floor(epoch) == epoch)) {
      refuse(i, RecordedColumn::epoch,
             fmt::format("expected a whole number from {} to {}, found {}", least, kMaxRecordedEpoch, epoch));
    }
    whole.push_back(static_cast<int>(epoch));
  }
  return whole;
}

}  // namespace

RecordedDescent checked(RawDescent raw, const RefuseRow& refuse) {
  const std::size_t rows = raw.x.size();
  if (rows < 2)
    refuse(0, RecordedColumn::x, fmt::format("a descent has at least two rows, and this one has {}", rows));
  RecordedDescent descent;
  descent.name = std::move(raw.name);
  descent.epochs = whole_epochs(raw.epoch, rows, refuse);
  const auto check_finite = [&](std::size_t row, RecordedColumn column, double value) {
    if (!std::isfinite(value) && row + 1 < rows)
      refuse(row, column,
             fmt::format("{} may stand only in the last row of a descent, which diverged there", value));
  };
  for (std::size_t i = 0; i < rows; ++i) {
    check_finite(i, RecordedColumn::x, raw.x[i]);
    check_finite(i, RecordedColumn::y, raw.y[i]);
    if (!raw.loss.empty()) check_finite(i, RecordedColumn::loss, raw.loss[i]);
    descent.points.push_back({raw.x[i], raw.y[i]});
  }
  descent.losses = std::move(raw.loss);
  return descent;
}

}  // namespace gradreel
