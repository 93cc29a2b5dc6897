// Makes the format for a film's file, with the film's metadata.
#pragma once

#include <functional>
#include <memory>

#include "film/film.hpp"
#include "film/frame_range.hpp"
#include "scene/scene.hpp"
#include "video/format.hpp"

namespace gradreel {

/// The format that an output of the scene asks for, made for its film.
std::unique_ptr<Format> make_format(const Film& film, const Scene& scene, const OutputSpec& output);

/// Formats for clips of the film: with the texts of their frames alone, without the narration, and with the
/// palette of the whole. The output must outlive it.
std::function<std::unique_ptr<Format>(FrameRange)> clip_formats(const Film& film, const Scene& scene,
                                                                const OutputSpec& output);

}  // namespace gradreel
