#include "film/layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

#include "film/text_blocks.hpp"

namespace gradreel {

namespace {

constexpr double kMargin = 0.03, kGap = 0.022;  // shares of the shorter side

constexpr std::array<std::string_view, 5> kNames = {"trio", "duo", "contour_loss", "solo", "basins"};

Box left_of(const Box& b, double width) { return {b.x, b.y, width, b.height}; }
Box right_of(const Box& b, double width, double gap) {
  return {b.x + width + gap, b.y, b.width - width - gap, b.height};
}
Box top_of(const Box& b, double height) { return {b.x, b.y, b.width, height}; }
Box below(const Box& b, double height, double gap) {
  return {b.x, b.y + height + gap, b.width, b.height - height - gap};
}

/// Two cells beside each other in a wide box, one above the other in a tall one.
std::array<Box, 2> pair(const Box& b, double share, double gap) {
  if (b.width >= b.height * 1.15) {
    const double width = (b.width - gap) * share;
    return {left_of(b, width), right_of(b, width, gap)};
  }
  const double height = (b.height - gap) * share;
  return {top_of(b, height), below(b, height, gap)};
}

/// With its options at their defaults.
Placement place(std::string_view panel, const Box& cell) {
  const PanelEntry* entry = find_panel(panel);
  return {entry, cell, ParamValues(entry->options)};
}

std::vector<Placement> trio(const Box& b, double gap) {
  if (b.width >= 1.35 * b.height) {  // contour square at the left, two plots at the right
    const double width = std::min(b.height * 1.06, (b.width - gap) * 0.5);
    const Box right = right_of(b, width, gap);
    const double height = (right.height - gap) * 0.6;
    return {place("contour", left_of(b, width)), place("surface3d", top_of(right, height)),
            place("loss", below(right, height, gap))};
  }
  if (b.width >= 0.8 * b.height) {  // about square: the two maps above, the curve below
    const double height = (b.height - gap) * 0.6;
    const auto [contour, surface] = pair(top_of(b, height), 0.5, gap);
    return {place("contour", contour), place("surface3d", surface), place("loss", below(b, height, gap))};
  }
  const double contour = std::min(b.width, (b.height - 2 * gap) * 0.44);
  const Box rest = below(b, contour, gap);
  const double surface = (rest.height - gap) * 0.54;
  return {place("contour", top_of(b, contour)), place("surface3d", top_of(rest, surface)),
          place("loss", below(rest, surface, gap))};
}

/// Columns of a grid of `n` about square cells that come out as large as they can.
int best_columns(int n, const Box& b) {
  int best = 1;
  double largest = 0;
  for (int columns = 1; columns <= n; ++columns) {
    const int rows = (n + columns - 1) / columns;
    const double side = std::min(b.width / columns, b.height / rows);
    if (side > largest) best = columns;
    largest = std::max(largest, side);
  }
  return best;
}

/// A map for each optimizer, and below them what their colours say.
std::vector<Placement> basins(const Box& b, const FilmContent& content, double gap) {
  const double key = content.px(content.theme.small_size) * 2.4;
  const Box maps = top_of(b, b.height - key - gap);
  const int n = static_cast<int>(content.optimizers.size()), columns = best_columns(n, maps);
  const int rows = (n + columns - 1) / columns;
  const double width = (maps.width - (columns - 1) * gap) / columns;
  const double height = (maps.height - (rows - 1) * gap) / rows;
  std::vector<Placement> all;
  for (int i = 0; i < n; ++i) {
    const Box cell = {maps.x + (i % columns) * (width + gap), maps.y + (i / columns) * (height + gap), width,
                      height};
    Placement p = place("basins", cell);
    p.options.set("optimizer", static_cast<double>(i + 1));
    p.options.set("key", false);
    all.push_back(std::move(p));
  }
  all.push_back(place("basin_key", below(b, b.height - key - gap, gap)));
  return all;
}

}  // namespace

std::span<const std::string_view> layout_names() { return kNames; }

std::vector<Placement> lay_out(std::string_view name, const FilmContent& content, TextEngine& text) {
  const double gap = content.px(kGap), margin = content.px(kMargin);
  Box b = Box{0, 0, static_cast<double>(content.width), static_cast<double>(content.height)}.inset(margin);
  std::vector<Placement> cells;
  if (const double height = title_block(content, b.width, text).height; height > 0) {
    cells.push_back(place("title", top_of(b, height)));
    b = below(b, height, gap);
  }
  const LegendGrid grid = legend_grid(content, b.width, text);
  const int rows = (static_cast<int>(content.cards()) + grid.columns - 1) / grid.columns;
  const double legend =
      std::min(rows * grid.card_height + content.px(content.theme.text_size) * 0.02, b.height * 0.4);
  const Box plots = top_of(b, b.height - legend - gap);
  std::vector<Placement> placed;
  if (name == "basins") {  // whose headings say all that a legend does
    placed = basins(b, content, gap);
    cells.insert(cells.end(), placed.begin(), placed.end());
    return cells;
  }
  if (name == "trio") {
    placed = trio(plots, gap);
  } else if (name == "duo") {
    const auto [contour, surface] = pair(plots, 0.5, gap);
    placed = {place("contour", contour), place("surface3d", surface)};
  } else if (name == "contour_loss") {
    const auto [contour, loss] = pair(plots, 0.5, gap);
    placed = {place("contour", contour), place("loss", loss)};
  } else if (name == "solo") {
    placed = {place("contour", plots)};
  } else {
    throw std::logic_error("unknown layout " + std::string(name));
  }
  cells.insert(cells.end(), placed.begin(), placed.end());
  cells.push_back(place("legend", below(b, b.height - legend - gap, gap)));
  return cells;
}

}  // namespace gradreel
