// outputs, and files of configs/profiles/.
#pragma once

#include <string>

#include "scene/configs.hpp"
#include "scene/reader.hpp"

namespace gradreel {

Key outputs_key();  ///< of a scene
const Section& profile_section();

void read_outputs(MapReader& scene, const Configs& configs, Scene& out);
Profile read_profile(const std::string& name, const Value& root, Notes& notes);

/// The keys of Extras, of an output or a profile whose format is known.
void read_extras(MapReader& map, OutputSpec& out);

/// That an output is to be split where the scene has no pauses; empty: it is not.
std::string missing_pauses(const Scene& scene, const OutputSpec& output);

}  // namespace gradreel
