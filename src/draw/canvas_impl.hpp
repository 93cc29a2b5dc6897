// Inside of Canvas, shared by its .cpp files only.
#pragma once

#include <cairo.h>

#include <span>
#include <vector>

#include "draw/canvas.hpp"
#include "draw/clip.hpp"
#include "draw/text_impl.hpp"

namespace gradreel {

struct Canvas::Impl {
  Image* target = nullptr;  // null: vectors
  bool outlines = false;    // of vectors: letters as shapes
  TextEngine& text;
  OwnedSurface surface;
  OwnedCairo cairo;
  std::vector<Box> clips;  // bounds of the nested clips; the image first
  // What lines are cut to: boxes only. Clips to pixels must not move a line's ends, or its pixels would
  // depend on them.
  std::vector<Box> cuts;

  Impl(Image& image, TextEngine& text_engine);
  Impl(TextEngine& text_engine, OwnedSurface page, OwnedCairo pen, const Rect& bounds, bool has_outlines);

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

  bool is_vector() const { return target == nullptr; }

  // How vectors differ (canvas_vector.cpp): strokes and letters are Cairo's own, and nothing is moved to
  // whole pixels.
  void stroke_vectors(std::span<const Stretch> stretches, const Stroke& stroke);
  void fade_vectors(std::span<const Point> line, std::span<const double> strengths, const Stroke& stroke);
  void draw_vector_text(const TextLine& line, Point origin, bool upwards, Color color);
  void embed(const Image& image, const Rect& part, double x, double y, double alpha);
};

}  // namespace gradreel
