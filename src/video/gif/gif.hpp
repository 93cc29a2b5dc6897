// Animated GIF.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/image.hpp"
#include "core/param.hpp"
#include "video/file_ops.hpp"
#include "video/format.hpp"

namespace gradreel {

/// The parameters of the format's entry at their defaults.
const ParamValues& gif_defaults();

struct GifSettings {
  /// How often it plays; 0: forever.
  int loop = static_cast<int>(gif_defaults().number("loop"));
  /// Beyond this its writer throws TooLarge; 0: no bound.
  std::int64_t max_bytes = static_cast<std::int64_t>(gif_defaults().number("max_bytes"));
  std::string comment = {};  ///< at most 255 bytes; may be empty
};

/// Palette colours without dithering, changed rectangles, repeated frames merged. Throws Error above 50
/// frames per second, and for a palette that is empty or longer than 255. `ops` outlives the format.
std::unique_ptr<Format> make_gif(const FrameGeometry& geometry, std::vector<Rgb> palette,
                                 const GifSettings& settings = {}, const FileOps& ops = real_file_ops());

}  // namespace gradreel
