// The drawing interface of panels; they have no other. Coordinates are frame pixels with y down; the centre
// of pixel (0, 0) is (0.5, 0.5).
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/geometry.hpp"
#include "core/image.hpp"
#include "draw/text.hpp"

namespace gradreel {

class VectorSheet;

enum class Cap { butt, round };

struct Stroke {
  double width_px = 1;
  Color color;
  Cap cap = Cap::round;
  std::vector<double> dashes = {};  ///< on, off, ... in pixels; empty: solid
};

enum class Marker { circle, square, triangle, diamond, pentagon, star, plus, cross };
inline constexpr int kMarkers = 8;
inline constexpr double kMarkerReach = 1.45;  ///< the star's extent, in radii

enum class Align { left, center, right };             ///< which part of the text is at x
enum class VAlign { top, middle, baseline, bottom };  ///< middle: half the cap height

/// A closed ring of points. Fills apply the non-zero winding rule to all rings together.
using Ring = std::vector<Point>;

class Canvas {
 public:
  /// Draws pixels into `target`. `target` and `text` must outlive the canvas.
  Canvas(Image& target, TextEngine& text);

  /// Draws vectors on `target`; content that needs pixels is embedded as images.
  Canvas(VectorSheet& target, TextEngine& text);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  TextEngine& text_engine() const;

  /// Limits drawing to `box`, or to the pixels of `rects` (with no antialiased edge), while the returned
  /// guard lives. Nested clips intersect.
  class ClipGuard;
  [[nodiscard]] ClipGuard clip(const Box& box);
  [[nodiscard]] ClipGuard clip(std::span<const Rect> rects);

  void fill(const Box& box, Color color);
  void fill(std::span<const Ring> rings, Color color);
  void rounded(const Box& box, double radius, Color color);

  /// What `paint` draws on this canvas, shapes and lines alone, but only within the rings, which have one
  /// antialiased edge.
  void within(std::span<const Ring> rings, const std::function<void()>& paint);

  /// A polyline with round joins, clipped in double precision to the current clip (plus the line's width). A
  /// translucent line is no darker where it crosses itself. Consecutive points may be equal; a single point
  /// is a dot. Throws std::logic_error if a point is not finite.
  void stroke(std::span<const Point> line, const Stroke& stroke);

  /// A polyline with one opacity per segment (0..1, multiplied by the colour's). The highest opacity wins
  /// where the line crosses or touches itself. Dashes and caps are ignored; the ends are round.
  void stroke_fading(std::span<const Point> line, std::span<const double> strengths, const Stroke& stroke);

  /// Many separate segments, each a pair of points, in one stroke.
  void stroke_segments(std::span<const Point> pairs, const Stroke& stroke);

  /// A filled marker with the area of a circle of the given radius, and an outline of `outline_px` around it
  /// (0: none). The outline is painted below the fill, so it shows through a translucent one. No shape
  /// extends farther than kMarkerReach radii plus the outline.
  void marker(Marker shape, Point center, double radius_px, Color fill, Color outline, double outline_px);

  /// A filled triangle with its tip at `tip`, pointing along `direction` (of any length).
  void arrow_head(Point tip, Point direction, double length_px, Color fill, Color outline, double outline_px);

  /// For sharp text, the baseline is rounded to a whole pixel and the start to a quarter of a pixel.
  void text(std::string_view utf8, Point at, const TextStyle& style, Color color, Align align = Align::left,
            VAlign valign = VAlign::baseline);

  /// Only the rim of that text, `width_px` around its letters. The colour should be opaque. In vector files
  /// the rim consists of shapes, so that a search finds the text only once.
  void text_rim(std::string_view utf8, Point at, const TextStyle& style, Color color, double width_px,
                Align align = Align::left, VAlign valign = VAlign::baseline);

  /// Text rotated 90 degrees counter-clockwise (reading upwards), centred at `at`.
  void text_upwards(std::string_view utf8, Point at, const TextStyle& style, Color color);

  /// Composites `image`, times `alpha`, with its top left pixel at (x, y). Respects the clip.
  void image(const Image& image, int x, int y, double alpha = 1);

  /// How many pixels an embedded image should have per frame pixel, in each direction; 1 for pixel targets.
  int fineness() const;

  /// Composites an image with fineness() pixels per frame pixel, with its top left corner at (x, y).
  void fine_image(const Image& image, int x, int y);

  /// Passes the target to `paint`, which may change only the pixels of `area`. Throws std::logic_error if
  /// `area` leaves the bounds of the clip. Clips to several rectangles are not applied.
  void on_pixels(const Rect& area, const std::function<void(Image&)>& paint);

  /// The same for content that can be drawn at any resolution. `paint` gets an image with `fineness` pixels
  /// per frame pixel in each direction: 1, or more if a vector file embeds the area.
  void on_fine_pixels(const Rect& area, const std::function<void(Image&, int fineness)>& paint);

  /// Throws Error if Cairo is in an error state. Called once per frame.
  void check() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

class Canvas::ClipGuard {
 public:
  ~ClipGuard();
  ClipGuard(const ClipGuard&) = delete;
  ClipGuard& operator=(const ClipGuard&) = delete;

 private:
  friend class Canvas;
  explicit ClipGuard(Canvas& canvas) : canvas_(canvas) {}
  Canvas& canvas_;
};

/// Versions of the linked drawing libraries, e.g. {"cairo", "1.16.0"}.
std::vector<std::pair<std::string, std::string>> draw_versions();

}  // namespace gradreel
