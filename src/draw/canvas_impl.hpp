// Inside of Canvas, shared by its .cpp files only.
#pragma once

#include <cairo.h>

#include <vector>

#include "draw/canvas.hpp"
#include "draw/text_impl.hpp"

namespace gradreel {

struct Canvas::Impl {
  Image& target;
  TextEngine& text;
  OwnedSurface surface;
  OwnedCairo cairo;
  std::vector<Box> clips;  // bounds of the nested clips; the image first
  // What lines are cut to: boxes only. Clips to pixels must not move a line's ends, or its pixels would
  // depend on them.
  std::vector<Box> cuts;

  Impl(Image& image, TextEngine& text_engine);

  const Box& clip_bounds() const { return clips.back(); }
  bool nothing_visible() const { return clips.back().width <= 0 || clips.back().height <= 0; }
  void set_color(Color color) { cairo_set_source_rgba(cairo.get(), color.r, color.g, color.b, color.a); }
  const Box& cut_bounds() const { return cuts.back(); }
  void push_clip(const Box& bounds, bool cuts_lines);

  /// Fills the path over its stroke, so that the outline shows outside by `outline_px`, and clears the path.
  void fill_and_outline_path(Color fill, Color outline, double outline_px);

  /// Adds the ring to the path, cut to what is visible where it goes far beyond.
  void add_ring(std::span<const Point> ring);

  /// Adds a circle as four Bezier curves: cairo_arc would call the C library's sine.
  void add_arc_corners(const Box& box, double radius);

  /// Strokes lines of `line_length` points each, together.
  void stroke_lines(std::span<const Point> points, std::size_t line_length, const Stroke& stroke);

  void draw_line_of_text(TextLine& line, Point origin, bool upwards, Color color);
};

}  // namespace gradreel
