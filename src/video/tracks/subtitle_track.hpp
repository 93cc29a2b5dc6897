// Captions as a stream beside the pictures.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "video/film_facts.hpp"
#include "video/tracks/side_track.hpp"

namespace gradreel {

/// Timed text (mov_text): one sample for each text and for each gap, from frame 0 to the film's end.
std::unique_ptr<SideTrack> subtitle_track(std::span<const FilmText> texts, const FrameGeometry& geometry,
                                          std::int64_t frame_count);

}  // namespace gradreel
