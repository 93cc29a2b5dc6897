// Inside of Canvas, shared by its .cpp files only.
#pragma once

#include <cairo.h>

#include <span>
#include <vector>

#include "draw/canvas.hpp"
#include "draw/clip.hpp"
#include "draw/text_impl.hpp"

namespace gradreel {

/// Of pictures embedded in vectors: twice the frame's pixels are crisp in print.
inline constexpr int kVectorFineness = 2;

/// The eight directions in which copies of a shape make its rim.
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

  /// `rim_px`, of vectors only: if positive, the rim of that width in place of the text.
  void draw_line_of_text(TextLine& line, Point origin, bool upwards, Color color, double rim_px = 0);
  void draw_aligned_text(std::string_view utf8, Point at, const TextStyle& style, Color color, Align align,
                         VAlign valign, double rim_px = 0);

  /// Canvas::on_fine_pixels(), of that fineness where the target is vectors.
  void on_pixels(const Rect& area, int fineness, const std::function<void(Image&, int)>& paint);

  bool is_vector() const { return target == nullptr; }

  // How vectors differ (canvas_vector.cpp): strokes and letters are Cairo's own, and nothing is moved to
  // whole pixels.
  void stroke_vectors(std::span<const Stretch> stretches, const Stroke& stroke);
  void fade_vectors(std::span<const Point> line, std::span<const double> strengths, const Stroke& stroke);
  void fade_seen(std::span<const Point> line, std::span<const double> strengths, const Stroke& stroke);
  void round_end(const std::vector<Point>& line, const Stroke& stroke);
  void draw_vector_text(const TextLine& line, Point origin, bool upwards, Color color, double rim_px);
  void draw_vector_piece(const TextPiece& piece, Color color, double rim_px);

  /// `part` of `image`, whose pixels are `fineness` to one of the frame, with its corner at (x, y).
  void embed(const Image& image, const Rect& part, int fineness, double x, double y, double alpha);
};

}  // namespace gradreel
