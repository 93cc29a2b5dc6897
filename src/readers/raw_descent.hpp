// Rows of numbers on their way to a RecordedDescent.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "readers/recorded_descents.hpp"

namespace gradreel {

/// The columns of one descent as they were read. `epoch` and `loss` may be empty.
struct RawDescent {
  std::string name;
  std::vector<double> epoch, x, y, loss;
};

enum class RecordedColumn { epoch, x, y, loss };

/// Throws Error about a row, from 0, of one of its columns.
using RefuseRow = std::function<void(std::size_t row, RecordedColumn column, const std::string& message)>;

/// Refuses epochs that do not rise, numbers that are not finite before the last row, and fewer than two rows.
RecordedDescent checked(RawDescent raw, const RefuseRow& refuse);

}  // namespace gradreel
