// An encoded segment as bytes, for files that outlive the process.
#pragma once

#include <optional>
#include <span>

#include "core/bytes.hpp"
#include "video/format.hpp"

namespace gradreel {

/// Equal segments have equal bytes.
Bytes segment_bytes(const EncodedSegment& segment);

/// What segment_bytes() wrote; nothing if it is anything else.
std::optional<EncodedSegment> parse_segment(std::span<const std::uint8_t> bytes);

}  // namespace gradreel
