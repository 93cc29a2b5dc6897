#include <algorithm>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "film/panel.hpp"
#include "panels/basin_plot.hpp"
#include "panels/basin_sweep.hpp"
#include "panels/contour_part.hpp"
#include "panels/map_marks.hpp"
#include "panels/plane_trails.hpp"

namespace gradreel::panel_entries {

namespace {

/// The film's content with the descents of one optimizer.
FilmContent of_optimizer(const FilmContent& content, const ShownOptimizer& optimizer) {
  FilmContent own = content;
  std::erase_if(own.descents, [&](const Descent& d) { return d.optimizer.get() != &optimizer; });
  return own;
}

/// Cells of a map in the order in which they light up.
class Arrivals {
 public:
  Arrivals() = default;
  explicit Arrivals(const BasinMap& map) : first_(static_cast<std::size_t>(map.epochs) + 2) {
    for (const Fate& f : map.cells) {
      if (f.target != kElsewhere) ++first_[static_cast<std::size_t>(f.epoch) + 1];
    }
    for (std::size_t e = 1; e < first_.size(); ++e) first_[e] += first_[e - 1];
    cells_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::size_t n = 0; n < map.cells.size(); ++n) {
      const Fate& f = map.cells[n];
      if (f.target != kElsewhere) {
        cells_[next[static_cast<std::size_t>(f.epoch)]++] = static_cast<std::uint32_t>(n);
      }
    }
  }

  /// Those that arrive at epochs from..to, both included.
  std::span<const std::uint32_t> between(int from, int to) const {
    const auto begin = first_[static_cast<std::size_t>(from)], end = first_[static_cast<std::size_t>(to) + 1];
    return std::span(cells_).subspan(begin, end - begin);
  }

 private:
  std::vector<std::uint32_t> first_, cells_;
};

/// The map as it is after some epoch.
struct MapScratch : Scratch {
  Image image;
  int epoch = -1;
};

class Basins : public Panel {
 public:
  Basins(const FilmContent& content, const Box& cell, const BasinPlot::Options& options, bool grows,
         TextEngine& text)
      : content_(of_optimizer(content, *options.optimizer)),
        cell_(cell),
        grows_(grows),
        plot_(content_, cell, options, text),
        map_(plot_.compute(std::nullopt, content.work, "basins of " + options.optimizer->label)),
        trails_(content_, pixels_around(cell), plot_.axes().plot(), trails_px(content_, plot_.axes()),
                false) {
    content_.work = {};
    if (grows_) {
      arrivals_ = Arrivals(map_);
      return;
    }
    image_ = plot_.blank();
    for (std::size_t n = 0; n < map_.cells.size(); ++n) {
      plot_.color(image_, map_.columns, n, plot_.colors().pixel(map_.cells[n]));
    }
    map_ = {};
  }

  Rect area() const override { return pixels_around(cell_); }
  bool is_steady() const override { return !grows_; }
  Motion motion() const override { return grows_ ? Motion::places : Motion::little; }

  std::unique_ptr<Scratch> make_scratch() const override {
    return grows_ ? std::make_unique<MapScratch>() : nullptr;
  }

  void paint_backdrop(Canvas& canvas, const Moment& moment, Scratch* scratch) const override {
    plot_.paint(canvas, grows_ ? image_at(moment.epoch, static_cast<MapScratch&>(*scratch)) : image_);
    const auto clip = canvas.clip(plot_.axes().plot());
    for (const Descent& d : content_.descents) {
      const Point start = d.trajectory->points.front();
      if (!d.is_thin) paint_start(canvas, content_, plot_.axes().to_px(start.x, start.y));
    }
  }

  void grow(const LayerCanvases& layers, int from, int to, const Moment&, Scratch*,
            std::vector<Rect>& touched) const override {
    trails_.grow(layers, from, to, touched);
  }
  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    trails_.list_moving(moment, items);
  }
  void paint_unfinished(const LayerCanvases& layers, const Moment& moment, Scratch*) const override {
    trails_.paint_unfinished(layers, moment);
  }
  void paint_moving(Canvas& canvas, const Moment& moment, Scratch*) const override {
    trails_.paint_moving(canvas, moment);
  }
  std::uint64_t digest(const Moment& moment) const override {
    Hash hash;
    hash.add(trails_.digest(moment));
    if (grows_) hash.add(shown_epoch(moment.epoch));
    return hash.value();
  }

