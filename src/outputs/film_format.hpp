// Makes the format for a film's file, with the film's metadata.
#pragma once

#include <functional>
#include <memory>

#include "film/film.hpp"
#include "film/frame_range.hpp"
#include "scene/scene.hpp"
#include "video/film_facts.hpp"
#include "video/format.hpp"

namespace gradreel {

/// What the format of an output is told of its film. Takes a while where there is a palette.
FilmFacts film_facts(const Film& film, const Scene& scene, const OutputSpec& output);

/// The format that an output of the scene asks for, made for its film.
std::unique_ptr<Format> make_format(const Film& film, const Scene& scene, const OutputSpec& output);

/// Formats for clips of the film: with the texts of their frames alone, without the narration, and with the
/// palette of the whole. `facts` are film_facts(). The output must outlive it.
std::function<std::unique_ptr<Format>(FrameRange)> clip_formats(const FilmFacts& facts,
                                                                const OutputSpec& output);

}  // namespace gradreel
