#include "outputs/still.hpp"

#include <algorithm>
#include <limits>

#include "batch/render.hpp"
#include "core/naming.hpp"
#include "core/plain_text.hpp"
#include "outputs/output_path.hpp"
#include "paint/vector_frame.hpp"
#include "scene/compose.hpp"
#include "video/output_file.hpp"
#include "video/png.hpp"

namespace gradreel {

namespace {

/// The page keeps the frame's shape, and fits into both sides where both are given.
double page_width(const StillRequest& request, const Film& film) {
  if (!request.width_pt && !request.height_pt) return film.width() * kPointsPerPixel;
  constexpr double kNone = std::numeric_limits<double>::infinity();
  return std::min(request.width_pt.value_or(kNone),
                  request.height_pt ? *request.height_pt * film.width() / film.height() : kNone);
}

}  // namespace

std::optional<StillKind> still_kind(const std::string& path) {
  const std::string ending = ending_of(path);
  if (ending == "png") return StillKind::png;
  if (ending == "svg") return StillKind::svg;
  if (ending == "pdf") return StillKind::pdf;
  return {};
}

std::string vector_still(const Film& film, std::int64_t frame, StillKind kind, const VectorOptions& options) {
  TextEngine text(film.content().formulas);
  VectorSheet page({.format = kind == StillKind::svg ? VectorFormat::svg : VectorFormat::pdf,
                    .width_px = film.width(),
                    .height_px = film.height(),
                    .width_pt = options.width_pt > 0 ? options.width_pt : film.width() * kPointsPerPixel,
                    .title = plain_text(film.content().title),
                    .outlines = options.outlines});
  draw_frame(film, frame, page, text);
  return page.finish();
}

void write_still(const Film& film, std::int64_t frame, StillKind kind, const std::string& path,
                 const VectorOptions& options, const FileOps& ops) {
  if (kind == StillKind::png) return write_png(paint_frame(film, frame), path, ops);
  const std::string bytes = vector_still(film, frame, kind, options);
  OutputFile file(path, ops);
  file.write(bytes);
  file.commit();
}

namespace {

Product make_unnamed_still(const Scene& scene, const OutputSpec& output, const StillRequest& request,
                           int jobs) {
  const Film film = compose(scene, output, descend_all(scene, jobs), {jobs, nullptr});
  Product product;
  product.kind = ProductKind::still;
  product.path = request.path;
  product.width = film.width();
  product.height = film.height();
  product.frames = film.timeline().frames();
  product.frame = frame_at(request.moment, film, scene.file, output.profile);
  const double width_pt = page_width(request, film);
  if (request.kind != StillKind::png) product.width_pt = width_pt;
  make_folder_of(request.path);
  write_still(film, product.frame, request.kind, request.path, {width_pt, request.outlines});
  product.bytes = gradreel::size_of(request.path);
  return product;
}

}  // namespace

Product make_still(const Scene& scene, const OutputSpec& output, const StillRequest& request, int jobs) {
  return naming(scene.file + ": " + request.path,
                [&] { return make_unnamed_still(scene, output, request, jobs); });
}

}  // namespace gradreel
