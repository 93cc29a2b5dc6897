// Files of configs/themes/.
#pragma once

#include "scene/configs.hpp"
#include "scene/reader.hpp"

namespace gradreel {

const Section& theme_section();

NamedTheme read_theme(const std::string& name, const Value& root, Notes& notes);

}  // namespace gradreel
