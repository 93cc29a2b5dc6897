#include "film/caption_block.hpp"

#include <algorithm>

#include "film/text_blocks.hpp"

namespace gradreel {

TextStyle caption_style(const FilmContent& content) {
  return {.size_px = 1.15 * content.px(content.theme.text_size),
          .weight = Weight::medium,
          .font = content.theme.font};
}

double caption_line(const FilmContent& content) { return 1.35 * caption_style(content).size_px; }

std::vector<std::string> caption_lines(const FilmContent& content, const Caption& caption, double width,
                                       TextEngine& text) {
  return flowed({&caption.text, 1}, caption_style(content), width, width, text);
}

double captions_height(const FilmContent& content, double width, TextEngine& text) {
  std::size_t lines = 0;
  for (const Caption& caption : content.captions) {
    lines = std::max(lines, caption_lines(content, caption, width, text).size());
  }
  return static_cast<double>(lines) * caption_line(content);
}

}  // namespace gradreel
