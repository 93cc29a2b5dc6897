// Descriptions of each kind of thing, for terminals. All throw std::logic_error for unknown names.
#pragma once

#include <string>
#include <string_view>

#include "scene/configs.hpp"

namespace gradreel {

std::string describe_optimizer(std::string_view name, const Configs& configs, int columns);
std::string describe_schedule(std::string_view name, const Configs& configs, int columns);
std::string describe_surface(std::string_view name, const Configs& configs, int columns);
std::string describe_optimizer_set(std::string_view name, const Configs& configs, int columns);
std::string describe_profile(std::string_view name, const Configs& configs, int columns);
std::string describe_format(std::string_view name, const Configs& configs, int columns);
std::string describe_theme(std::string_view name, const Configs& configs, int columns);
std::string describe_language(std::string_view name, const Configs& configs, int columns);
std::string describe_layout(std::string_view name, const Configs& configs, int columns);
std::string describe_panel(std::string_view name, const Configs& configs, int columns);
std::string describe_overlay(std::string_view name, const Configs& configs, int columns);
std::string describe_colormap(std::string_view name, const Configs& configs, int columns);

/// "mp4, 640 x 360, 25 frames/s, CRF 23, preset veryfast".
std::string output_text(const OutputSpec& output);

}  // namespace gradreel
