// Text on a canvas: lines are shaped and rasterised once, then composited as masks.
#include <pango/pangocairo.h>

#include <cmath>
#include <stdexcept>

#include "draw/canvas_impl.hpp"

namespace gradreel {

namespace {

constexpr int kPhases = 4;  // positions of a line within a pixel

struct Quantised {
  int pixel = 0, phase = 0;
};

Quantised quantised(double position, int phases) {
  const int steps = static_cast<int>(std::floor(position * phases + 0.5));
  const int pixel = steps >= 0 ? steps / phases : -((-steps + phases - 1) / phases);
  return {pixel, steps - pixel * phases};
}

TextBox box_of(const TextLine& line, Point origin, bool upwards, const Box& clip) {
  const TextExtents& e = line.extents;
  const Box ink =
      upwards ? Box{origin.x + e.ink_top, origin.y - e.ink_left - e.ink_width, e.ink_height, e.ink_width}
              : Box{origin.x + e.ink_left, origin.y + e.ink_top, e.ink_width, e.ink_height};
  return {line.text, line.size_px, ink, clip};
}

}  // namespace

const TextMask& TextLine::mask(int phase, bool upwards) {
  for (const TextMask& m : masks) {
    if (m.phase == phase && m.upwards == upwards) return m;
  }
  const double shift = static_cast<double>(phase) / kPhases;
  const TextExtents& e = extents;
  const Box ink = upwards ? Box{e.ink_top, -e.ink_left - e.ink_width - shift, e.ink_height, e.ink_width}
                          : Box{e.ink_left + shift, e.ink_top, e.ink_width, e.ink_height};
  const Rect area = pixels_around(ink.inset(-1));
  TextMask fresh{phase, upwards, area.x, area.y,
                 OwnedSurface(cairo_image_surface_create(CAIRO_FORMAT_A8, area.width, area.height))};
  const OwnedCairo cairo(cairo_create(fresh.surface.get()));
  cairo_translate(cairo.get(), -area.x, -area.y);
  cairo_matrix_t turn;
  cairo_matrix_init(&turn, 0, -1, 1, 0, 0, 0);
  if (upwards) cairo_transform(cairo.get(), &turn);
  cairo_translate(cairo.get(), shift, 0);
  for (const TextPiece& piece : pieces) {
    cairo_save(cairo.get());
    cairo_translate(cairo.get(), piece.x, 0);
    if (piece.formula) {
      piece.formula->paint(cairo.get());
    } else {
      // As a path: Cairo before 1.17.4 moves each glyph of a text to a whole pixel, which spoils the spacing.
      pango_cairo_layout_line_path(cairo.get(), pango_layout_get_line_readonly(piece.layout.get(), 0));
      cairo_fill(cairo.get());
    }
    cairo_restore(cairo.get());
  }
  masks.push_back(std::move(fresh));
  return masks.back();
}

void Canvas::Impl::draw_line_of_text(TextLine& line, Point origin, bool upwards, Color color, double rim_px) {
  if (!is_finite(origin)) throw std::logic_error("canvas: a coordinate is not finite");
  if (line.extents.ink_width <= 0 || nothing_visible()) return;
  const Box& seen = clip_bounds();
  if (text.impl_->reported && rim_px <= 0)
    text.impl_->reported->push_back(box_of(line, origin, upwards, seen));
  const double far = std::abs(line.extents.width) + 10 * (line.extents.ascent + line.extents.descent);
  if (!seen.inset(-far).contains(origin)) return;
  if (is_vector()) return draw_vector_text(line, origin, upwards, color, rim_px);
  // Baselines lie on whole pixels, where letters are sharpest; along them a line may start between pixels.
  const Quantised along = quantised(upwards ? -origin.y : origin.x, kPhases);
  const Quantised across = quantised(upwards ? origin.x : origin.y, 1);
  const TextMask& mask = line.mask(along.phase, upwards);
  const int x = upwards ? across.pixel : along.pixel, y = upwards ? -along.pixel : across.pixel;
  set_color(color);
  cairo_mask_surface(cairo.get(), mask.surface.get(), x + mask.x, y + mask.y);
}

void Canvas::Impl::draw_aligned_text(std::string_view utf8, Point at, const TextStyle& style, Color color,
                                     Align align, VAlign valign, double rim_px) {
  const double cap_height = valign == VAlign::middle ? text.impl_->cap_height(style) : 0;
  TextLine& line = text.impl_->line(utf8, style);
  Point origin = at;
  if (align == Align::center) origin.x -= line.extents.width / 2;
  if (align == Align::right) origin.x -= line.extents.width;
  if (valign == VAlign::top) origin.y += line.extents.ascent;
  if (valign == VAlign::middle) origin.y += cap_height / 2;
  if (valign == VAlign::bottom) origin.y -= line.extents.descent;
  draw_line_of_text(line, origin, false, color, rim_px);
}

void Canvas::text(std::string_view utf8, Point at, const TextStyle& style, Color color, Align align,
                  VAlign valign) {
  impl_->draw_aligned_text(utf8, at, style, color, align, valign);
}

void Canvas::text_rim(std::string_view utf8, Point at, const TextStyle& style, Color color, double width_px,
                      Align align, VAlign valign) {
  if (impl_->is_vector()) {
    impl_->draw_aligned_text(utf8, at, style, color, align, valign, width_px);
    return;
  }
  for (const Point side : kAround) text(utf8, at + width_px * side, style, color, align, valign);
}

void Canvas::text_upwards(std::string_view utf8, Point at, const TextStyle& style, Color color) {
  const double cap_height = impl_->text.impl_->cap_height(style);
  TextLine& line = impl_->text.impl_->line(utf8, style);
  impl_->draw_line_of_text(line, {at.x + cap_height / 2, at.y + line.extents.width / 2}, true, color);
}

}  // namespace gradreel
