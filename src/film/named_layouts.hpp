// Named layouts: how their panels share the box that the title and the legend leave free.
#pragma once

#include <string_view>
#include <vector>

#include "film/placer.hpp"

namespace gradreel {

/// A layout: its panels, and how they share a box.
struct NamedLayout {
  std::string_view name;
  std::string_view doc;                  ///< one line
  std::vector<std::string_view> panels;  ///< in the order of the cells
  std::vector<Box> (*cells)(const Box& plots, double gap) = nullptr;
  /// In place of `cells`, for small multiples: adds as many panels as there are optimizers (or starts).
  void (*spread)(const Layout& layout, const Box& plots, double gap, Placer& placer) = nullptr;
};

std::span<const NamedLayout> named_layouts();

/// Null if there is no layout of that name.
const NamedLayout* find_layout(std::string_view name);

}  // namespace gradreel
