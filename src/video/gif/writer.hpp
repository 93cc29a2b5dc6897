// GIF segments to a GIF file.
#pragma once

#include <memory>
#include <string>

#include "video/gif/gif.hpp"

namespace gradreel {

/// `frame_count` frames, played as the settings say. Frame k shows from round(100 k / frame rate) hundredths
/// of a second on, so that rounding never adds up. Holds one packet in memory. Throws TooLarge as soon as
/// more than `max_bytes` are written.
std::unique_ptr<FilmWriter> open_gif(const std::string& path, const Rational& frame_rate,
                                     const GifSettings& settings, std::int64_t frame_count,
                                     const FileOps& ops);

}  // namespace gradreel
