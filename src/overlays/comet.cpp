#include <algorithm>
#include <cmath>

#include "core/hash.hpp"
#include "overlays/marks.hpp"

namespace gradreel::overlay_entries {

namespace {

constexpr int kMostSamples = 256;  // of a window: bounds what a frame costs

class Comet : public Overlay {
 public:
  Comet(const FilmContent& content, const OverlayChoice& choice)
      : content_(content),
        choice_(choice),
        descents_(chosen(content, choice)),
        window_(choice.params.number("epochs")),
        width_(1.5 * content.px(content.theme.trail_width)),
        halo_(content.px(0.0022)) {
    if (window_ == 0) window_ = std::max(4.0, std::round(content.epochs / 8.0));
    stride_ = std::max(1, static_cast<int>(std::ceil(window_ / kMostSamples)));
  }

  bool replaces_trail(const Descent& descent) const override {
    return !descent.is_thin && choice_.is_for(descent.series);
  }

  void list_moving(const Moment& moment, const Ground& ground,
                   std::vector<MovingItem>& items) const override {
    for (const std::size_t d : descents_) {
      std::vector<Point> px;
      for (const Faded& f : window(content_.descents[d], moment, ground)) {
        if (f.spot.is_shown) px.push_back(f.spot.px);
      }
      const auto digest = Hash().add(moment.epoch).add(moment.fraction).value();
      items.push_back({around(ground, px, width_ / 2 + halo_ + 2), digest});
    }
  }

  // All halos below all tails. They fade earlier, or they would show through.
  void paint_moving(Canvas& canvas, const Ground& ground, const Moment& moment) const override {
    const auto clip = canvas.clip(ground.plot());
    std::vector<std::vector<Faded>> all;
    for (const std::size_t d : descents_) all.push_back(window(content_.descents[d], moment, ground));
    const double halo_opacity = kLayerOpacity[static_cast<int>(Layer::halo)];
    for (std::vector<Faded> line : all) {
      for (Faded& f : line) f.strength *= f.strength * f.strength;
      stroke(canvas, line, width_ + 2 * halo_, content_.theme.halo, halo_opacity, 0);
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Color color = content_.descents[descents_[i]].color;
      stroke(canvas, all[i], width_, color, 1, kLayerOpacity[static_cast<int>(Layer::dim)]);
    }
  }

  // A tail goes on to shrink after its descent has ended.
  std::uint64_t digest(const Moment& moment) const override {
    return Hash().add(moment.epoch).add(moment.fraction).value();
  }

 private:
  struct Faded {
    Spot spot;
    double strength = 0;  // of the line from here on
  };

  // From the oldest place still seen to the head. Sampled epochs are multiples of the stride, so that the
  // line does not change its shape as the window moves on.
  std::vector<Faded> window(const Descent& descent, const Moment& moment, const Ground& ground) const {
    const double now = moment.epoch + moment.fraction, first = std::max(0.0, now - window_);
    const std::vector<Point>& points = descent.trajectory->points;
    const double end = std::min(now, static_cast<double>(descent.trajectory->epochs()));
    std::vector<double> times;
    if (first < end) times.push_back(first);
    for (int e = (static_cast<int>(first) / stride_ + 1) * stride_; e < end; e += stride_) {
      times.push_back(e);
    }
    if (first < end) times.push_back(end);
    std::vector<Faded> line;
    for (std::size_t i = 0; i + 1 < times.size(); ++i) {
      const Point a = place(points, times[i]), b = place(points, times[i + 1]);
      if (!is_finite(a) || !is_finite(b)) break;
      append(line, ground, a, b, times[i], times[i + 1], now);
    }
    return line;
  }

  static Point place(const std::vector<Point>& points, double time) {
    const auto e = static_cast<std::size_t>(time);
    return e + 1 < points.size() ? lerp(points[e], points[e + 1], time - std::floor(time)) : points.back();
  }

  // Pieces short enough for the fading to look even.
  void append(std::vector<Faded>& line, const Ground& ground, Point a, Point b, double from, double to,
              double now) const {
    const int pieces = std::max(ground.pieces(a, b), static_cast<int>(std::ceil(24 * (to - from) / window_)));
    for (int i = line.empty() ? 0 : 1; i <= pieces; ++i) {
      const double t = static_cast<double>(i) / pieces, age = (now - (from + t * (to - from))) / window_;
      const double left = std::clamp(1 - age, 0.0, 1.0);
      line.push_back({ground.at(lerp(a, b, t)), left * (2 - left)});
    }
  }

  // Runs that are shown, solid and hidden ones apart; `hidden` is the strength of the latter.
  static void stroke(Canvas& canvas, const std::vector<Faded>& line, double width, Color color,
                     double strength, double hidden) {
    std::vector<Point> run;
    std::vector<double> strengths;
    const auto flush = [&] {
      if (run.size() > 1) canvas.stroke_fading(run, strengths, {.width_px = width, .color = color});
      run.clear();
      strengths.clear();
    };
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      if (!line[i].spot.is_shown || !line[i + 1].spot.is_shown) {
        flush();
        continue;
      }
      const bool is_hidden = line[i].spot.is_hidden && line[i + 1].spot.is_hidden;
      if (run.empty()) run.push_back(line[i].spot.px);
      run.push_back(line[i + 1].spot.px);
      strengths.push_back(line[i].strength * (is_hidden ? hidden : strength));
    }
    flush();
  }

  const FilmContent& content_;
  OverlayChoice choice_;
  std::vector<std::size_t> descents_;
  double window_, width_, halo_;
  int stride_ = 1;
};

}  // namespace

const OverlayEntry& comet() {
  static const OverlayEntry entry = {
      .name = "comet",
      .doc = "a fading tail in place of the trail",
      .notes =
          "If the tail has more than 256 epochs, only every second one is drawn; beyond 512, every third; "
          "and so on.",
      .params = {of_param(),
                 {.name = "epochs",
                  .fallback = 0.0,
                  .doc = "length of the tail in epochs; 0: an eighth of the scene's epochs",
                  .range = non_negative()}},
      .optimizer_param = "of",
      .on_surface = true,
      .on_projection = true,
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine&)
          -> std::unique_ptr<Overlay> { return std::make_unique<Comet>(content, choice); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
