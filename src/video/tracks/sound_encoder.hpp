// Sound that an MP4 does not hold, as AAC.
#pragma once

#include <memory>
#include <string>

#include "video/tracks/side_track.hpp"

namespace gradreel {

/// Mono or stereo (more channels are mixed down) at 48 kHz, or at 44.1 kHz if the file's is that.
std::unique_ptr<SideTrack> aac_track(const std::string& path);

}  // namespace gradreel
