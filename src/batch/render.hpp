// Renders a film to a file.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "batch/segments.hpp"
#include "film/film.hpp"
#include "film/frame_range.hpp"

namespace gradreel {

/// Renders the whole film to `path`: see encode_segments().
void render(const Film& film, const Format& format, const std::string& path, const RenderOptions& options);

/// Some frames of the film as a file of their own, which appears with finish(). The last one is held where
/// the format makes a longer file. A FrameError has the film's frame.
std::unique_ptr<FilmWriter> render_range(const Film& film, FrameRange range, const Format& format,
                                         const std::string& path, RenderOptions options);

/// Some segments of such a file: see encode_some(). Where memory runs out, fewer workers make what is left.
void render_some(const Film& film, FrameRange range, const Format& format,
                 std::span<const std::int64_t> segments, RenderOptions options,
                 const std::function<void(std::int64_t segment, const DigestedSegment&)>& made);

/// One frame, painted alone. Throws FrameError.
Image paint_frame(const Film& film, std::int64_t frame);

}  // namespace gradreel
