// Writes one frame of a film as PNG, SVG or PDF.
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

/// The kind that the file's extension names, in upper or lower case.
std::optional<StillKind> still_kind(const std::string& path);

/// Options of SVG and PDF; a PNG has the frame's pixels.
struct VectorOptions {
  double width_pt = 0;    ///< of the page, in 1/72 inch; 0: that of the frame's pixels at 96 to the inch
  bool outlines = false;  ///< letters become shapes
};

/// Points (1/72 inch) per pixel at 96 pixels per inch.
inline constexpr double kPointsPerPixel = 0.75;

/// The complete SVG or PDF. Depends only on the arguments.
std::string vector_still(const Film& film, std::int64_t frame, StillKind kind,
                         const VectorOptions& options = {});

/// Writes `path` completely or not at all. A PNG has exactly the pixels of the film's frame.
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

/// Runs the descents, draws, and writes the file, whose folder is made. Throws Error where the film has no
/// such moment.
Product make_still(const Scene& scene, const OutputSpec& output, const StillRequest& request, int jobs = 1);

}  // namespace gradreel
