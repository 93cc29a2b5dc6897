// Where a part of a value's text stands in the file.
#pragma once

#include <cstddef>

#include "scene/document.hpp"

namespace gradreel {

/// The place of byte `offset` of a scalar's text: in plain, quoted and block scalars, of one line or several.
/// The place of the value itself if it came through an alias.
Place place_within(const Source& source, const Value& value, std::size_t offset);

}  // namespace gradreel
