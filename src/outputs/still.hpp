// One frame of a film as a file: a picture, or vectors.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "film/film.hpp"
#include "outputs/product.hpp"
#include "outputs/still_moment.hpp"
#include "scene/scene.hpp"
#include "video/file_ops.hpp"

namespace gradreel {

enum class StillKind { png, svg, pdf };

/// By the ending of the file's name, in small or capital letters.
std::optional<StillKind> still_kind(const std::string& path);

/// Of vectors; a PNG has the frame's pixels.
struct VectorOptions {
  double width_pt = 0;    ///< of the page, in 1/72 inch; 0: that of the frame's pixels at 96 to the inch
  bool outlines = false;  ///< letters become shapes
};

/// Points of a length in pixels at 96 to the inch.
inline constexpr double kPointsPerPixel = 0.75;

/// The whole SVG or PDF, a function of its arguments alone.
std::string vector_still(const Film& film, std::int64_t frame, StillKind kind,
                         const VectorOptions& options = {});

/// Writes `path` whole or not at all. A PNG has exactly the pixels of the film's frame.
void write_still(const Film& film, std::int64_t frame, StillKind kind, const std::string& path,
                 const VectorOptions& options = {}, const FileOps& ops = real_file_ops());

/// A still of a scene's film.
struct StillRequest {
  std::string path;
  StillKind kind = StillKind::png;
  StillMoment moment;
  std::optional<double> width_pt = {}, height_pt = {};  ///< into which a page of the frame's shape fits
  bool outlines = false;
};

/// Runs the descents, draws and writes. Throws Error where the film has no such moment.
Product make_still(const Scene& scene, const OutputSpec& output, const StillRequest& request, int jobs = 1);

}  // namespace gradreel
