#include <algorithm>

#include "film/panel.hpp"
#include "panels/axes.hpp"

namespace gradreel::panel_entries {

namespace {

class Title : public Panel {
 public:
  Title(const FilmContent& content, const Box& cell, TextEngine& text)
      : content_(content),
        cell_(cell),
        style_{.size_px = content.px(content.theme.title_size), .weight = Weight::semibold},
        title_(text.fitted(content.title, style_, cell.width)) {
    const double room = cell.width - text.measure(title_, style_).width - style_.size_px;
    subtitle_ = text.fitted(content.subtitle, body_text(content), std::max(0.0, room));
  }

  Rect area() const override { return pixels_around(cell_); }

  void paint_still(Canvas& canvas, const Moment&, Scratch*) const override {
    canvas.text(title_, {cell_.x, cell_.center().y}, style_, content_.theme.ink, Align::left, VAlign::middle);
    canvas.text(subtitle_, {cell_.right(), cell_.center().y}, body_text(content_), content_.theme.muted,
                Align::right, VAlign::middle);
  }

  std::uint64_t digest(const Moment&) const override { return 0; }

 private:
  const FilmContent& content_;
  Box cell_;
  TextStyle style_;
  std::string title_, subtitle_;
};

}  // namespace

const PanelEntry& title() {
  static const PanelEntry entry = {
      .name = "title",
      .doc = "the scene's title, and what all descents have in common",
      .make = [](const FilmContent& content, const Box& cell, TextEngine& text) -> std::unique_ptr<Panel> {
        return std::make_unique<Title>(content, cell, text);
      },
  };
  return entry;
}

}  // namespace gradreel::panel_entries
