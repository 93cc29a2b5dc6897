// A surface that the scene itself defines by a formula.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

const Section& typed_surface_section();
const Section& typed_domain_section();

/// Of the scene's key `surface`, a mapping that has the key formula. Nothing is set where something is wrong.
void read_typed_surface(const Value& surface, Notes& notes, Scene& out);

}  // namespace gradreel
