// VP9 and AV1 segments to a WebM file.
#pragma once

#include <memory>
#include <string>

#include "video/webm/webm.hpp"

namespace gradreel {

/// Joins segments of webm_segment_encoder(). The index (Cues) stands in front of the data; frame k shows at
/// k / frame rate, rounded to whole milliseconds.
std::unique_ptr<FilmWriter> open_webm(const std::string& path, const FrameGeometry& geometry,
                                      const WebmSettings& settings, std::int64_t frame_count,
                                      const FileOps& ops);

}  // namespace gradreel
