// H.264 segments to an MP4 file.
#pragma once

#include <memory>
#include <string>

#include "video/mp4/mp4.hpp"

namespace gradreel {

/// Joins segments of `frame_count` frames in all, without encoding them again. The index stands in front of
/// the data (faststart); frame k shows at exactly k / frame rate.
std::unique_ptr<FilmWriter> open_mp4(const std::string& path, const FrameGeometry& geometry,
                                     const Mp4Settings& settings, std::int64_t frame_count,
                                     const FileOps& ops);

}  // namespace gradreel
