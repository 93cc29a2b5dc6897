// The plot of a basin map: heading, axes, map, minima, starts, key.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/domain.hpp"
#include "core/image.hpp"
#include "core/minimum.hpp"
#include "film/shown_optimizer.hpp"
#include "panels/axes.hpp"
#include "panels/basin_key.hpp"

namespace gradreel {

/// The parts of a basins panel that do not move.
class BasinPlot {
 public:
  struct Options {
    std::shared_ptr<const ShownOptimizer> optimizer;  ///< the one to run; never null
    int epochs = 0;                                   ///< 0: the film's
    double tolerance = 0;                             ///< 0: derived from the domain and the minima
    int resolution = 1;                               ///< pixels along the side of a cell of the map
    bool key = true, heading = true;
  };

  BasinPlot(const FilmContent& content, const Box& cell, const Options& options, TextEngine& text);

  const Axes& axes() const { return axes_; }
  const BasinColors& colors() const { return colors_; }
  int epochs() const { return epochs_; }

  /// Computes the map for a learning rate, or remembers it; none means the optimizer's own.
  BasinMap compute(std::optional<double> learning_rate, const Work& work, std::string_view what) const;

  /// An image of the plot's size.
  Image blank() const;

  /// Sets the pixels of cell `n` of a map with `columns` columns.
  void color(Image& image, int columns, std::size_t n, std::uint32_t pixel) const;

  /// Only the pixels of `map` change with time. `rate` replaces the optimizer's own learning rate in the
  /// heading.
  void paint(Canvas& canvas, const Image& map, std::string_view rate = {}) const;

 private:
  /// Everything that decides a map beyond the scene.
  std::string map_text(int columns, int rows, double learning_rate) const;
  bool is_possible(const BasinMap& map, int columns, int rows) const;

  static Targets targets_of(const std::vector<Minimum>& minima, const Domain& domain, double tolerance);
  std::vector<std::string> heading_lines(const ShownOptimizer& shown, std::string_view rate,
                                         TextEngine& text) const;
  double heading_height(TextEngine& text) const;
  Axes make_axes(TextEngine& text) const;
  void paint_heading(Canvas& canvas, std::string_view rate) const;
  void paint_minimum(Canvas& canvas, std::size_t target) const;

  const FilmContent& content_;
  Box cell_;
  Options options_;
  int epochs_;
  std::vector<Minimum> minima_;
  Targets targets_;
  BasinColors colors_;
  BasinKey key_;
  double heading_height_;
  Axes axes_;
};

}  // namespace gradreel
