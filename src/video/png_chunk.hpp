// The parts that PNG files are made of: https://www.w3.org/TR/png-3/#5Chunk-layout.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.hpp"

namespace gradreel::png_chunk {

inline constexpr std::array<std::uint8_t, 8> kSignature = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

/// Where the chunk behind the signature and IHDR begins.
inline constexpr std::ptrdiff_t kAfterHeader = 8 + 25;

/// Appends the lowest `size` bytes of a number, the highest first.
void put(Bytes& out, std::int64_t value, int size);

std::uint32_t get32(std::span<const std::uint8_t> bytes);

/// Length, type, data and checksum.
Bytes chunk(std::string_view type, std::span<const std::uint8_t> data);

/// The chunk tEXt with the keyword Comment. The text is Latin-1.
Bytes comment(const std::string& text);

}  // namespace gradreel::png_chunk
