// Grids of panels in frames of other shapes than the one that they were drawn for.
#pragma once

#include "film/layout.hpp"

namespace gradreel {

enum class FrameShape { wide, square, tall };

/// Wide: from 1.35 times as wide as high. Tall: below 0.8 times.
FrameShape shape_of(double width, double height);

/// Groups of columns that no panel crosses, one below the other, each with its share of the picture. A group
/// narrower than a third of the widest stays beside its neighbour. `grid` itself if there is one group only.
PanelGrid stacked(const PanelGrid& grid);

/// `layout` for frames of that size: a grid is the one stated for their shape. Without one, it is as drawn in
/// frames about square, and stacked in tall ones. Named layouts find their way themselves.
Layout shaped(const Layout& layout, double width, double height);

}  // namespace gradreel
