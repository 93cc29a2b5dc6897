// A folder of PNGs, one a frame.
#pragma once

#include <memory>
#include <string>

#include "video/file_ops.hpp"
#include "video/format.hpp"

namespace gradreel {

/// A folder of 00000.png, 00001.png ...: all of them or none. A folder that holds only such files is
/// replaced; throws Error at any other. Each has the comment, unless that is empty. `ops` outlives the
/// format.
std::unique_ptr<Format> make_png_sequence(const FrameGeometry& geometry, bool has_alpha,
                                          const std::string& comment = {},
                                          const FileOps& ops = real_file_ops());

}  // namespace gradreel
