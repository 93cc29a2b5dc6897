// Recorded descents in NumPy's arrays.
#pragma once

#include <string>
#include <vector>

#include "readers/recorded_descents.hpp"

namespace gradreel {

/// See recorded_descents(). `bytes` are those of the file.
std::vector<RecordedDescent> recorded_in_npy(const std::string& file, const std::string& bytes,
                                             int dimension);
std::vector<RecordedDescent> recorded_in_npz(const std::string& file, std::string bytes,
                                             const ColumnNames& names, int dimension);

}  // namespace gradreel
