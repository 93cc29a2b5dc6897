#include "core/random.hpp"

#include "core/num.hpp"

namespace gradreel {

namespace {

/// The finaliser of SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, 2014) applied to the next state.
std::uint64_t mix(std::uint64_t z) {
  z += 0x9e3779b97f4a7c15ULL;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

/// In (0, 1].
double unit(std::uint64_t bits) { return (static_cast<double>(bits >> 11) + 1) * 0x1p-53; }

}  // namespace

std::uint64_t random_bits(std::uint64_t seed, std::uint64_t epoch, std::uint64_t index) {
  return mix(mix(mix(seed) ^ epoch) ^ index);
}

double gaussian(std::uint64_t seed, std::uint64_t epoch, std::uint64_t index) {
  const std::uint64_t first = random_bits(seed, epoch, index), second = mix(first);
  return num::sqrt(-2 * num::log(unit(first))) * num::cos(2 * kPi * unit(second));  // Box and Muller, 1958
}

double uniform(std::uint64_t seed, std::uint64_t epoch, std::uint64_t index) {
  return unit(random_bits(seed, epoch, index));
}

}  // namespace gradreel
