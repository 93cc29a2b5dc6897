// YUV4MPEG2: https://wiki.multimedia.cx/index.php/YUV4MPEG2.
#pragma once

#include <memory>
#include <string>

#include "video/file_ops.hpp"
#include "video/format.hpp"

namespace gradreel {

/// Joins segments of y4m_segment_encoder(). The path "-" is standard output, where what was written stays if
/// the film is given up; Error then says "cannot write to standard output: REASON".
std::unique_ptr<FilmWriter> open_y4m(const std::string& path, const FrameGeometry& geometry,
                                     std::int64_t frame_count, const FileOps& ops);

}  // namespace gradreel
