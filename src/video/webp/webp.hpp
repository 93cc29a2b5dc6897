// Animated WebP.
#pragma once

#include <memory>

#include "core/param.hpp"
#include "video/file_ops.hpp"
#include "video/format.hpp"

namespace gradreel {

/// The parameters of the format's entry at their defaults.
const ParamValues& webp_defaults();

struct WebpSettings {
  bool lossless = webp_defaults().flag("lossless");
  double quality = webp_defaults().number("quality");  ///< 0..100, of lossy ones; higher is better
};

/// Changed rectangles, repeated frames merged, endless loop, times in whole milliseconds. `ops` outlives the
/// format.
std::unique_ptr<Format> make_webp(const FrameGeometry& geometry, const WebpSettings& settings, bool has_alpha,
                                  const FileOps& ops = real_file_ops());

}  // namespace gradreel
