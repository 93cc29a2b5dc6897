// Lines that grow with the epochs in a flat plot: trails on the contour map, curves over epochs.
#pragma once

#include <optional>
#include <vector>

#include "film/panel.hpp"

namespace gradreel {

/// Clips every layer to a box.
struct LayerClips {
  LayerClips(const LayerCanvases& layers, const Box& box)
      : dim(layers[Layer::dim].clip(box)),
        halo(layers[Layer::halo].clip(box)),
        core(layers[Layer::core].clip(box)) {}
  Canvas::ClipGuard dim, halo, core;
};

/// A point of a thinned line and the epoch that reaches it.
struct Vertex {
  int epoch = 0;
  Point px;
  bool drawn = true;  ///< false: the line continues here after a dropped stretch
};

/// Drops points closer than `tolerance_px` to the last one, and stretches that only revisit pixels which the
/// line has already covered. A line that oscillates a million times is thus no longer than the pixels it
/// covers. Ends before the first non-finite point.
std::vector<Vertex> thinned(std::span<const Point> line, double tolerance_px);

/// For curves over epochs, with increasing x: keeps only the first, lowest, highest and last point per pixel
/// column.
std::vector<Vertex> thinned_by_column(std::span<const Point> line);

/// The index of the last vertex reached by `epoch`; `line` is not empty and starts at epoch 0.
std::size_t last_vertex(const std::vector<Vertex>& line, int epoch);

/// The lines of all descents in one plot, each with a marker at its head. If the head is outside the plot, an
/// arrow marks where the line crosses the border.
class PlaneTrails {
 public:
  /// `lines[d][e]` is the position of descent d after epoch e, in pixels. Lines are clipped to the plot.
  /// Markers may overlap its border, within `area`. `draws_line`: per descent, false if only its marker is
  /// drawn; empty: all true.
  PlaneTrails(const FilmContent& content, const Rect& area, const Box& plot,
              std::vector<std::vector<Point>> lines, bool by_column,
              const std::vector<bool>& draws_line = {});

  /// The same lines with every point moved to (scale.x x + offset.x, scale.y y + offset.y). `content` must
  /// have the same descents.
  PlaneTrails moved(const FilmContent& content, Point scale, Point offset) const;

  void grow(const LayerCanvases& layers, int from, int to, std::vector<Rect>& touched) const;
  void list_moving(const Moment& moment, std::vector<MovingItem>& items) const;
  void paint_unfinished(const LayerCanvases& layers, const Moment& moment) const;
  void paint_moving(Canvas& canvas, const Moment& moment) const;
  std::uint64_t digest(const Moment& moment) const;

  double marker_radius() const { return radius_; }

 private:
  struct Line {
    std::vector<Point> px;  // every epoch, while finite
    std::vector<Vertex> vertices;
    std::vector<int> last_inside;  // per epoch: the last epoch so far inside the plot, or -1
    void find_inside(const Box& plot);
    bool is_drawn = true;
    Point head(const Descent& descent, const Moment& moment) const;
    /// Where the stroke to the head begins; none if the line has covered that stretch before.
    std::optional<Point> tail(int epoch) const;
  };
  struct Exit {
    Point tip, direction;
  };

  void stroke(const LayerCanvases& layers, std::size_t d, Point a, Point b) const;
  Exit exit_of(const Line& line, int epoch, Point head) const;
  Rect around(Point a, Point b, double margin) const;

  const FilmContent* content_;
  Rect area_;
  Box plot_;
  std::vector<Line> lines_;
  double width_, halo_width_, radius_;
};

}  // namespace gradreel
