// The only way panels draw. Coordinates are pixels of the frame, y down; the centre of pixel (0, 0) is (0.5,
// 0.5).
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
inline constexpr double kMarkerReach = 1.45;  ///< of the star, in radii

enum class Align { left, center, right };             ///< which end of the text is at x
enum class VAlign { top, middle, baseline, bottom };  ///< middle: of the capitals' height

/// A closed ring of points; fills use the non-zero winding rule over all rings together.
using Ring = std::vector<Point>;

class Canvas {
 public:
  /// Draws into `target`, which and `text` must outlive the canvas.
  Canvas(Image& target, TextEngine& text);

  /// Draws on `target` as vectors; what only pixels can show is embedded as images.
  Canvas(VectorSheet& target, TextEngine& text);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  TextEngine& text_engine() const;

  /// Confines all drawing to `box`, or to the pixels of `rects` (exact, no antialiased edge), until the
  /// returned guard goes. Nested clips intersect.
  class ClipGuard;
  [[nodiscard]] ClipGuard clip(const Box& box);
  [[nodiscard]] ClipGuard clip(std::span<const Rect> rects);

  void fill(const Box& box, Color color);
  void fill(std::span<const Ring> rings, Color color);
  void rounded(const Box& box, double radius, Color color);

  /// A polyline with round joins, clipped in double precision to the current clip (plus the line's width).
  /// Where a translucent line crosses itself it is no darker. Consecutive equal points are allowed; all must
  /// be finite (std::logic_error otherwise). One point alone is a dot.
  void stroke(std::span<const Point> line, const Stroke& stroke);

  /// A polyline of which each segment has an opacity of its own (one fewer than points, 0..1, times the
  /// colour's). Where it crosses or touches itself the strongest one counts. Dashes and caps are ignored: its
  /// ends are round.
  void stroke_fading(std::span<const Point> line, std::span<const double> strengths, const Stroke& stroke);

  /// Many separate segments (a pair of points each) in one stroke.
  void stroke_segments(std::span<const Point> pairs, const Stroke& stroke);

  /// A marker of the given radius (of the circle of equal area), filled, and outlined by `outline_px` outside
  /// of that (0: none). The outline is painted below the fill, so it shows through a translucent one.
  /// No shape reaches farther to a side than kMarkerReach radii and the outline.
  void marker(Marker shape, Point center, double radius_px, Color fill, Color outline, double outline_px);

  /// Fills the triangle at `tip` that points along `direction` (need not be of unit length).
  void arrow_head(Point tip, Point direction, double length_px, Color fill, Color outline, double outline_px);

  /// The baseline is moved to the nearest whole pixel and the start to a quarter of one, where text is sharp.
  void text(std::string_view utf8, Point at, const TextStyle& style, Color color, Align align = Align::left,
            VAlign valign = VAlign::baseline);

  /// Only the rim of that text, `width_px` around its letters; its colour should be opaque. Vectors have it
  /// as shapes, so that a search in a document finds the text once.
  void text_rim(std::string_view utf8, Point at, const TextStyle& style, Color color, double width_px,
                Align align = Align::left, VAlign valign = VAlign::baseline);

  /// Text turned by 90 degrees counter-clockwise, reading upwards, its middle at `at`.
  void text_upwards(std::string_view utf8, Point at, const TextStyle& style, Color color);

  /// Composites `image` with its top left pixel at (x, y), times `alpha`; only within the clip.
  void image(const Image& image, int x, int y, double alpha = 1);

  /// Pixels that an embedded picture should have to one of the frame, each way: 1 where the target is pixels.
  int fineness() const;

  /// Lays a picture that has fineness() pixels to one of the frame with its top left corner at (x, y).
  void fine_image(const Image& image, int x, int y);

  /// Hands the target to `paint`, which may change the pixels of `area` and no others. The area must lie
  /// within the clip's bounds; clips to several rectangles are not seen to. std::logic_error if it does not.
  void on_pixels(const Rect& area, const std::function<void(Image&)>& paint);

  /// The same for pictures that can be as fine as they are asked to be. `paint` is given an image with
  /// `fineness` pixels to one of the frame, each way: 1, or more where vectors embed the area.
  void on_fine_pixels(const Rect& area, const std::function<void(Image&, int fineness)>& paint);

  /// Throws Error if anything drawn so far put Cairo into an error state. Called once per frame.
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
