#include "film/panel.hpp"
#include "film/text_blocks.hpp"

namespace gradreel::panel_entries {

namespace {

class Title : public Panel {
 public:
  Title(const FilmContent& content, const Box& cell, TextEngine& text)
      : content_(content), cell_(cell), block_(title_block(content, cell.width, text)) {}

  Rect area() const override { return pixels_around(cell_); }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    const TextStyle style = title_style(content_), body = body_style(content_);
    const double line = body_line(content_), below = static_cast<double>(block_.below.size()) * line;
    double middle = cell_.y + (cell_.height - below) / 2;  // of the title's last line
    if (block_.title.size() > 1)
      middle += block_.line_height * 0.5 * (static_cast<double>(block_.title.size()) - 1);
    for (std::size_t i = 0; i < block_.title.size(); ++i) {
      const double up = block_.line_height * static_cast<double>(block_.title.size() - 1 - i);
      canvas.text(block_.title[i], {cell_.x, middle - up}, style, content_.theme.ink, Align::left,
                  VAlign::middle);
    }
    canvas.text(block_.beside, {cell_.right(), middle}, body, content_.theme.muted, Align::right,
                VAlign::middle);
    double y = cell_.bottom() - below + line / 2;
    for (const std::string& text : block_.below) {
      canvas.text(text, {cell_.x, y}, body, content_.theme.muted, Align::left, VAlign::middle);
      y += line;
    }
  }

  std::uint64_t digest(const Moment&) const override { return 0; }

  std::vector<LeftOut> left_out() const override {
    if (!block_.is_cut) return {};
    return {{"the title is cut: '" + block_.title.back() + "'", content_.title}};
  }

 private:
  const FilmContent& content_;
  Box cell_;
  TitleBlock block_;
};

}  // namespace

const PanelEntry& title() {
  static const PanelEntry entry = {
      .name = "title",
      .doc = "the scene's title, and the settings that all descents share",
      .make = [](const FilmContent& content, const ParamValues&, const Box& cell, TextEngine& text)
          -> std::unique_ptr<Panel> { return std::make_unique<Title>(content, cell, text); },
      .shows_descents = false,
  };
  return entry;
}

}  // namespace gradreel::panel_entries
