// Scenes to begin with: commented files of configs/templates/, and the data that they read.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scene/configs.hpp"

namespace gradreel {

/// The first is what one gets without asking.
std::span<const std::string_view> template_names();

/// Writes NAME.yaml to the working folder, and NAME.csv if the template reads data; returns what it wrote. A
/// folder of configs above another hides its templates. Throws Error if NAME is no name of a file, or if one
/// of the files is there already: nothing is written then.
std::vector<std::string> write_new_scene(const std::string& name, std::string_view template_name,
                                         const ConfigLayers& layers);

}  // namespace gradreel
