// Animated PNG.
#pragma once

#include <memory>

#include "video/file_ops.hpp"
#include "video/format.hpp"

namespace gradreel {

/// Exact pixels, changed rectangles, repeated frames merged, endless loop. `ops` outlives the format.
std::unique_ptr<Format> make_apng(const FrameGeometry& geometry, bool has_alpha,
                                  const FileOps& ops = real_file_ops());

}  // namespace gradreel
