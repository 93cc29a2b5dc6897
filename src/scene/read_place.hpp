// Places of the domain as scenes write them: [x, y], or a number where the function has one dimension.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

/// Both ways to write a place.
std::vector<Form> place_forms();

/// `dimension` is the function's: 1 or 2, or 0 where it is not known, since something is wrong with the
/// surface.
std::optional<Point> as_place(const Value& value, std::string_view name, int dimension, Notes& notes);

}  // namespace gradreel
