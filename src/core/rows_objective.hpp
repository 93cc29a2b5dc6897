// An objective that is a mean over rows of data, of which optimizers may see some at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "core/objective.hpp"

namespace gradreel {

class RowsObjective : public Objective {
 public:
  virtual std::size_t rows() const = 0;

  /// The mean over these rows alone, each below rows(). What does not depend on rows, such as a penalty, is
  /// as it is over all.
  virtual std::unique_ptr<const Objective> over(std::span<const std::uint32_t> rows) const = 0;
};

}  // namespace gradreel
