#include <algorithm>
#include <cmath>

#include "core/hash.hpp"
#include "draw/colormap.hpp"
#include "film/value_scale.hpp"
#include "overlays/growing_line.hpp"

namespace gradreel::overlay_entries {

namespace {

/// The losses of all epochs: up to the highest start, so that one that diverges does not take all colours.
ValueScale loss_scale(const FilmContent& content, const std::vector<std::size_t>& descents) {
  double low = 1e300, high = -1e300;
  for (const std::size_t d : descents) {
    const std::vector<double>& losses = content.descents[d].trajectory->losses;
    high = std::max(high, losses.front());
    for (const double loss : losses) low = std::min(low, std::isfinite(loss) ? loss : low);
  }
  return {std::min(low, high), high, true};
}

class LossColour : public Overlay {
 public:
  LossColour(const FilmContent& content, const OverlayChoice& choice)
      : content_(content),
        choice_(choice),
        descents_(chosen(content, choice)),
        map_(*find_colormap(choice.params.text("colormap"))),
        scale_(loss_scale(content, descents_)),
        width_(1.35 * content.px(content.theme.trail_width)),
        halo_(content.px(0.0026)) {
    for (const std::size_t d : descents_) {
      lines_.push_back(thinned_on_map(content, content.descents[d].trajectory->points));
    }
  }

  bool replaces_trail(const Descent& descent) const override {
    return !descent.is_thin && choice_.is_for(descent.series);
  }

  void grow(const LayerCanvases& layers, const Ground& ground, int from, int to,
            std::vector<Rect>& touched) const override {
    for (std::size_t i = 0; i < descents_.size(); ++i) {
      const std::vector<Vertex>& v = lines_[i];
      if (v.empty()) continue;
      for (std::size_t k = last_vertex(v, from) + 1; k < v.size() && v[k].epoch <= to; ++k) {
        if (!v[k].drawn) continue;
        touched.push_back(stroke(layers, ground, i, {v[k - 1].epoch, v[k].epoch}));
      }
    }
  }

  void list_moving(const Moment& moment, const Ground& ground,
                   std::vector<MovingItem>& items) const override {
    for (std::size_t i = 0; i < descents_.size(); ++i) {
      MovingItem& item = items.emplace_back();
      const std::optional<OpenStretch> open = unfinished(i, moment);
      if (!open) continue;
      item.bounds = bounds(ground, pieces(ground, i, *open));
      item.digest = Hash().add(open->from).add(open->fraction).value();
    }
  }

  void paint_unfinished(const LayerCanvases& layers, const Ground& ground,
                        const Moment& moment) const override {
    for (std::size_t i = 0; i < descents_.size(); ++i) {
      if (const auto open = unfinished(i, moment)) stroke(layers, ground, i, *open);
    }
  }

 private:
  struct Piece {
    Spot a, b;
    Color color;
  };

  std::optional<OpenStretch> unfinished(std::size_t i, const Moment& moment) const {
    return open_stretch(lines_[i], content_.descents[descents_[i]], moment);
  }

  // The pieces of a stretch are the same however much of it is drawn, but for the last one's end.
  std::vector<Piece> pieces(const Ground& ground, std::size_t i, const OpenStretch& span) const {
    constexpr int kColors = 12;  // along a stretch, at least
    const Trajectory& t = *content_.descents[descents_[i]].trajectory;
    const Point a = t.points[static_cast<std::size_t>(span.from)],
                b = t.points[static_cast<std::size_t>(span.to)];
    const double f0 = t.losses[static_cast<std::size_t>(span.from)],
                 f1 = t.losses[static_cast<std::size_t>(span.to)];
    const int n = std::max(kColors, ground.pieces(a, b));
    std::vector<Piece> all;
    for (int k = 0; k < n && k < span.fraction * n; ++k) {
      const double t0 = static_cast<double>(k) / n, t1 = std::min(span.fraction, (k + 1.0) / n);
      const double loss = f0 + (f1 - f0) * (k + 0.5) / n;
      all.push_back({ground.at(lerp(a, b, t0)), ground.at(lerp(a, b, t1)), map_.at(scale_(loss))});
    }
    return all;
  }

  Rect bounds(const Ground& ground, const std::vector<Piece>& all) const {
    std::vector<Point> px;
    for (const Piece& p : all) {
      if (p.a.is_shown) px.push_back(p.a.px);
      if (p.b.is_shown) px.push_back(p.b.px);
    }
    return around(ground, px, width_ + halo_ + 2);
  }

  Rect stroke(const LayerCanvases& layers, const Ground& ground, std::size_t i,
              const OpenStretch& span) const {
    const std::vector<Piece> all = pieces(ground, i, span);
    const LayerClips clips(layers, ground.plot());
    for (const Piece& p : all) {
      const Spot ends[] = {p.a, p.b};
      grow_line(layers, ends, width_, halo_, p.color, content_.theme.halo);
    }
    return bounds(ground, all);
  }

  const FilmContent& content_;
  OverlayChoice choice_;
  std::vector<std::size_t> descents_;
  const Colormap& map_;
  ValueScale scale_;
  double width_, halo_;
  std::vector<std::vector<Vertex>> lines_;  // parallel to descents_
};

}  // namespace

const OverlayEntry& loss_colour() {
  static const OverlayEntry entry = {
      .name = "loss_colour",
      .doc = "the trail, coloured by loss",
      .notes =
          "The scale is logarithmic, from the lowest loss of all descents to the highest loss at a start. "
          "Choose a colormap that differs from the contour map's; where colours are similar, the trail's rim "
          "separates them.",
      .params = {of_param(),
                 {.name = "colormap",
                  .fallback = std::string("magma"),
                  .doc = "from low to high losses",
                  .choices = colormap_names()}},
      .optimizer_param = "of",
      .on_surface = true,
      .on_projection = true,
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine&)
          -> std::unique_ptr<Overlay> { return std::make_unique<LossColour>(content, choice); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
