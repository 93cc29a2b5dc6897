// Recorded descents in the JSON that `gradreel trajectories` writes.
#pragma once

#include <string>
#include <vector>

#include "readers/recorded_descents.hpp"

namespace gradreel {

/// See recorded_descents(). `text` is that of the file.
std::vector<RecordedDescent> recorded_in_json(const std::string& file, const std::string& text,
                                              int dimension);

}  // namespace gradreel
