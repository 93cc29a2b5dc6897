#include "readers/raw_descent.hpp"

#include <fmt/format.h>

#include <algorithm>
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

/// Beside descents with places, those that have losses alone have NaN in the columns.
bool lacks_places(RawDescent& raw) {
  const auto is_nan = [](double v) { return std::isnan(v); };
  const std::vector<double>&x = raw[RecordedColumn::x], &y = raw[RecordedColumn::y];
  return !raw[RecordedColumn::loss].empty() && std::all_of(x.begin(), x.end(), is_nan) &&
         std::all_of(y.begin(), y.end(), is_nan);
}

}  // namespace

RecordedDescent checked(RawDescent raw, const RefuseRow& refuse) {
  if (lacks_places(raw)) raw[RecordedColumn::x] = raw[RecordedColumn::y] = {};
  const std::vector<double>&x = raw[RecordedColumn::x], &y = raw[RecordedColumn::y];
  const RecordedColumn lead = x.empty() ? RecordedColumn::loss : RecordedColumn::x;
  const std::size_t rows = raw[lead].size();
  if (rows < 2) refuse(0, lead, fmt::format("a descent has at least two rows, and this one has {}", rows));
  RecordedDescent descent;
  descent.name = std::move(raw.name);
  descent.epochs = whole_epochs(raw[RecordedColumn::epoch], rows, refuse);
  for (std::size_t i = 0; i + 1 < rows; ++i) {
    for (const auto column : {RecordedColumn::x, RecordedColumn::y, RecordedColumn::loss}) {
      if (raw[column].empty() || std::isfinite(raw[column][i])) continue;
      refuse(i, column,
             fmt::format("{} may stand only in the last row of a descent, which diverged there",
                         raw[column][i]));
    }
  }
  for (std::size_t i = 0; i < x.size(); ++i) descent.points.push_back({x[i], y.empty() ? 0 : y[i]});
  descent.losses = std::move(raw[RecordedColumn::loss]);
  return descent;
}

}  // namespace gradreel
