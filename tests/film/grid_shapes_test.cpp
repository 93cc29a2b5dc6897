// Grids in frames of other shapes than the one that they were drawn for.
#include "film/grid_shapes.hpp"

#include "catch.hpp"
#include "panels/registry.hpp"

using namespace gradreel;

namespace {

PanelChoice in(const char* panel, Span columns, Span rows) {
  PanelChoice choice = plain_panel(*find_panel(panel));
  choice.columns = columns;
  choice.rows = rows;
  return choice;
}

std::vector<int> spans(const PanelChoice& c) {
  return {c.columns.first, c.columns.count, c.rows.first, c.rows.count};
}

/// contour bar loss / contour bar status
Layout dashboard() {
  Layout layout = {.name = "", .columns = {7, 1, 12}, .rows = {1, 3}};
  layout.panels = {in("contour", {0, 1}, {0, 2}), in("colorbar", {1, 1}, {0, 2}), in("loss", {2, 1}, {0, 1}),
                   in("status", {2, 1}, {1, 1})};
  return layout;
}

void check_ratios(const std::vector<double>& ratios, const std::vector<double>& expected) {
  REQUIRE(ratios.size() == expected.size());
  for (std::size_t i = 0; i < ratios.size(); ++i) CHECK(ratios[i] == Approx(expected[i]));
}

}  // namespace

TEST_CASE("frames are wide, about square or tall") {
  CHECK(shape_of(1920, 1080) == FrameShape::wide);
  CHECK(shape_of(1350, 1000) == FrameShape::wide);
  CHECK(shape_of(1440, 1080) == FrameShape::square);
  CHECK(shape_of(1080, 1080) == FrameShape::square);
  CHECK(shape_of(800, 1000) == FrameShape::square);
  CHECK(shape_of(799, 1000) == FrameShape::tall);
  CHECK(shape_of(1080, 1920) == FrameShape::tall);
}

TEST_CASE("columns that no panel crosses are stacked, narrow ones beside their neighbours") {
  const Layout wide = dashboard();
  const PanelGrid grid = stacked({wide.columns, wide.rows, wide.panels});
  check_ratios(grid.columns, {7.0 / 8, 1.0 / 8});
  check_ratios(grid.rows, {2, 6, 3, 9});  // of 8 and 12
  REQUIRE(grid.panels.size() == 4);
  CHECK(spans(grid.panels[0]) == std::vector{0, 1, 0, 2});
  CHECK(spans(grid.panels[1]) == std::vector{1, 1, 0, 2});
  CHECK(spans(grid.panels[2]) == std::vector{0, 2, 2, 1});
  CHECK(grid.panels[3].panel->name == "status");
  CHECK(spans(grid.panels[3]) == std::vector{0, 2, 3, 1});
}

TEST_CASE("stacked groups may have columns of their own") {
  // bar a b | c   (the bar is narrow and the first)
  const PanelGrid grid = stacked({{1, 3, 4, 8},
                                  {1},
                                  {in("colorbar", {0, 1}, {0, 1}), in("loss", {1, 1}, {0, 1}),
                                   in("contour", {2, 1}, {0, 1}), in("status", {3, 1}, {0, 1})}});
  check_ratios(grid.columns, {0.25, 0.75});
  check_ratios(grid.rows, {4, 4, 8});
  CHECK(spans(grid.panels[0]) == std::vector{0, 1, 0, 1});
  CHECK(spans(grid.panels[1]) == std::vector{1, 1, 0, 1});
  CHECK(spans(grid.panels[2]) == std::vector{0, 2, 1, 1});
  CHECK(spans(grid.panels[3]) == std::vector{0, 2, 2, 1});
}

TEST_CASE("a grid whose columns are all crossed stays as it is drawn") {
  const PanelGrid drawn = {{1, 1}, {1, 1}, {in("contour", {0, 2}, {0, 1}), in("loss", {0, 1}, {1, 1})}};
  const PanelGrid grid = stacked(drawn);
  CHECK(grid.columns == drawn.columns);
  CHECK(grid.rows == drawn.rows);
  CHECK(spans(grid.panels[0]) == std::vector{0, 2, 0, 1});
}

TEST_CASE("a layout takes the grid of the frame's shape") {
  Layout layout = dashboard();
  CHECK(shaped(layout, 1920, 1080).columns == layout.columns);
  CHECK(shaped(layout, 1080, 1080).columns == layout.columns);
  CHECK(shaped(layout, 1080, 1920).rows.size() == 4);
  layout.square = PanelGrid{{1}, {2, 1}, {in("contour", {0, 1}, {0, 1}), in("loss", {0, 1}, {1, 1})}};
  layout.tall = PanelGrid{{1}, {1}, {in("loss", {0, 1}, {0, 1})}};
  CHECK(shaped(layout, 1920, 1080).panels.size() == 4);
  CHECK(shaped(layout, 1440, 1080).panels.size() == 2);
  CHECK(shaped(layout, 1080, 1080).rows == std::vector<double>{2, 1});
  CHECK(shaped(layout, 1080, 1920).panels.size() == 1);
  CHECK(all_panels(layout).size() == 7);
  Layout named;
  named.tall = layout.tall;  // of a grid only
  CHECK(shaped(named, 1080, 1920).panels.empty());
}
