// Colormaps: named tables of 256 colours, interpolated.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry.hpp"

namespace gradreel {

struct Colormap {
  std::string_view name;
  std::string_view source;  ///< the table's author and licence
  std::span<const Rgb> table;

  /// Interpolates the table linearly at t, which is clamped to 0..1.
  Color at(double t) const;
};

/// All of them, in the order of colormaps.def.
std::span<const Colormap> colormaps();

/// Their names, in the same order.
std::vector<std::string_view> colormap_names();

/// Null if there is no colormap of that name.
const Colormap* find_colormap(std::string_view name);

}  // namespace gradreel
