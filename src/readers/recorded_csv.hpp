// Recorded descents in tables.
#pragma once

#include <string>
#include <vector>

#include "readers/recorded_descents.hpp"

namespace gradreel {

/// See recorded_descents(). `text` is that of the file.
std::vector<RecordedDescent> recorded_in_csv(const std::string& file, std::string text,
                                             const ColumnNames& names, int dimension);

}  // namespace gradreel
