// Adapts grids of panels to frames of other shapes.
#pragma once

#include "film/layout.hpp"

namespace gradreel {

enum class FrameShape { wide, square, tall };

/// Wide: width / height >= 1.35. Tall: below 0.8.
FrameShape shape_of(double width, double height);

/// Splits the grid between columns that no panel crosses and stacks the groups of columns. A group narrower
/// than a third of the widest stays beside its neighbour. Returns `grid` itself if there is only one group.
PanelGrid stacked(const PanelGrid& grid);

/// `layout` for frames of that size. If the layout states no grid for their shape, its grid is kept in square
/// frames and stacked in tall ones. Named layouts adapt by themselves.
Layout shaped(const Layout& layout, double width, double height);

}  // namespace gradreel
