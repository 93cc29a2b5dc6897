// A canvas whose target is vectors.
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>
#include <utility>

#include "core/error.hpp"
#include "draw/canvas_impl.hpp"
#include "draw/vector_sheet_impl.hpp"

namespace gradreel {

namespace {

constexpr int kShades = 32;        // of a line that fades
constexpr double kOverlap = 0.25;  // px, of opaque shades

void add_line(cairo_t* cairo, std::span<const Point> line) {
  const bool is_closed = line.size() > 2 && line.front() == line.back();
  for (std::size_t i = 0; i + (is_closed ? 1 : 0) < line.size(); ++i) {
    (i == 0 ? cairo_move_to : cairo_line_to)(cairo, line[i].x, line[i].y);
  }
  if (is_closed) cairo_close_path(cairo);
}

int shade_of(double strength) { return static_cast<int>(strength * kShades + 0.5); }

/// `px` past the middle of a segment, but not past its end.
Point past_middle(std::span<const Point> line, std::size_t segment, double px) {
  const Point a = line[segment], b = line[segment + 1];
  return px > 0 ? lerp(a, b, 0.5 + px / std::max(length(b - a), 2 * px)) : lerp(a, b, 0.5);
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

void Canvas::Impl::fade_vectors(std::span<const Point> line, std::span<const double> strengths,
                                const Stroke& stroke) {
  for (std::size_t from = 0, to = 0; from < strengths.size(); from = to + 1) {
    for (to = from; to < strengths.size() && shade_of(strengths[to]) > 0;) ++to;
    if (to > from) fade_seen(line.subspan(from, to - from + 1), strengths.subspan(from, to - from), stroke);
  }
}

// Runs of one shade with cut ends, which would be darker where they met otherwise. They meet in the middle of
// segments: at a bend, cut ends would gape. The stronger they are, the more they overlap, since antialiased
// edges that only touch let the ground through. The line's own ends are round.
void Canvas::Impl::fade_seen(std::span<const Point> line, std::span<const double> strengths,
                             const Stroke& stroke) {
  const std::size_t count = strengths.size();
  const auto shaded = [&](std::size_t i, Cap cap) {
    const double alpha = stroke.color.a * shade_of(strengths[i]) / kShades;
    return Stroke{stroke.width_px, stroke.color.with_alpha(alpha), cap};
  };
  const Box reach = cut_bounds().inset(-stroke.width_px - 2);
  const auto stays = [&](Point p) { return p == line.back(); };
  if (std::all_of(line.begin(), line.end(), stays)) {
    return stroke_vectors(clip_line(line, reach, 0), shaded(count - 1, Cap::round));
  }
  for (std::size_t from = 0, to = 0; from < count; from = to) {
    for (to = from + 1; to < count && shade_of(strengths[to]) == shade_of(strengths[from]);) ++to;
    if (to - from == count) return stroke_vectors(clip_line(line, reach, 0), shaded(0, Cap::round));
    const std::size_t last = std::min(to, count - 1);
    const Stroke cut = shaded(from, Cap::butt);
    std::vector<Point> run = {past_middle(line, from, 0)};
    run.insert(run.end(), line.begin() + static_cast<std::ptrdiff_t>(from) + 1,
               line.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    run.push_back(past_middle(line, last, kOverlap * cut.color.a));
    stroke_vectors(clip_line(run, reach, 0), cut);
  }
  round_end({line.rbegin(), line.rend()}, shaded(0, Cap::round));
  round_end({line.begin(), line.end()}, shaded(count - 1, Cap::round));
}

// The second half of the last segment, round at its end alone.
void Canvas::Impl::round_end(const std::vector<Point>& line, const Stroke& stroke) {
  const Point end = line.back();
  const double w = stroke.width_px;
  if (!cut_bounds().inset(-w).contains(end)) return;
  const auto before = std::find_if(line.rbegin(), line.rend(), [&](Point p) { return !(p == end); });
  const auto seen = clip_segment(end, past_middle(line, line.size() - 2, 0), cut_bounds().inset(-w - 2));
  const Point start = seen ? seen->second : end;
  const Point along = (w / length(end - *before)) * (end - *before), across = {-along.y, along.x};
  const Point corners[] = {start - across, end + along - across, end + along + across, start + across};
  cairo_save(cairo.get());
  add_ring(corners);
  cairo_clip(cairo.get());
  const Stretch stretch[] = {{{start, end}}};
  stroke_vectors(stretch, stroke);
  cairo_restore(cairo.get());
}

// A rim is a stroke around the letters' outlines. Formulas are shapes already: copies of them do no harm.
void Canvas::Impl::draw_vector_piece(const TextPiece& piece, Color color, double rim_px) {
  cairo_t* pen = cairo.get();
  if (piece.formula) {
    if (rim_px <= 0) return piece.formula->paint(pen, color);
    for (const Point side : kAround) {
      cairo_save(pen);
      cairo_translate(pen, rim_px * side.x, rim_px * side.y);
      piece.formula->paint(pen, color);
      cairo_restore(pen);
    }
    return;
  }
  PangoLayoutLine* letters = pango_layout_get_line_readonly(piece.layout.get(), 0);
  cairo_move_to(pen, 0, 0);
  if (rim_px <= 0 && !outlines) return pango_cairo_show_layout_line(pen, letters);
  pango_cairo_layout_line_path(pen, letters);
  if (rim_px <= 0) return cairo_fill(pen);
  cairo_set_line_width(pen, 2 * rim_px);
  cairo_stroke(pen);
}

void Canvas::Impl::draw_vector_text(const TextLine& line, Point origin, bool upwards, Color color,
                                    double rim_px) {
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
    draw_vector_piece(piece, color, rim_px);
    cairo_new_path(pen);
    cairo_restore(pen);
  }
  cairo_restore(pen);
}

// A copy, since vectors are written long after the caller's pixels are gone.
void Canvas::Impl::embed(const Image& image, const Rect& part, int fineness, double x, double y,
                         double alpha) {
  if (part.empty()) return;
  const OwnedSurface copy(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, part.width, part.height));
  if (cairo_surface_status(copy.get()) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
  for (int row = 0; row < part.height; ++row) {
    std::memcpy(cairo_image_surface_get_data(copy.get()) + row * cairo_image_surface_get_stride(copy.get()),
                image.row(part.y + row) + part.x,
                static_cast<std::size_t>(part.width) * sizeof(std::uint32_t));
  }
  cairo_surface_mark_dirty(copy.get());
  cairo_t* pen = cairo.get();
  cairo_save(pen);
  cairo_translate(pen, x, y);
  cairo_scale(pen, 1.0 / fineness, 1.0 / fineness);
  cairo_rectangle(pen, 0, 0, part.width, part.height);
  cairo_clip(pen);
  cairo_set_source_surface(pen, copy.get(), 0, 0);
  cairo_paint_with_alpha(pen, std::min(alpha, 1.0));
  cairo_restore(pen);
}

}  // namespace gradreel
