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
  std::string_view source;  ///< author and licence of the table
  std::span<const Rgb> table;

  /// t in 0..1 (clamped), linear between the table's entries.
  Color at(double t) const;
};

/// All of them, in the order of colormaps.def.
std::span<const Colormap> colormaps();

/// Their names, in the same order.
std::vector<std::string_view> colormap_names();

/// Null if there is none of that name.
const Colormap* find_colormap(std::string_view name);

}  // namespace gradreel
