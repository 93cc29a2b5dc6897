// Rows of numbers on their way to a RecordedDescent.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "readers/recorded_descents.hpp"

namespace gradreel {

enum class RecordedColumn { epoch, x, y, loss };

/// The columns of one descent as they were read. There are x or losses at least; in two dimensions, y belongs
/// to x.
struct RawDescent {
  std::string name;
  std::array<std::vector<double>, 4> columns;  ///< by RecordedColumn

  std::vector<double>& operator[](RecordedColumn column) { return columns[static_cast<std::size_t>(column)]; }
};

/// Throws Error about a row, from 0, of one of its columns.
using RefuseRow = std::function<void(std::size_t row, RecordedColumn column, const std::string& message)>;

/// Refuses epochs that do not rise, numbers that are not finite before the last row, and fewer than two rows.
RecordedDescent checked(RawDescent raw, const RefuseRow& refuse);

}  // namespace gradreel
