#include <algorithm>

#include "film/panel.hpp"
#include "film/text_blocks.hpp"

namespace gradreel::panel_entries {

namespace {

/// Marker and name of the first descent in its colour, and how it is run; several share these.
class RunHeading : public Panel {
 public:
  RunHeading(const FilmContent& content, const Box& cell, TextEngine& text)
      : content_(content), cell_(cell), block_(heading_block(content, cell.width, text)) {
    const auto most = static_cast<std::size_t>(cell.height / body_line(content) + 0.01);
    const std::size_t above = block_.name.size() - (block_.beside ? 1 : 0);
    if (above + block_.settings.size() <= most || block_.settings.empty()) return;
    block_.settings.resize(std::max<std::size_t>(1, most > above ? most - above : 1));
    block_.settings.back() = text.fitted(block_.settings.back() + " …", body_style(content), cell.width);
  }

  Rect area() const override { return pixels_around(cell_); }

  void paint_still(Canvas& canvas, const Moment&, Scratch*) const override {
    const Theme& theme = content_.theme;
    const Descent& d = content_.descents.front();
    const double size = content_.px(theme.text_size), line = body_line(content_);
    Point at = {cell_.x + card_indent(content_), cell_.y + size};
    const double radius = content_.px(0.0115);
    canvas.marker(d.marker, {cell_.x + radius, at.y - size * 0.36}, radius, d.color, theme.background,
                  content_.px(0.0022));
    for (const std::string& name : block_.name) {
      canvas.text(name, at, name_style(content_), d.color);
      at.y += line;
    }
    for (std::size_t i = 0; i < block_.settings.size(); ++i) {
      const bool beside = i == 0 && block_.beside;
      const Point where =
          beside ? Point{at.x + block_.last_width + size * 0.5, at.y - line} : Point{cell_.x, at.y};
      canvas.text(block_.settings[i], where, body_style(content_), theme.muted);
      if (!beside) at.y += line;
    }
  }

  std::uint64_t digest(const Moment&) const override { return 0; }

 private:
  const FilmContent& content_;
  Box cell_;
  HeadingBlock block_;
};

}  // namespace

const PanelEntry& run_heading() {
  static const PanelEntry entry = {
      .name = "run_heading",
      .doc = "name, marker and settings of its first descent, in its colour",
      .make = [](const FilmContent& content, const ParamValues&, const Box& cell, TextEngine& text)
          -> std::unique_ptr<Panel> { return std::make_unique<RunHeading>(content, cell, text); },
  };
  return entry;
}

}  // namespace gradreel::panel_entries
