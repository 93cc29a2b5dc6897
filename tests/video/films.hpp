// Small synthetic films, and ways of encoding them, for tests of video/.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/image.hpp"
#include "temporary_folder.hpp"
#include "video/format.hpp"

namespace gradreel::test {

/// Of most films below.
inline constexpr int kWidth = 96, kHeight = 64;
inline const FrameGeometry kAt25{kWidth, kHeight, {25, 1}}, kAt30{kWidth, kHeight, {30, 1}};

/// Frame k of a film like ours: filled bands that stand still, an antialiased line that grows, a dot that
/// moves.
Image film_frame(int width, int height, std::int64_t k);

/// What can differ between the frames k - 1 and k of it.
std::vector<Rect> film_changes(int width, int height, std::int64_t k);

/// The same in a disc with a soft rim, and nothing around it.
Image disc_frame(int width, int height, std::int64_t k);

/// The whole picture with straight colours; see make_straight().
Image straight_of(const Image& image);

using PaintFrame = Image (*)(int width, int height, std::int64_t k);

/// Encodes the frames [first, first + count) of it.
EncodedSegment encode_segment(const Format& format, int width, int height, std::int64_t first,
                              std::int64_t count, PaintFrame paint = film_frame);

/// Encodes all frames in segments of `segment_length` on `threads` threads and writes `path`.
void write_film(const Format& format, int width, int height, std::int64_t frame_count,
                std::int64_t segment_length, int threads, const std::string& path,
                PaintFrame paint = film_frame);

using Folder = testing::TemporaryFolder;

}  // namespace gradreel::test
