#include "optimizers/mini_batches.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "optimizers/gradient_transforms.hpp"

namespace gradreel {

int batches_of(std::size_t rows, int size) {
  const auto each = static_cast<std::size_t>(size);
  return static_cast<int>((rows + each - 1) / each);
}

MiniBatches::MiniBatches(std::size_t rows, const BatchSettings& settings, std::uint64_t seed)
    : order_(rows), size_(static_cast<std::size_t>(settings.size)), seed_(seed) {
  const int all = batches_of(rows, settings.size);
  steps_per_epoch_ = settings.steps_per_epoch > 0 ? std::min(settings.steps_per_epoch, all) : all;
}

std::span<const std::uint32_t> MiniBatches::rows_of(int step) {
  const int epoch = step / steps_per_epoch_;
  if (epoch != epoch_) shuffle(epoch);
  const std::size_t first = static_cast<std::size_t>(step % steps_per_epoch_) * size_;
  return std::span(order_).subspan(first, std::min(size_, order_.size() - first));
}

// R. A. Fisher and F. Yates, 1938, as R. Durstenfeld, 1964, has it. 32 random bits choose among at most some
// 100,000 rows: no row is favoured by more than one in 40,000.
void MiniBatches::shuffle(int epoch) {
  std::iota(order_.begin(), order_.end(), 0U);
  for (std::size_t i = order_.size() - 1; i > 0; --i) {
    const std::uint64_t bits = random_bits(seed_, static_cast<std::uint64_t>(epoch), i) >> 32;
    std::swap(order_[i], order_[static_cast<std::size_t>((bits * (i + 1)) >> 32)]);
  }
  epoch_ = epoch;
}

}  // namespace gradreel
