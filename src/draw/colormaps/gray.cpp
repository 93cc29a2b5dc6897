// Black to white, linear in sRGB.
#include <array>

#include "draw/colormap.hpp"

namespace gradreel {

namespace {

constexpr std::array<Rgb, 256> kGray = [] {
  std::array<Rgb, 256> table{};
  for (int i = 0; i < 256; ++i) {
    const auto level = static_cast<std::uint8_t>(i);
    table[static_cast<std::size_t>(i)] = {level, level, level};
  }
  return table;
}();

}  // namespace

extern const Colormap colormap_gray;
constinit const Colormap colormap_gray = {"gray", "linear in sRGB; no rights reserved", kGray};

}  // namespace gradreel
