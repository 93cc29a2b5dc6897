// The numbers and names by which a surface is looked at, as parameters: scenes state them for all panels, and
// panels for themselves.
#pragma once

#include <span>
#include <string_view>

#include "core/param.hpp"
#include "film/view.hpp"

namespace gradreel {

/// azimuth, elevation, zoom and orbit, in degrees, times and degrees per second.
std::span<const Param> camera_params();

/// levels, level_spacing, height, loss_axis and aspect.
std::span<const Param> view_params();

/// One number is a count, several are values between bands.
void set_levels(const Numbers& levels, View& view);

/// Choices in the order of the enumerations.
LevelSpacing level_spacing_of(std::string_view choice);
HeightScale height_scale_of(std::string_view choice);
LossAxis loss_axis_of(std::string_view choice);
MapAspect aspect_of(std::string_view choice);

}  // namespace gradreel
