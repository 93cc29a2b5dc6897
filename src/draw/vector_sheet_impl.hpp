// The implementation of VectorSheet. Only its .cpp file and those of Canvas include this.
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
  std::vector<OwnedSurface> laid;  // sheets that Cairo needs until the page is finished
  bool is_svg = false, outlines = false;

  /// A Cairo context with the pixel as its unit.
  OwnedCairo pen() const;
};

}  // namespace gradreel
