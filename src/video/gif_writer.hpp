// GIF segments to a GIF file.
#pragma once

#include <memory>
#include <string>

#include "video/format.hpp"

namespace gradreel {

/// An endless loop of `frame_count` frames. Frame k shows from round(100 k / frame rate) hundredths of a
/// second on, so that rounding never adds up. Holds one packet in memory.
std::unique_ptr<FilmWriter> open_gif(const std::string& path, const Rational& frame_rate,
                                     std::int64_t frame_count, const FileOps& ops);

}  // namespace gradreel