 private:
  int shown_epoch(int epoch) const { return std::min(epoch, map_.epochs); }

  /// Cells only ever light up; going back in time starts over.
  const Image& image_at(int epoch, MapScratch& scratch) const {
    const int last = shown_epoch(epoch);
    if (last < scratch.epoch || scratch.epoch < 0) {
      scratch.image = plot_.blank();
      scratch.epoch = -1;
    }
    if (last > scratch.epoch) {
      for (const std::uint32_t n : arrivals_.between(scratch.epoch + 1, last)) {
        plot_.color(scratch.image, map_.columns, n, plot_.colors().pixel(map_.cells[n]));
      }
      scratch.epoch = last;
    }
    return scratch.image;
  }

  FilmContent content_;
  Box cell_;
  bool grows_;
  BasinPlot plot_;
  BasinMap map_;
  PlaneTrails trails_;
  Arrivals arrivals_;
  Image image_;
};

/// Of the first descent that one ran.
std::shared_ptr<const ShownOptimizer> optimizer_of(const FilmContent& content) {
  for (const Descent& d : content.descents) {
    if (d.optimizer) return d.optimizer;
  }
  throw Error("basins: none of its descents was run by an optimizer of the scene");
}

std::unique_ptr<Panel> make(const FilmContent& content, const ParamValues& values, const Box& cell,
                            TextEngine& text) {
  BasinPlot::Options options;
  options.optimizer = optimizer_of(content);
  options.epochs = static_cast<int>(values.number("epochs"));
  options.tolerance = values.number("tolerance");
  const bool sweeps = values.text("animate") == "learning_rate";
  options.resolution = static_cast<int>(values.number("resolution"));
  if (options.resolution == 0) options.resolution = sweeps ? 3 : 1;
  options.key = values.flag("key");
  if (!sweeps)
    return std::make_unique<Basins>(content, cell, options, values.text("animate") == "epochs", text);
  const double own = options.optimizer->setup.settings.learning_rate;
  const double low = values.number("lowest_rate"), high = values.number("highest_rate");
  return make_basin_sweep(
      content, cell, options,
      {low > 0 ? low : own / 10, high > 0 ? high : own * 10, static_cast<int>(values.number("steps"))}, text);
}

}  // namespace

const PanelEntry& basins() {
  static const PanelEntry entry = {
      .name = "basins",
      .doc = "which minimum the optimizer (of the first descent shown) reaches from each point, and how soon",
      .make = make,
      .options = {{.name = "epochs",
                   .fallback = 0.0,
                   .doc = "epochs of each point's descent; 0: the scene's",
                   .range = {.low = 0, .high = 100000, .whole = true}},
                  {.name = "tolerance",
                   .fallback = 0.0,
                   .doc =
                       "distance at which a minimum is reached; 0: a hundredth of the domain's longer side, "
                       "at most a third of the distance between two minima",
                   .range = non_negative()},
                  {.name = "resolution",
                   .fallback = 0.0,
                   .doc = "side of a map cell in pixels; 0: 1, or 3 with animate: learning_rate",
                   .range = {.low = 0, .high = 16, .whole = true}},
                  {.name = "animate",
                   .fallback = std::string("off"),
                   .doc = "epochs: a point lights up at the epoch at which its descent arrives; "
                          "learning_rate: the film runs through maps for increasing learning rates",
                   .choices = {"off", "epochs", "learning_rate"}},
                  {.name = "lowest_rate",
                   .fallback = 0.0,
                   .doc = "first rate with animate: learning_rate; 0: a tenth of the optimizer's own",
                   .range = non_negative()},
                  {.name = "highest_rate",
                   .fallback = 0.0,
                   .doc = "last rate; 0: ten times the optimizer's own",
                   .range = non_negative()},
                  {.name = "steps",
                   .fallback = 60.0,
                   .doc = "number of learning rates",
                   .range = {.low = 2, .high = 200, .whole = true}},
                  {.name = "key", .fallback = true, .doc = "a key to the colours, below the map"}},
      .dimension = 2,
      .needs_surface = true,
      .runs_descents = true,
  };
  return entry;
}

}  // namespace gradreel::panel_entries
