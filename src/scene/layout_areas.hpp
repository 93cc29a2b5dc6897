// Grids drawn with words, before it is known what the words mean.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "film/layout.hpp"
#include "scene/reader.hpp"

namespace gradreel {

inline constexpr std::size_t kMostLines = 12;  ///< of a grid, each way

/// A cell of the grid as it was written.
struct GridCell {
  std::string text;
  Value where;  // for messages
};
using GridCells = std::vector<std::vector<GridCell>>;

/// The area of one name: where it first stands, and the cells from there.
struct Area {
  std::string name;
  Value where;
  Span columns, rows;
};

Key areas_key();

/// The key `areas`: rows of equally many words. Nothing after a mistake.
std::optional<GridCells> read_cells(MapReader& map);

/// In the order of their first cells; dots are none. An area that is no rectangle is a mistake.
std::vector<Area> find_areas(const GridCells& rows, Notes& notes);

}  // namespace gradreel
