// Narration as a stream beside the pictures.
#pragma once

#include <memory>
#include <string>

#include "video/tracks/side_track.hpp"

namespace gradreel {

/// The sound of a file (see narration.hpp), from the film's beginning; copied where an MP4 may hold it, else
/// AAC.
std::unique_ptr<SideTrack> narration_track(const std::string& path);

}  // namespace gradreel
