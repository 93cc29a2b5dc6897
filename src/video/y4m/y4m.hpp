// Uncompressed video (YUV4MPEG2).
#pragma once

#include <memory>

#include "video/file_ops.hpp"
#include "video/format.hpp"

namespace gradreel {

/// Uncompressed yuv420p, BT.709 limited range, chroma as in MPEG-2. The path "-" is standard output. `ops`
/// outlives the format.
std::unique_ptr<Format> make_y4m(const FrameGeometry& geometry, const FileOps& ops = real_file_ops());

}  // namespace gradreel
