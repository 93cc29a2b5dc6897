#include "paint/card.hpp"

#include "film/text_blocks.hpp"
#include "paint/background.hpp"

namespace gradreel {

namespace {

constexpr double kTitle = 1.75, kSubtitle = 1.3;  // in the theme's sizes
constexpr double kLine = 1.3;                     // em

}  // namespace

void draw_card(Canvas& canvas, const FilmContent& content, const Card& card) {
  TextEngine& text = canvas.text_engine();
  const Theme& theme = content.theme;
  const TextStyle title = {
      .size_px = kTitle * title_style(content).size_px, .weight = Weight::semibold, .font = theme.font};
  const TextStyle subtitle = {
      .size_px = kSubtitle * body_style(content).size_px, .weight = Weight::regular, .font = theme.font};
  const double room = 0.84 * content.width;
  const auto lines = [&](const std::string& whole, const TextStyle& style) {
    return whole.empty() ? std::vector<std::string>{} : flowed({&whole, 1}, style, room, room, text);
  };
  const std::vector<std::string> above = lines(card.title, title), below = lines(card.subtitle, subtitle);
  const double gap = above.empty() || below.empty() ? 0 : subtitle.size_px * 0.5;
  const double height = static_cast<double>(above.size()) * title.size_px * kLine + gap +
                        static_cast<double>(below.size()) * subtitle.size_px * kLine;
  double y = (content.height - height) / 2;
  const auto write = [&](const std::vector<std::string>& block, const TextStyle& style, Color color) {
    for (const std::string& line : block) {
      canvas.text(line, {content.width / 2.0, y + style.size_px * kLine / 2}, style, color, Align::center,
                  VAlign::middle);
      y += style.size_px * kLine;
    }
  };
  write(above, title, theme.ink);
  y += gap;
  write(below, subtitle, theme.muted);
}

Image paint_card(const FilmContent& content, const Card& card, TextEngine& text) {
  Image image(content.width, content.height, background_pixel(content.theme));
  Canvas canvas(image, text);
  draw_card(canvas, content, card);
  canvas.check();
  return image;
}

}  // namespace gradreel
