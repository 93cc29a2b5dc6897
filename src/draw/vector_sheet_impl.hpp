// Inside of VectorSheet, shared with Canvas only.
#pragma once

#include <string>
#include <vector>

#include "draw/text_impl.hpp"
#include "draw/vector_sheet.hpp"

namespace gradreel {

struct VectorSheet::Impl {
  std::string bytes;  // what Cairo has written; outlives the surface
  OwnedSurface surface;
  int width_px = 0, height_px = 0;
  double scale = 1;                // points per pixel
  std::vector<OwnedSurface> laid;  // what the drawing needs until the page is finished
  bool is_svg = false, outlines = false;

  /// A pen whose unit is the pixel.
  OwnedCairo pen() const;
};

}  // namespace gradreel
