// The layouts that have names: how their panels share the box that title and legend leave.
#pragma once

#include <string_view>
#include <vector>

#include "film/placer.hpp"

namespace gradreel {

/// A layout by its panels, and how they share a box.
struct NamedLayout {
  std::string_view name;
  std::string_view doc;                  ///< one line
  std::vector<std::string_view> panels;  ///< in the order of the cells
  std::vector<Box> (*cells)(const Box& plots, double gap) = nullptr;
  /// In place of `cells`: of small multiples, as many as there are optimizers (or starts).
  void (*spread)(const Layout& layout, const Box& plots, double gap, Placer& placer) = nullptr;
};

std::span<const NamedLayout> named_layouts();

/// Null if there is none of that name.
const NamedLayout* find_layout(std::string_view name);

}  // namespace gradreel
