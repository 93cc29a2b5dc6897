// Reading films back, for tests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/image.hpp"
#include "core/rational.hpp"

namespace gradreel::test {

struct DecodedFrame {
  std::int64_t pts = 0;  ///< in ticks of the track
  std::int64_t duration = 0;
  bool keyframe = false;
  Image image;
  char type = '?';     ///< I, P or B
  int quantiser = -1;  ///< of H.264: the mean of its blocks
};

struct Decoded {
  int width = 0, height = 0;
  Rational tick;                  ///< seconds
  std::int64_t duration = 0;      ///< of the track, in ticks
  std::int64_t container_us = 0;  ///< duration of the file in microseconds
  int color_range = 0, primaries = 0, transfer = 0, matrix = 0, profile = 0;  ///< libav's numbers
  std::string title, comment;
  struct Text {
    double begin = 0, end = 0;  ///< in seconds
    std::string text;
    friend bool operator==(const Text&, const Text&) = default;
  };
  std::vector<Text> chapters;
  std::vector<Text> subtitles;  ///< of the first track of timed text, gaps left out
  std::string subtitle_language;
  std::vector<DecodedFrame> frames;
};

/// Decodes the video of a file with libav; throws Error if anything is wrong with it. BT.709 or palette to
/// RGB; with straight alpha where the file has it.
Decoded decode_film(const std::string& path);

/// The frames alone.
inline std::vector<DecodedFrame> decode(const std::string& path) { return decode_film(path).frames; }

/// 10 log10(255^2 / mean squared difference) over R, G and B; 99 for equal images.
double psnr(const Image& a, const Image& b);

std::vector<std::uint8_t> read_bytes(const std::string& path);

}  // namespace gradreel::test
