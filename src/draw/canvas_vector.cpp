// A canvas whose target is vectors.
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "core/error.hpp"
#include "draw/canvas_impl.hpp"
#include "draw/vector_sheet_impl.hpp"

namespace gradreel {

namespace {

constexpr int kShades = 32;  // of a line that fades

void add_line(cairo_t* cairo, std::span<const Point> line) {
  const bool is_closed = line.size() > 2 && line.front() == line.back();
  for (std::size_t i = 0; i + (is_closed ? 1 : 0) < line.size(); ++i) {
    (i == 0 ? cairo_move_to : cairo_line_to)(cairo, line[i].x, line[i].y);
  }
  if (is_closed) cairo_close_path(cairo);
}

}  // namespace

Canvas::Impl::Impl(TextEngine& text_engine, OwnedSurface page, OwnedCairo pen, const Rect& bounds,
                   bool has_outlines)
    : outlines(has_outlines),
      text(text_engine),
      surface(std::move(page)),
      cairo(std::move(pen)),
      clips{to_box(bounds)},
      cuts(clips) {}

Canvas::Canvas(VectorSheet& target, TextEngine& text)
    : impl_(std::make_unique<Impl>(
          text, OwnedSurface(cairo_surface_reference(target.impl_->surface.get())), target.impl_->pen(),
          Rect{0, 0, target.impl_->width_px, target.impl_->height_px}, target.impl_->outlines)) {}

void Canvas::Impl::stroke_vectors(std::span<const Stretch> stretches, const Stroke& stroke) {
  cairo_t* pen = cairo.get();
  set_color(stroke.color);
  cairo_set_line_width(pen, stroke.width_px);
  cairo_set_line_cap(pen, stroke.cap == Cap::round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  if (stroke.dashes.empty()) {
    for (const Stretch& s : stretches) add_line(pen, s.points);
    cairo_stroke(pen);
    return;
  }
  for (const Stretch& s : stretches) {
    cairo_set_dash(pen, stroke.dashes.data(), static_cast<int>(stroke.dashes.size()), s.offset);
    add_line(pen, s.points);
    cairo_stroke(pen);
  }
  cairo_set_dash(pen, nullptr, 0, 0);
}

// Runs of one shade, each a line with cut ends: where they met they would be darker otherwise.
void Canvas::Impl::fade_vectors(std::span<const Point> line, std::span<const double> strengths,
                                const Stroke& stroke) {
  const Box reach = cut_bounds().inset(-stroke.width_px - 2);
  const auto shade = [&](std::size_t i) { return static_cast<int>(strengths[i] * kShades + 0.5); };
  for (std::size_t from = 0, to = 0; from < strengths.size(); from = to) {
    for (to = from + 1; to < strengths.size() && shade(to) == shade(from);) ++to;
    if (shade(from) == 0) continue;
    Stroke part = stroke;
    part.dashes.clear();
    part.color.a *= static_cast<double>(shade(from)) / kShades;
    part.cap = to == strengths.size() ? Cap::round : Cap::butt;
    const std::vector<Stretch> stretches = clip_line(line.subspan(from, to - from + 1), reach, 0);
    if (!stretches.empty()) stroke_vectors(stretches, part);
  }
}

void Canvas::Impl::draw_vector_text(const TextLine& line, Point origin, bool upwards, Color color) {
  cairo_t* pen = cairo.get();
  cairo_save(pen);
  cairo_translate(pen, origin.x, origin.y);
  cairo_matrix_t turn;
  cairo_matrix_init(&turn, 0, -1, 1, 0, 0, 0);
  if (upwards) cairo_transform(pen, &turn);
  set_color(color);
  for (const TextPiece& piece : line.pieces) {
    cairo_save(pen);
    cairo_translate(pen, piece.x, 0);
    cairo_move_to(pen, 0, 0);
    if (piece.formula) {
      piece.formula->paint(pen, color);
    } else if (outlines) {
      pango_cairo_layout_line_path(pen, pango_layout_get_line_readonly(piece.layout.get(), 0));
      cairo_fill(pen);
    } else {
      pango_cairo_show_layout_line(pen, pango_layout_get_line_readonly(piece.layout.get(), 0));
    }
    cairo_new_path(pen);
    cairo_restore(pen);
  }
  cairo_restore(pen);
}

// A copy, since vectors are written long after the caller's pixels are gone.
void Canvas::Impl::embed(const Image& image, const Rect& part, double x, double y, double alpha) {
  if (part.empty()) return;
  const OwnedSurface copy(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, part.width, part.height));
  if (cairo_surface_status(copy.get()) != CAIRO_STATUS_SUCCESS)
    throw Error("no memory for an embedded image");
  for (int row = 0; row < part.height; ++row) {
    std::memcpy(cairo_image_surface_get_data(copy.get()) + row * cairo_image_surface_get_stride(copy.get()),
                image.row(part.y + row) + part.x,
                static_cast<std::size_t>(part.width) * sizeof(std::uint32_t));
  }
  cairo_surface_mark_dirty(copy.get());
  cairo_t* pen = cairo.get();
  cairo_save(pen);
  cairo_rectangle(pen, x, y, part.width, part.height);
  cairo_clip(pen);
  cairo_set_source_surface(pen, copy.get(), x, y);
  cairo_paint_with_alpha(pen, std::min(alpha, 1.0));
  cairo_restore(pen);
}

}  // namespace gradreel
