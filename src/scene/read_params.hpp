// Declared parameters of components, from a mapping.
#pragma once

#include <span>

#include "scene/reader.hpp"

namespace gradreel {

/// Declares them as keys of the mapping and reads what it states, all but `skip`, which the caller reads.
void read_params(MapReader& map, std::span<const Param> declared, ParamValues& values,
                 std::string_view skip = {});

/// Notes a mistake where `levels` lists values, which leave nothing to a stated level_spacing.
void refuse_idle_spacing(MapReader& map, const ParamValues& values);

}  // namespace gradreel
