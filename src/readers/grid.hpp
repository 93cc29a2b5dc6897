// Grids of values from .npz, .npy and text files.
#pragma once

#include <optional>
#include <string>

#include "core/value_grid.hpp"
#include "readers/npy.hpp"

namespace gradreel {

/// The arrays of a grid as a file has them, and the axes perhaps as a scene does.
struct GridArrays {
  std::optional<NumberArray> x, y;
  NumberArray z;  ///< of two dimensions, each at least 2, and at most kMaxGridNodes numbers
};

/// `bytes` are all of the file; the ending of `path` says what they are:
/// - .npz: the arrays z, and both x and y or neither;
/// - .npy: z;
/// - text: z, row by row (readers/number_rows.hpp).
///
/// Throws Error with the place of the first mistake.
GridArrays grid_arrays(const std::string& path, std::string bytes);

/// z[i, j] is the value at x[j], y[i], where both axes have one dimension or two, as numpy.meshgrid writes
/// them; axes of its indexing='ij' say that it is the value at x[i], y[j]. Axes that fall are turned round.
/// Infinite values are holes, like NaN. Throws Error about `file`: no axes, other shapes, axes that do not
/// rise or fall all the way, values beyond kMaxGridValue, no four neighbouring values.
ValueGrid grid_of(const std::string& file, GridArrays arrays);

}  // namespace gradreel
