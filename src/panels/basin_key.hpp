// The key of basin maps: the meaning of hue, lightness and the two neutral colours.
#pragma once

#include <vector>

#include "film/content.hpp"
#include "panels/basin_colors.hpp"

namespace gradreel {

class BasinKey {
 public:
  /// For maps of `epochs` epochs; `width` is the available width in pixels.
  BasinKey(const FilmContent& content, const BasinColors& colors, std::size_t targets, int epochs,
           double width, TextEngine& text);

  double height() const;
  void paint(Canvas& canvas, Point top_middle) const;

 private:
  struct Item {
    std::string label;
    double width = 0;  // of the label
    Color color;
  };

  double line() const;
  void paint_ramp(Canvas& canvas, Point at) const;
  void paint_swatch(Canvas& canvas, const Item& item, Point at) const;

  const FilmContent& content_;
  const BasinColors& colors_;
  std::size_t targets_;
  int epochs_;
  double gap_, ramp_width_, label_width_, swatches_width_ = 0;
  bool in_one_row_ = true;
  std::vector<Item> swatches_;
};

}  // namespace gradreel
