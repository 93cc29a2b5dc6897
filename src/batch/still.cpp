#include "batch/still.hpp"

#include <algorithm>

#include "batch/render.hpp"
#include "core/plain_text.hpp"
#include "paint/still.hpp"
#include "video/format.hpp"
#include "video/output_file.hpp"

namespace gradreel {

std::optional<StillKind> still_kind(const std::string& path) {
  const std::size_t dot = path.find_last_of("./");
  if (dot == std::string::npos || path[dot] == '/') return {};
  std::string ending = path.substr(dot + 1);
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
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
  file.write({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  file.commit();
}

}  // namespace gradreel
