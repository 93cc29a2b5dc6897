#include "draw/colormap.hpp"

#include <algorithm>

namespace gradreel {

#define COLORMAP(name) extern const Colormap colormap_##name;
#include "draw/colormaps.def"
#undef COLORMAP

Color Colormap::at(double t) const {
  const int last = static_cast<int>(table.size()) - 1;
  const double position = t > 0 ? std::min(t, 1.0) * last : 0;  // NaN is 0 too
  const int i = std::min(static_cast<int>(position), last - 1);
  const auto entry = [&](int k) { return to_color(table[static_cast<std::size_t>(k)]); };
  return mix(entry(i), entry(i + 1), position - i);
}

std::span<const Colormap> colormaps() {
  static const Colormap all[] = {
#define COLORMAP(name) colormap_##name,
#include "draw/colormaps.def"
#undef COLORMAP
  };
  return all;
}

std::vector<std::string_view> colormap_names() {
  std::vector<std::string_view> names;
  for (const Colormap& c : colormaps()) names.push_back(c.name);
  return names;
}

const Colormap* find_colormap(std::string_view name) {
  const std::span<const Colormap> all = colormaps();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Colormap& m) { return m.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace gradreel
