// Grids for frames of other shapes, as they are read.
#include "catch.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

namespace {

Layout layout_of(const std::string& text) {
  return parse_scene("s.yaml", "surface: himmelblau\n" + text, shipped_configs()).layout;
}

}  // namespace

TEST_CASE("a layout may have grids of its panels for other shapes") {
  const Layout layout = layout_of(
      "layout:\n"
      "  areas: [contour bar loss]\n"
      "  panels: {bar: colorbar, loss: {axis: log}, more: {panel: status}}\n"
      "  square:\n"
      "    areas: [contour bar, loss loss, more more]\n"
      "    columns: [6, 1]\n"
      "    rows: [3, 2, 1]\n"
      "  tall: {areas: [title, contour, loss]}\n");
  CHECK(layout.panels.size() == 3);
  REQUIRE(layout.square);
  CHECK(layout.square->columns == std::vector<double>{6, 1});
  CHECK(layout.square->rows == std::vector<double>{3, 2, 1});
  REQUIRE(layout.square->panels.size() == 4);
  CHECK(layout.square->panels[1].panel->name == "colorbar");
  CHECK(layout.square->panels[2].options.text("axis") == "log");
  CHECK(layout.square->panels[2].columns.count == 2);
  CHECK(layout.square->panels[3].panel->name == "status");
  REQUIRE(layout.tall);
  CHECK(layout.tall->rows == std::vector<double>{1, 1, 1});
  CHECK(layout.tall->panels.size() == 3);
  CHECK(layout.title);  // where it has no area
  const Layout plain = layout_of("layout: {areas: [contour loss]}\n");
  CHECK(!plain.square);
  CHECK(!plain.tall);
}

TEST_CASE("what a wrong grid of another shape is told") {
  static const Broken kCases[] = {
      {"surface: himmelblau\n"
       "layout:\n"
       "  areas: [contour loss]\n"
       "  square: {area: [contour, loss]}\n"
       "  tall: {areas: [contour, loss], columns: [1, 2], row: [1, 1]}\n",
       "s.yaml:4:12: error: unknown key 'area' in layout.square\n"
       "    square: {area: [contour, loss]}\n"
       "             ^\n"
       "  did you mean 'areas'?\n"
       "s.yaml:5:43: error: layout.tall.columns has 2 ratios, but areas has 1 columns\n"
       "    tall: {areas: [contour, loss], columns: [1, 2], row: [1, 1]}\n"
       "                                            ^\n"
       "s.yaml:5:51: error: unknown key 'row' in layout.tall\n"
       "    tall: {areas: [contour, loss], columns: [1, 2], row: [1, 1]}\n"
       "                                                    ^\n"
       "  did you mean 'rows'?"},
      {"surface: himmelblau\n"
       "layout:\n"
       "  areas: [contour curve]\n"
       "  square: {areas: [contour, los]}\n"
       "  panels: {curve: {panel: loss, axis: lg}, lost: loss}\n",
       "s.yaml:4:29: error: unknown panel 'los'\n"
       "    square: {areas: [contour, los]}\n"
       "                              ^\n"
       "  did you mean 'loss'?\n"
       "s.yaml:5:39: error: unknown curve.axis 'lg'\n"
       "    panels: {curve: {panel: loss, axis: lg}, lost: loss}\n"
       "                                        ^\n"
       "  did you mean 'log'?\n"
       "s.yaml:5:44: error: 'lost' has no area\n"
       "    panels: {curve: {panel: loss, axis: lg}, lost: loss}\n"
       "                                             ^\n"
       "  did you mean 'los'?"},
      {"surface: himmelblau\n"
       "layout: {areas: [contour], title: on, tall: {areas: [title, contour]}}\n",
       "s.yaml:2:28: error: the title has an area of its own\n"
       "  layout: {areas: [contour], title: on, tall: {areas: [title, contour]}}\n"
       "                             ^"},
      {"surface: himmelblau\n"
       "layout: {areas: [contour], tall: [contour]}\n",
       "s.yaml:2:34: error: layout.tall: expected a mapping of keys, found a list\n"
       "  layout: {areas: [contour], tall: [contour]}\n"
       "                                   ^\n"
       "  like tall: {areas: [contour, loss]}"},
      {"surface: himmelblau\n"
       "layout: {name: trio, tall: {areas: [contour]}}\n",
       "s.yaml:2:22: error: unknown key 'tall' in layout\n"
       "  layout: {name: trio, tall: {areas: [contour]}}\n"
       "                       ^\n"
       "  known: name, panels, title, legend"},
  };
  for (const Broken& c : kCases) CHECK(said_about(c.text) == c.message);
}
