// A range of a film's frames.
#pragma once

#include <cstdint>

namespace gradreel {

/// Frames [begin, end).
struct FrameRange {
  std::int64_t begin = 0, end = 0;
  std::int64_t count() const { return end - begin; }
  friend bool operator==(const FrameRange&, const FrameRange&) = default;
};

}  // namespace gradreel
