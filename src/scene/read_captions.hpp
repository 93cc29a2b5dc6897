// captions, opening and closing.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

std::vector<Key> caption_keys();  ///< of a scene

void read_captions(MapReader& scene, Scene& out);  ///< after the timeline
void read_cards(MapReader& scene, Scene& out);     ///< after the title and the timeline

}  // namespace gradreel
