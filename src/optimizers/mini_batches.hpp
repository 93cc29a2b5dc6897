// Which rows of data an optimizer sees in each step.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace gradreel {

struct BatchSettings {
  int size = 0;             ///< rows of a batch; 0: all of them in every step
  int steps_per_epoch = 0;  ///< after so many steps the rows are shuffled anew; 0: when all have been seen

  friend bool operator==(const BatchSettings&, const BatchSettings&) = default;
};

/// Every epoch is a permutation of the rows, cut into batches of the same size; the last one has what
/// remains. Which rows a step sees is a pure function of the seed, the settings and the step.
class MiniBatches {
 public:
  /// `rows` and settings.size are positive.
  MiniBatches(std::size_t rows, const BatchSettings& settings, std::uint64_t seed);

  /// Until the next call.
  std::span<const std::uint32_t> rows_of(int step);

 private:
  void shuffle(int epoch);

  std::vector<std::uint32_t> order_;
  std::size_t size_ = 1;
  int steps_per_epoch_ = 1, epoch_ = -1;
  std::uint64_t seed_ = 0;
};

/// How many batches hold all rows.
int batches_of(std::size_t rows, int size);

}  // namespace gradreel
