#include <algorithm>
#include <cmath>
#include <limits>

#include "core/hash.hpp"
#include "overlays/happenings.hpp"
#include "overlays/marks.hpp"
#include "panels/axes.hpp"
#include "panels/text_sizes.hpp"

namespace gradreel::overlay_entries {

namespace {

constexpr double kRise = 0.12, kFall = 0.5;  // seconds

/// The first frame for which is_reached(moment), which stays true from there on; the last frame if there is
/// none.
template <class IsReached>
Moment first_moment(const Timeline& timeline, const IsReached& is_reached) {
  std::int64_t low = 0, high = timeline.frames() - 1;
  while (low < high) {
    const std::int64_t middle = (low + high) / 2;
    if (is_reached(timeline.at(middle))) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return timeline.at(low);
}

/// When a label comes and when it begins to go, in frames of the film. In between it stands for some seconds
/// as cameras count them, so a pause does not use them up. It comes and goes while a pause lasts: no pause
/// shows it half transparent.
struct Showing {
  double begin = 0, fall = 0;
  double frame_rate = 1;

  Showing() = default;
  Showing(const Timeline& timeline, int epoch, double seconds) : frame_rate(timeline.frame_rate().value()) {
    const Moment first = first_moment(timeline, [&](const Moment& m) { return m.epoch >= epoch; });
    const double end = first.seconds + seconds - kFall;
    const Moment last = first_moment(timeline, [&](const Moment& m) { return m.seconds >= end; });
    begin = static_cast<double>(first.frame);
    fall = static_cast<double>(last.frame) - (last.seconds - end) * frame_rate;
    if (last.seconds < end) fall = std::numeric_limits<double>::infinity();  // the film is over before
  }

  double opacity(std::int64_t frame) const {
    const auto now = static_cast<double>(frame);
    if (now < begin) return 0;
    const double rising = (now - begin) / frame_rate + 0.02, falling = (now - fall) / frame_rate;
    return std::clamp(std::min(rising / kRise, 1 - falling / kFall), 0.0, 1.0);
  }
};

class Events : public Overlay {
 public:
  Events(const FilmContent& content, const OverlayChoice& choice, TextEngine& text) : content_(content) {
    const double seconds = choice.params.number("seconds");
    const HappeningRules rules = {choice.params.number("tolerance"), choice.params.flag("basins")};
    const std::vector<std::size_t> descents = chosen(content, choice);
    const TextStyle style = small_text(content);
    for (const Happening& h : happenings(content, descents, rules)) {
      const Trajectory& t = *content.descents[h.descent].trajectory;
      const TextExtents e = text.measure(h.text, style);
      const double half_height = 0.85 * style.size_px;
      flashes_.push_back({h.text,
                          t.points[static_cast<std::size_t>(h.epoch)],
                          content.descents[h.descent].color,
                          content.timeline ? Showing(*content.timeline, h.epoch, seconds) : Showing(),
                          {e.width / 2 + half_height, half_height}});
    }
  }

  void list_moving(const Moment& moment, const Ground& ground,
                   std::vector<MovingItem>& items) const override {
    const std::vector<Label> labels = places(ground);
    for (std::size_t i = 0; i < flashes_.size(); ++i) {
      MovingItem& item = items.emplace_back();
      const double alpha = opacity(flashes_[i], moment);
      if (alpha == 0) continue;
      const auto& [at, half, size] = labels[i];
      const Point corners[] = {at - half, at + half};
      item = {around(ground, corners, rim() + 2), Hash().add(at.x).add(at.y).add(alpha).value()};
    }
  }

  // Pills are thick strokes: these have the same pixels whatever part of them is painted anew.
  void paint_top(Canvas& canvas, const Ground& ground, const Moment& moment) const override {
    const auto clip = canvas.clip(to_box(ground.area()));
    const std::vector<Label> labels = places(ground);
    for (std::size_t i = 0; i < flashes_.size(); ++i) {
      const Flash& f = flashes_[i];
      const double alpha = opacity(f, moment);
      if (alpha == 0) continue;
      const auto& [at, half, size] = labels[i];
      const Point side = {half.x - half.y, 0};
      const Point pill[] = {at - side, at + side};
      const Theme& theme = content_.theme;
      canvas.stroke(pill, {.width_px = 2 * (half.y + rim()), .color = f.color.with_alpha(alpha)});
      canvas.stroke(pill, {.width_px = 2 * half.y, .color = theme.panel.with_alpha(alpha)});
      TextStyle style = small_text(content_);
      style.size_px *= size;
      canvas.text(f.text, at, style, theme.ink.with_alpha(alpha), Align::center, VAlign::middle);
    }
  }

  std::uint64_t digest(const Moment& moment) const override {
    Hash hash;
    for (const Flash& f : flashes_) hash.add(opacity(f, moment));
    return hash.value();
  }

 private:
  struct Flash {
    std::string text;
    Point place;
    Color color;
    Showing showing;
    Point half;  // of the label's width and height, at the size of small texts
  };
  struct Label {
    Point at;         // its middle
    Point half;       // of its width and height
    double size = 1;  // of small texts
  };

  double rim() const { return content_.px(0.0022); }

  double opacity(const Flash& f, const Moment& moment) const { return f.showing.opacity(moment.frame); }

  bool at_one_time(const Flash& a, const Flash& b) const {
    const auto gone = [](const Flash& f) { return f.showing.fall + kFall * f.showing.frame_rate; };
    return a.showing.begin < gone(b) && b.showing.begin < gone(a);
  }

  // Near where it happened, inside the plot, and off the labels before it that are seen at the same time.
  std::vector<Label> places(const Ground& ground) const {
    std::vector<Label> all;
    for (std::size_t i = 0; i < flashes_.size(); ++i) {
      const double size = fitting_size(flashes_[i], ground);
      const Point half = size * flashes_[i].half;
      const auto is_free = [&](Point at) {
        for (std::size_t k = 0; k < i; ++k) {
          const Point reach = half + all[k].half + Point{3 * rim(), 3 * rim()};
          const Point away = at - all[k].at;
          if (std::fabs(away.x) < reach.x && std::fabs(away.y) < reach.y &&
              at_one_time(flashes_[i], flashes_[k])) {
            return false;
          }
        }
        return true;
      };
      all.push_back({place_of(flashes_[i], half, ground, is_free), half, size});
    }
    return all;
  }

  // Smaller where the plot is narrow, but never too small to be read.
  double fitting_size(const Flash& f, const Ground& ground) const {
    const double smallest = smallest_text(content_) / small_text(content_).size_px;
    return std::clamp(ground.plot().inset(3 * rim()).width / (2 * f.half.x), std::min(smallest, 1.0), 1.0);
  }

  // Above, below, and then ever farther away.
  template <class IsFree>
  Point place_of(const Flash& f, Point half, const Ground& ground, const IsFree& is_free) const {
    constexpr int kFarthest = 24;
    const Box room = ground.plot().inset(3 * rim());
    const auto inside = [&](Point p) {
      const auto clamped = [](double v, double low, double high) {
        return low < high ? std::clamp(v, low, high) : low;
      };
      return Point{clamped(p.x, room.x + half.x, room.right() - half.x),
                   clamped(p.y, room.y + half.y, room.bottom() - half.y)};
    };
    const Spot spot = ground.at(f.place);
    const Point anchor = spot.is_shown ? spot.px : room.center();
    Point first = {};
    for (int i = 0; i < kFarthest; ++i) {
      const int row = i / 2;
      const double gap = content_.px(0.018) + half.y + row * (2.4 * half.y);
      const Point at = inside({anchor.x, anchor.y + (i % 2 == 0 ? -gap : gap)});
      if (i == 0) first = at;
      if (is_free(at)) return at;
    }
    return first;
  }

  const FilmContent& content_;
  std::vector<Flash> flashes_;
};

}  // namespace

const OverlayEntry& events() {
  static const OverlayEntry entry = {
      .name = "events",
      .doc = "labels that flash where a descent converges, diverges or enters a basin",
      .notes =
          "Labels are visible for a few seconds of the film. A pause does not use up this time, and shows "
          "the labels in full. A descent is in the basin "
          "of the known minimum that a walk along −∇J reaches from its position. The label marks when it "
          "enters the basin in which it stays; there is no label if it starts there.",
      .params = {of_param(),
                 {.name = "tolerance",
                  .fallback = 0.0,
                  .doc = "label the epoch at which the loss is within this of the lowest known minimum; 0: "
                         "no such label",
                  .range = non_negative()},
                 {.name = "basins",
                  .fallback = true,
                  .doc = "label the epoch at which a descent enters the basin in which it stays"},
                 {.name = "seconds",
                  .fallback = 1.5,
                  .doc = "how long a label is visible, including fades",
                  .range = {.low = 0.2, .high = 60}}},
      .optimizer_param = "of",
      .on_graph = true,
      .on_projection = true,
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine& text)
          -> std::unique_ptr<Overlay> { return std::make_unique<Events>(content, choice, text); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
