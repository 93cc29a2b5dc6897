// Surfaces of data: the mean loss of a regression over the rows of a file.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

const Section& least_squares_section();
const Section& logistic_regression_section();
const Section& data_domain_section();

/// Whether the scene's key `surface`, a mapping, has least_squares or logistic_regression.
bool is_data_surface(const Value& surface);

/// Of such a key. Nothing is set where something is wrong.
void read_data_surface(const Value& surface, Notes& notes, Scene& out);

}  // namespace gradreel
