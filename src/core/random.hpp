// Random numbers that are pure functions of where they stand.
#pragma once

#include <cstdint>

namespace gradreel {

/// 64 random bits.
std::uint64_t random_bits(std::uint64_t seed, std::uint64_t epoch, std::uint64_t index);

/// A standard normal number.
double gaussian(std::uint64_t seed, std::uint64_t epoch, std::uint64_t index);

/// In (0, 1].
double uniform(std::uint64_t seed, std::uint64_t epoch, std::uint64_t index);

}  // namespace gradreel
