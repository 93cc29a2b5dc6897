// Animated WebP.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/param.hpp"
#include "video/file_ops.hpp"
#include "video/format.hpp"

namespace gradreel {

/// The parameters of the format's entry at their defaults.
const ParamValues& webp_defaults();

struct WebpSettings {
  bool lossless = webp_defaults().flag("lossless");
  double quality = webp_defaults().number("quality");  ///< 0..100, of lossy ones; higher is better
  std::int64_t max_bytes = static_cast<std::int64_t>(webp_defaults().number("max_bytes"));  ///< 0: no limit
  std::string comment = {};  ///< as XMP; may be empty
};

/// Changed pixels, repeated frames merged, endless loop, times in whole milliseconds. `ops` outlives the
/// format.
std::unique_ptr<Format> make_webp(const FrameGeometry& geometry, const WebpSettings& settings,
                                  const FileOps& ops = real_file_ops());

}  // namespace gradreel
