#include <algorithm>

#include "core/hash.hpp"
#include "film/caption_block.hpp"
#include "film/panel.hpp"

namespace gradreel::panel_entries {

namespace {

/// One caption at a time, in the middle of the cell.
class Captions : public Panel {
 public:
  Captions(const FilmContent& content, const Box& cell, TextEngine& text) : content_(content), cell_(cell) {
    for (const Caption& caption : content.captions) {
      lines_.push_back(caption_lines(content, caption, cell.width, text));
    }
  }

  Rect area() const override { return pixels_around(cell_); }
  void paint_backdrop(Canvas&, const Moment&, Scratch*) const override {}

  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    items.push_back({area(), digest(moment)});
  }

  void paint_moving(Canvas& canvas, const Moment& moment, Scratch*) const override {
    const std::size_t i = shown(moment);
    if (i < lines_.size()) paint(canvas, lines_[i], content_.captions[i].opacity(moment.frame));
  }

  std::uint64_t digest(const Moment& moment) const override {
    const std::size_t i = shown(moment);
    if (i == lines_.size()) return 0;
    return Hash().add(i).add(content_.captions[i].opacity(moment.frame)).value();
  }

 private:
  /// Which one is shown; the number of captions if none is.
  std::size_t shown(const Moment& moment) const {
    const auto found =
        std::find_if(content_.captions.begin(), content_.captions.end(),
                     [&](const Caption& c) { return moment.frame >= c.begin && moment.frame < c.end; });
    return static_cast<std::size_t>(found - content_.captions.begin());
  }

  void paint(Canvas& canvas, const std::vector<std::string>& lines, double opacity) const {
    const double line = caption_line(content_);
    double y = cell_.y + line / 2;
    for (const std::string& text : lines) {
      canvas.text(text, {cell_.center().x, y}, caption_style(content_),
                  content_.theme.ink.with_alpha(opacity), Align::center, VAlign::middle);
      y += line;
    }
  }

  const FilmContent& content_;
  Box cell_;
  std::vector<std::vector<std::string>> lines_;  // per caption
};

}  // namespace

const PanelEntry& captions() {
  static const PanelEntry entry = {
      .name = "captions",
      .doc = "the scene's captions, each when it is due",
      .make = [](const FilmContent& content, const ParamValues&, const Box& cell, TextEngine& text)
          -> std::unique_ptr<Panel> { return std::make_unique<Captions>(content, cell, text); },
  };
  return entry;
}

}  // namespace gradreel::panel_entries
