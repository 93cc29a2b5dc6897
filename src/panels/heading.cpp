#include "film/panel.hpp"
#include "film/text_blocks.hpp"

namespace gradreel::panel_entries {

namespace {

class Heading : public Panel {
 public:
  Heading(const FilmContent& content, const std::string& line, const Box& cell, TextEngine& text)
      : content_(content),
        cell_(cell),
        whole_(line),
        line_(text.fitted(line, name_style(content), cell.width)) {}

  Rect area() const override { return pixels_around(cell_); }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    canvas.text(line_, cell_.center(), name_style(content_), content_.theme.ink, Align::center,
                VAlign::middle);
  }

  std::uint64_t digest(const Moment&) const override { return 0; }

  std::vector<LeftOut> left_out() const override {
    if (line_ == whole_) return {};
    return {{"the heading is cut: '" + line_ + "'", whole_}};
  }

 private:
  const FilmContent& content_;
  Box cell_;
  std::string whole_, line_;
};

}  // namespace

const PanelEntry& heading() {
  static const PanelEntry entry = {
      .name = "heading",
      .doc = "a line of text in bold",
      .make = [](const FilmContent& content, const ParamValues& options, const Box& cell,
                 TextEngine& text) -> std::unique_ptr<Panel> {
        return std::make_unique<Heading>(content, options.text("text"), cell, text);
      },
      .options = {{.name = "text", .fallback = std::string(), .doc = "the text", .required = true}},
      .shows_descents = false,
  };
  return entry;
}

}  // namespace gradreel::panel_entries
