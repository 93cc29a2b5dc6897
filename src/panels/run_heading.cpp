#include <algorithm>

#include "film/panel.hpp"
#include "film/text_blocks.hpp"

namespace gradreel::panel_entries {

namespace {

/// Marker and name of the first descent in its colour, and how it is run; several share these.
class RunHeading : public Panel {
 public:
  RunHeading(const FilmContent& content, bool at_bottom, const Box& cell, TextEngine& text)
      : content_(content), cell_(cell), block_(heading_block(content, cell.width, text)), top_(cell.y) {
    const double line = body_line(content);
    fit(static_cast<std::size_t>(std::max(1.0, cell.height / line + 0.01)), text);
    if (at_bottom) top_ += std::max(0.0, cell.height - block_.lines() * line);
  }

  Rect area() const override { return pixels_around(cell_); }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    const Theme& theme = content_.theme;
    const Descent& d = content_.descents.front();
    const double size = content_.px(theme.text_size), line = body_line(content_);
    Point at = {cell_.x + card_indent(content_), top_ + size};
    paint_card_marker(canvas, content_, d, at);
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
  /// If there is room for few lines, the name gets one and the settings the others. Text that is cut ends in
  /// an ellipsis.
  void fit(std::size_t most, TextEngine& text) {
    if (static_cast<std::size_t>(block_.lines()) <= most) return;
    const Descent& d = content_.descents.front();
    const double width = cell_.width;
    block_.beside = false;
    block_.name = {text.fitted(d.label, name_style(content_), width - card_indent(content_))};
    block_.settings = flowed(content_.cards() > 1 ? d.shared_settings : d.settings, body_style(content_),
                             width, width, text);
    const std::size_t left = std::max<std::size_t>(1, most - 1);
    if (block_.settings.size() <= left) return;
    block_.settings.resize(left);
    block_.settings.back() = text.fitted(block_.settings.back() + " …", body_style(content_), width);
  }

  const FilmContent& content_;
  Box cell_;
  HeadingBlock block_;
  double top_ = 0;
};

}  // namespace

const PanelEntry& run_heading() {
  static const PanelEntry entry = {
      .name = "run_heading",
      .doc = "name, marker and settings of its first descent, in its colour",
      .make = [](const FilmContent& content, const ParamValues& options, const Box& cell,
                 TextEngine& text) -> std::unique_ptr<Panel> {
        return std::make_unique<RunHeading>(content, options.text("align") == "bottom", cell, text);
      },
      .options = {{.name = "align",
                   .fallback = std::string("top"),
                   .doc = "where in the cell",
                   .choices = {"top", "bottom"}}},
  };
  return entry;
}

}  // namespace gradreel::panel_entries
