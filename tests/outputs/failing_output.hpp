// Formats that fail where a test wants it, for outputs of real scenes.
#pragma once

#include "batch/fake_format.hpp"
#include "video/format_entry.hpp"

namespace gradreel::testing {

inline constexpr std::int64_t kFailingFrame = 13;

/// As `base`, but writes nothing and fails at kFailingFrame. Faster than 15 frames per second it is too
/// large.
template <bool kIsBounded>
const FormatEntry& failing(std::string_view base) {
  static FormatEntry entry = *find_format(base);
  entry.make = [](const FilmFacts& facts, const ParamValues&) -> std::unique_ptr<Format> {
    struct TooLargeFormat : FakeFormat {
      std::unique_ptr<FilmWriter> open(const std::string&, std::int64_t) const override {
        throw TooLarge("it has more than 100 bytes");
      }
    };
    if (kIsBounded && facts.geometry.frame_rate.value() > 15) return std::make_unique<TooLargeFormat>();
    auto format = std::make_unique<FakeFormat>();
    format->fail_at = kFailingFrame;
    return format;
  };
  return entry;
}

/// As `base`, but memory runs out at kFailingFrame.
inline const FormatEntry& starving(std::string_view base) {
  static FormatEntry entry = *find_format(base);
  entry.make = [](const FilmFacts&, const ParamValues&) -> std::unique_ptr<Format> {
    auto format = std::make_unique<FakeFormat>();
    format->fail_at = kFailingFrame;
    format->is_starved = true;
    return format;
  };
  return entry;
}

}  // namespace gradreel::testing
