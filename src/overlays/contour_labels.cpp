#include <algorithm>
#include <cmath>

#include "draw/clip.hpp"
#include "draw/ticks.hpp"
#include "film/map_colors.hpp"
#include "film/surface_grid.hpp"
#include "overlays/marks.hpp"
#include "panels/plane_trails.hpp"

namespace gradreel::overlay_entries {

namespace {

bool overlap(const Box& a, const Box& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// The parts of a plot that lines pass, in cells of a few pixels.
class Passed {
 public:
  explicit Passed(const Box& plot)
      : plot_(plot),
        columns_(static_cast<int>(plot.width / kCell) + 1),
        rows_(static_cast<int>(plot.height / kCell) + 1),
        cells_(static_cast<std::size_t>(columns_) * rows_, false) {}

  void add(Point a, Point b) {
    const auto part = clip_segment(a, b, plot_);
    if (!part) return;
    const int steps = 1 + static_cast<int>(length(part->second - part->first) / 2);
    for (int i = 0; i <= steps; ++i) {
      const Point p = lerp(part->first, part->second, static_cast<double>(i) / steps);
      cells_[index(column(p.x), row(p.y))] = true;
    }
  }

  bool meets(const Box& box) const {
    for (int j = row(box.y); j <= row(box.bottom()); ++j) {
      for (int i = column(box.x); i <= column(box.right()); ++i) {
        if (cells_[index(i, j)]) return true;
      }
    }
    return false;
  }

 private:
  static constexpr double kCell = 4;
  int column(double x) const { return std::clamp(static_cast<int>((x - plot_.x) / kCell), 0, columns_ - 1); }
  int row(double y) const { return std::clamp(static_cast<int>((y - plot_.y) / kCell), 0, rows_ - 1); }
  std::size_t index(int i, int j) const {
    return static_cast<std::size_t>(j) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(i);
  }

  Box plot_;
  int columns_, rows_;
  std::vector<bool> cells_;
};

class ContourLabels : public Overlay {
 public:
  ContourLabels(const FilmContent& content, const OverlayChoice& choice)
      : content_(content), every_(static_cast<int>(choice.params.number("every"))) {}

  void paint_backdrop(Canvas& canvas, const Ground& ground) const override {
    const Grid grid = sample_surface(*content_.surface, ground.domain(), ground.plot(), 4);
    const MapBands bands(content_);
    std::vector<Box> taken = marks(ground);
    const Passed trails = passed(ground);
    const auto clip = canvas.clip(ground.plot());
    const int every = every_ > 0 ? every_ : std::max(1, (bands.count() + 4) / 8);
    for (int level = every; level < bands.count(); level += every) {
      const double value = bands.edge(level);
      const std::string text = content_.words->number(format_number(value, 3));
      const Point reach = label_reach(content_, text, canvas.text_engine());
      for (const Point at : places(iso_lines(grid, value), reach, ground.plot(), taken, trails)) {
        paint_label(canvas, content_, text, at, content_.theme.ink);
      }
    }
  }

 private:
  // Labels keep clear of minima and starts.
  std::vector<Box> marks(const Ground& ground) const {
    std::vector<Box> boxes;
    const double r = content_.px(0.016);
    const auto add = [&](Point place) {
      const Spot s = ground.at(place);
      if (s.is_shown) boxes.push_back(Box{s.px.x, s.px.y, 0, 0}.inset(-r));
    };
    for (const Minimum& m : content_.minima) add(m.at);
    for (const Descent& d : content_.descents) add(d.trajectory->points.front());
    return boxes;
  }

  // All that the descents will pass through.
  Passed passed(const Ground& ground) const {
    Passed cells(ground.plot());
    for (const Descent& d : content_.descents) {
      std::vector<Point> px;
      for (const Point p : d.trajectory->points) {
        const Spot s = ground.at(p);
        if (!s.is_shown) break;
        px.push_back(s.px);
      }
      const std::vector<Vertex> line = thinned(px, 1);
      for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i].drawn) cells.add(line[i - 1].px, line[i].px);
      }
    }
    return cells;
  }

  // One on each of the longest lines of a level, where it is most level itself and nothing is in the way.
  static std::vector<Point> places(std::vector<std::vector<Point>> lines, Point reach, const Box& plot,
                                   std::vector<Box>& taken, const Passed& trails) {
    constexpr std::size_t kMostPerLevel = 3;
    std::stable_sort(lines.begin(), lines.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    std::vector<Point> chosen;
    for (const std::vector<Point>& line : lines) {
      if (chosen.size() == kMostPerLevel) break;
      const std::optional<Point> best = best_place(line, reach, plot, taken, trails);
      if (!best) continue;
      chosen.push_back(*best);
      // Room around it, so that labels do not crowd.
      taken.push_back(Box{best->x - reach.x, best->y - reach.y, 2 * reach.x, 2 * reach.y}.inset(-reach.y));
    }
    return chosen;
  }

  static std::optional<Point> best_place(const std::vector<Point>& line, Point reach, const Box& plot,
                                         const std::vector<Box>& taken, const Passed& trails) {
    constexpr double kSteepest = 0.7;  // a level text on a steeper line belongs to nothing
    std::optional<Point> best;
    double least = kSteepest;
    for (std::size_t i = 0; i < line.size(); i += 2) {
      const Point at = line[i];
      const Box box = {at.x - reach.x, at.y - reach.y, 2 * reach.x, 2 * reach.y};
      const Box room = plot.inset(4);
      if (!room.contains({box.x, box.y}) || !room.contains({box.right(), box.bottom()})) continue;
      const std::optional<double> slope = slope_within(line, i, reach.x);
      if (!slope || *slope >= least) continue;
      if (std::any_of(taken.begin(), taken.end(), [&](const Box& b) { return overlap(b, box); })) continue;
      if (trails.meets(box)) continue;
      best = at;
      least = *slope;
    }
    return best;
  }

  // How far the line leaves the level at `middle` within the label's width, in half widths; none where it
  // ends before.
  static std::optional<double> slope_within(const std::vector<Point>& line, std::size_t middle,
                                            double half_width) {
    double deviation = 0;
    for (const int way : {-1, 1}) {
      auto i = static_cast<std::ptrdiff_t>(middle);
      double run = 0;
      while (run < half_width) {
        const std::ptrdiff_t next = i + way;
        if (next < 0 || next >= static_cast<std::ptrdiff_t>(line.size())) return std::nullopt;
        run += length(line[static_cast<std::size_t>(next)] - line[static_cast<std::size_t>(i)]);
        i = next;
        deviation = std::max(deviation, std::fabs(line[static_cast<std::size_t>(i)].y - line[middle].y));
      }
    }
    return deviation / half_width;
  }

  const FilmContent& content_;
  int every_;
};

}  // namespace

const OverlayEntry& contour_labels() {
  static const OverlayEntry entry = {
      .name = "contour_labels",
      .doc = "values of contour lines, on the contour map",
      .notes =
          "Labels have three significant digits and are horizontal. They are placed where lines are nearly "
          "horizontal, and clear of minima, starts and the whole of all trails.",
      .params = {{.name = "every",
                  .fallback = 0.0,
                  .doc = "label every n-th line from the lowest; 0: about eight levels",
                  .range = {.low = 0, .high = 100, .whole = true}}},
      .on_projection = true,
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine&)
          -> std::unique_ptr<Overlay> { return std::make_unique<ContourLabels>(content, choice); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
