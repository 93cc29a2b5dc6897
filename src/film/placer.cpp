#include "film/placer.hpp"

#include <algorithm>
#include <stdexcept>

#include "film/boxes.hpp"
#include "film/text_blocks.hpp"

namespace gradreel {

PanelChoice Placer::plain(std::string_view name) const {
  const auto at =
      std::find_if(panels_.begin(), panels_.end(), [&](const PanelEntry* e) { return e->name == name; });
  if (at == panels_.end()) throw std::logic_error("a layout without its panel " + std::string(name));
  return plain_panel(**at);
}

void Placer::place(const PanelChoice& choice, Box cell) {
  if (!choice.title.empty()) {
    PanelChoice heading = plain("heading");
    heading.options.set("text", choice.title);
    const double height = heading_height(content);
    add({heading.panel, top_of(cell, height), heading.options, {}, 1, 0});
    cell = below(cell, height, 0);
  }
  add({choice.panel, cell, choice.options, choice.descents, 1, 0, choice.at});
}

}  // namespace gradreel
