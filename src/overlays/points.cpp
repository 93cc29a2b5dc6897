#include <algorithm>

#include "overlays/marks.hpp"

namespace gradreel::overlay_entries {

namespace {

class Points : public Overlay {
 public:
  Points(const FilmContent& content, const OverlayChoice& choice)
      : content_(content),
        choice_(choice),
        line_(choice.params.flag("line")),
        radius_(content.px(0.0042)),
        halo_(content.px(0.0020)) {
    for (const std::size_t d : chosen(content, choice)) {
      dots_.push_back({d, distinct_epochs(*content.descents[d].trajectory, content.view.domain)});
    }
  }

  bool replaces_trail(const Descent& descent) const override {
    return !line_ && !descent.is_thin && choice_.is_for(descent.series);
  }

  void grow(const LayerCanvases& layers, const Ground& ground, int from, int to,
            std::vector<Rect>& touched) const override {
    for (const Dots& dots : dots_) {
      const Descent& descent = content_.descents[dots.descent];
      auto e = std::upper_bound(dots.epochs.begin(), dots.epochs.end(), from);
      for (; e != dots.epochs.end() && *e <= to; ++e) {
        const Spot at = ground.at(descent.trajectory->points[static_cast<std::size_t>(*e)]);
        if (!at.is_shown) continue;
        grow_dot(layers, ground, at, radius_, halo_, descent.color, content_.theme.halo);
        touched.push_back(around(ground, {&at.px, 1}, radius_ + halo_ + 2));
      }
    }
  }

 private:
  struct Dots {
    std::size_t descent;
    std::vector<int> epochs;
  };
  const FilmContent& content_;
  OverlayChoice choice_;
  bool line_;
  double radius_, halo_;
  std::vector<Dots> dots_;
};

}  // namespace

const OverlayEntry& points() {
  static const OverlayEntry entry = {
      .name = "points",
      .doc = "a dot per epoch in place of the trail",
      .notes = "Dots closer to an earlier dot than 1/2000 of the domain are left out.",
      .params = {of_param(), {.name = "line", .fallback = false, .doc = "keep the trail as well"}},
      .optimizer_param = "of",
      .on_surface = true,
      .on_projection = true,
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine&)
          -> std::unique_ptr<Overlay> { return std::make_unique<Points>(content, choice); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
