// Tables of numbers alone, as numpy.savetxt writes an array.
#pragma once

#include <cstddef>
#include <string>

#include "readers/npy.hpp"

namespace gradreel {

/// An array of two dimensions. Numbers are separated by commas, semicolons or tabs, whichever the first row
/// has most of, or else by spaces; lines that begin with "#" are left out. Throws Error with the line and
/// column of the mistake, also where there are more than `most` numbers or none. `text` is all of the file.
NumberArray parse_number_rows(const std::string& file, std::string text, std::size_t most);

}  // namespace gradreel
