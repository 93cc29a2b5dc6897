// The implementation of Canvas. Only its .cpp files include this.
#pragma once

#include <cairo.h>

#include <span>
#include <vector>

#include "draw/canvas.hpp"
#include "draw/clip.hpp"
#include "draw/text_impl.hpp"

namespace gradreel {

/// Resolution of images embedded in vector files: twice the frame's is crisp in print.
inline constexpr int kVectorFineness = 2;

/// Copies of a shape, shifted in these eight directions, make its rim.
inline constexpr double kDiagonal = 0.7071067811865476;
inline constexpr Point kAround[] = {{-1, 0},
                                    {1, 0},
                                    {0, -1},
                                    {0, 1},
                                    {-kDiagonal, -kDiagonal},
                                    {kDiagonal, -kDiagonal},
                                    {-kDiagonal, kDiagonal},
                                    {kDiagonal, kDiagonal}};

struct Canvas::Impl {
  Image* target = nullptr;  // null: vectors
  bool outlines = false;    // of vectors: letters as shapes
  TextEngine& text;
  OwnedSurface surface;
  OwnedCairo cairo;
  std::vector<Box> clips;  // bounds of the nested clips; the image first
  // Lines are cut to these. They hold boxes only: if a clip to pixels moved a line's ends, its pixels would
  // depend on the clip.
  std::vector<Box> cuts;

  Impl(Image& image, TextEngine& text_engine);
  Impl(TextEngine& text_engine, OwnedSurface page, OwnedCairo pen, const Rect& bounds, bool has_outlines);

  const Box& clip_bounds() const { return clips.back(); }
  bool nothing_visible() const { return clips.back().width <= 0 || clips.back().height <= 0; }
  void set_color(Color color) { cairo_set_source_rgba(cairo.get(), color.r, color.g, color.b, color.a); }
  const Box& cut_bounds() const { return cuts.back(); }
  void push_clip(const Box& bounds, bool cuts_lines);

  /// Strokes the path and fills it on top, which leaves an outline of `outline_px` around it. Clears the
  /// path.
  void fill_and_outline_path(Color fill, Color outline, double outline_px);

  /// Adds the ring to the path, clipped to the visible area if it extends far beyond.
  void add_ring(std::span<const Point> ring);

  /// Adds rounded corners as Bezier curves, because cairo_arc calls the C library's sine.
  void add_arc_corners(const Box& box, double radius);

  /// Strokes several lines of `line_length` points each as one.
  void stroke_lines(std::span<const Point> points, std::size_t line_length, const Stroke& stroke);

  /// Vectors only: if `rim_px` is positive, draws a rim of that width in place of the text.
  void draw_line_of_text(TextLine& line, Point origin, bool upwards, Color color, double rim_px = 0);
  void draw_aligned_text(std::string_view utf8, Point at, const TextStyle& style, Color color, Align align,
                         VAlign valign, double rim_px = 0);

  /// Canvas::on_fine_pixels(); `fineness` applies to vector targets.
  void on_pixels(const Rect& area, int fineness, const std::function<void(Image&, int)>& paint);

  bool is_vector() const { return target == nullptr; }

  // Vector targets (canvas_vector.cpp) use Cairo's own strokes and glyphs, and round nothing to whole pixels.
  void stroke_vectors(std::span<const Stretch> stretches, const Stroke& stroke);
  void fade_vectors(std::span<const Point> line, std::span<const double> strengths, const Stroke& stroke);
  void fade_seen(std::span<const Point> line, std::span<const double> strengths, const Stroke& stroke);
  void round_end(const std::vector<Point>& line, const Stroke& stroke);
  void draw_vector_text(const TextLine& line, Point origin, bool upwards, Color color, double rim_px);
  void draw_vector_piece(const TextPiece& piece, Color color, double rim_px);

  /// Embeds `part` of `image`, which has `fineness` pixels per frame pixel, with its corner at (x, y).
  void embed(const Image& image, const Rect& part, int fineness, double x, double y, double alpha);
};

}  // namespace gradreel
