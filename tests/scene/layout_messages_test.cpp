// Layouts of the scene's own, and what is said about those that are wrong.
#include "catch.hpp"
#include "scene/broken.hpp"
#include "scene/compose.hpp"

using namespace gradreel;

namespace {

Scene parsed_scene(const std::string& text) { return parse_scene("s.yaml", text, shipped_configs()); }

}  // namespace

TEST_CASE("a layout is drawn with words") {
  const Layout layout =
      parsed_scene(
          "surface: himmelblau\n"
          "optimizers: [adam, {name: sgd, learning_rate: [0.1, 0.2], label: Plain}]\n"
          "layout:\n"
          "  areas:\n"
          "    - contour  .   surface3d\n"
          "    - contour  bar curve\n"
          "    - [notes, notes, curve]\n"
          "  columns: [3, 0.5, 2]\n"
          "  panels:\n"
          "    bar: colorbar\n"
          "    contour: {levels: 40, colormap: magma, axes: false}\n"
          "    curve: {panel: loss, axis: log, title: 'Two, alone', descents: [Plain, adam]}\n"
          "    notes: {panel: heading, text: x, title: above}\n"
          "    surface3d: {azimuth: 30, descents: 2}\n")
          .layout;
  CHECK(layout.name.empty());
  CHECK(layout.columns == std::vector<double>{3, 0.5, 2});
  CHECK(layout.rows == std::vector<double>{1, 1, 1});
  CHECK(layout.title);
  CHECK(layout.legend == LegendPlace::automatic);
  REQUIRE(layout.panels.size() == 5);
  const auto at = [&](std::size_t i) -> const PanelChoice& { return layout.panels[i]; };
  const auto spans = [&](std::size_t i) {
    return std::vector{at(i).columns.first, at(i).columns.count, at(i).rows.first, at(i).rows.count};
  };
  CHECK(at(0).panel->name == "contour");
  CHECK(spans(0) == std::vector{0, 1, 0, 2});
  CHECK(at(0).options.numbers("levels") == Numbers{40});
  CHECK(at(0).options.text("colormap") == "magma");
  CHECK(!at(0).options.flag("axes"));
  CHECK(at(0).descents.empty());
  CHECK(at(1).panel->name == "surface3d");
  CHECK(spans(1) == std::vector{2, 1, 0, 1});
  CHECK(at(1).options.number("azimuth") == 30);
  CHECK(!at(1).options.is_stated("elevation"));
  CHECK(at(1).descents == std::vector<Pick>{{1, 0}});
  CHECK(at(2).panel->name == "colorbar");
  CHECK(spans(2) == std::vector{1, 1, 1, 1});
  CHECK(at(3).panel->name == "loss");
  CHECK(spans(3) == std::vector{2, 1, 1, 2});
  CHECK(at(3).title == "Two, alone");
  CHECK(at(3).descents == std::vector<Pick>{{1, 0}, {2, 0}, {0, 0}});
  CHECK(at(4).panel->name == "heading");
  CHECK(at(4).options.text("text") == "x");
}

TEST_CASE("a named layout with options, or with other panels") {
  const Layout layout = parsed_scene(
                            "surface: himmelblau\n"
                            "layout:\n"
                            "  name: trio\n"
                            "  title: off\n"
                            "  legend: right\n"
                            "  panels: {loss: gradient_norm, contour: {levels: 8}}\n")
                            .layout;
  CHECK(layout.name == "trio");
  CHECK(!layout.title);
  CHECK(layout.legend == LegendPlace::right);
  REQUIRE(layout.panels.size() == 3);
  CHECK(layout.panels[0].options.numbers("levels") == Numbers{8});
  CHECK(layout.panels[1].panel->name == "surface3d");
  CHECK(layout.panels[2].panel->name == "gradient_norm");
  const Layout own = parsed_scene("surface: himmelblau\nlayout: {areas: [title, contour, legend]}\n").layout;
  CHECK(own.title);  // in its area
  CHECK(own.rows.size() == 3);
}

TEST_CASE("descents are picked by optimizer, label or place, from every start") {
  const auto picked = [](const std::string& descents) {
    return parsed_scene(
               "surface: himmelblau\nstarts: [[0, 0], [1, 1]]\noptimizers: [adam, sgd]\n"
               "layout: {areas: [loss], panels: {loss: {descents: " +
               descents + "}}}\n")
        .layout.panels[0]
        .descents;
  };
  CHECK(picked("adam") == std::vector<Pick>{{0, 0}, {0, 1}});
  CHECK(picked("[3, Adam]") == std::vector<Pick>{{0, 1}, {0, 0}});
  CHECK(picked("4") == std::vector<Pick>{{1, 1}});
}

TEST_CASE("mistakes in layouts, to the letter") {
  static const Broken kCases[] = {
      {"surface: himmelblau\n"
       "layout: {areas: [contour los, contour loss contour]}\n",
       "s.yaml:2:31: error: this row of areas has 3 cells, the first one 2\n"
       "  layout: {areas: [contour los, contour loss contour]}\n"
       "                                ^\n"
       "  a dot stands for an empty cell"},
      {"surface: himmelblau\n"
       "layout:\n"
       "  areas:\n"
       "    - contour los\n"
       "    - \"loss contour\"\n"
       "    - left loss\n"
       "  columns: [1, 2, 3]\n"
       "  rows: [1, -1, 1]\n"
       "  panels:\n"
       "    loss: {axs: log, axis: lg, descents: [adm, 9, [1]], title: 1}\n"
       "    los: {title: [1]}\n"
       "    right: loss\n",
       "s.yaml:4:7: error: area 'contour' must be one rectangle\n"
       "      - contour los\n"
       "        ^\n"
       "s.yaml:4:15: error: unknown panel 'los'\n"
       "      - contour los\n"
       "                ^\n"
       "  say what it is: panels: {los: {panel: NAME}}\n"
       "s.yaml:5:8: error: area 'loss' must be one rectangle\n"
       "      - \"loss contour\"\n"
       "         ^\n"
       "s.yaml:6:7: error: unknown panel 'left'\n"
       "      - left loss\n"
       "        ^\n"
       "  say what it is: panels: {left: {panel: NAME}}\n"
       "s.yaml:7:12: error: layout.columns has 3 ratios, but areas has 2 columns\n"
       "    columns: [1, 2, 3]\n"
       "             ^\n"
       "s.yaml:8:13: error: layout.rows must be a number in [0.01, 1000], not -1\n"
       "    rows: [1, -1, 1]\n"
       "              ^\n"
       "s.yaml:10:12: error: unknown key 'axs' in panel loss\n"
       "      loss: {axs: log, axis: lg, descents: [adm, 9, [1]], title: 1}\n"
       "             ^\n"
       "  did you mean 'axis'?\n"
       "s.yaml:10:28: error: unknown loss.axis 'lg'\n"
       "      loss: {axs: log, axis: lg, descents: [adm, 9, [1]], title: 1}\n"
       "                             ^\n"
       "  did you mean 'log'?\n"
       "s.yaml:10:43: error: loss.descents: no descent is called 'adm'\n"
       "      loss: {axs: log, axis: lg, descents: [adm, 9, [1]], title: 1}\n"
       "                                            ^\n"
       "  did you mean 'Adam'?\n"
       "s.yaml:10:48: error: loss.descents: no descent is called '9'\n"
       "      loss: {axs: log, axis: lg, descents: [adm, 9, [1]], title: 1}\n"
       "                                                 ^\n"
       "  known: Gradient descent, gradient_descent, Momentum, momentum, RMSProp, rmsprop, Adam, adam, and "
       "places "
       "in the legend from 1 to 4\n"
       "s.yaml:10:51: error: loss.descents: expected text, found a list\n"
       "      loss: {axs: log, axis: lg, descents: [adm, 9, [1]], title: 1}\n"
       "                                                    ^\n"
       "  write descents: 1\n"
       "s.yaml:12:5: error: 'right' has no area\n"
       "      right: loss\n"
       "      ^\n"
       "  known: contour, los, loss, left"},
      {"surface: himmelblau\n"
       "layout: {areas: [lss .], panels: {lss: {panel: contuor}}}\n",
       "s.yaml:2:48: error: unknown panel 'contuor'\n"
       "  layout: {areas: [lss .], panels: {lss: {panel: contuor}}}\n"
       "                                                 ^\n"
       "  did you mean 'contour'?"},
      {"surface: himmelblau\n"
       "layout: {areas: [lossy], title: on}\n",
       "s.yaml:2:18: error: unknown panel 'lossy'\n"
       "  layout: {areas: [lossy], title: on}\n"
       "                   ^\n"
       "  did you mean 'loss'?"},
      {"surface: himmelblau\n"
       "layout: {areas: ['. .', .  .]}\n",
       "s.yaml:2:17: error: areas must name 1 to 36 panels, not 0\n"
       "  layout: {areas: ['. .', .  .]}\n"
       "                  ^"},
      {"surface: himmelblau\n"
       "layout: {areas: [], columns: [1]}\n",
       "s.yaml:2:17: error: layout.areas must have 1 to 12 items, not 0\n"
       "  layout: {areas: [], columns: [1]}\n"
       "                  ^"},
      {"surface: himmelblau\n"
       "layout: {areas: [{}, '']}\n",
       "s.yaml:2:18: error: a row of areas: expected names with spaces in between, found a mapping\n"
       "  layout: {areas: [{}, '']}\n"
       "                   ^\n"
       "s.yaml:2:22: error: a row of areas must have 1 to 12 cells, not 0\n"
       "  layout: {areas: [{}, '']}\n"
       "                       ^"},
      {"surface: himmelblau\n"
       "layout: {areas: [contour legend, title title], title: on, legend: bottom}\n",
       "s.yaml:2:48: error: the title has an area of its own\n"
       "  layout: {areas: [contour legend, title title], title: on, legend: bottom}\n"
       "                                                 ^\n"
       "s.yaml:2:59: error: the legend has an area of its own\n"
       "  layout: {areas: [contour legend, title title], title: on, legend: bottom}\n"
       "                                                            ^"},
      {"surface: himmelblau\n"
       "layout: {name: duo, panels: {loss: {}, contour: los, surface3d: {panel: title, descents: adam}}, "
       "legend: "
       "left}\n",
       "s.yaml:2:30: error: layout duo has no panel 'loss'\n"
       "  layout: {name: duo, panels: {loss: {}, contour: los, surface3d: {panel: title, descents: adam}}, "
       "legend: "
       "left}\n"
       "                               ^\n"
       "  known: contour, surface3d\n"
       "s.yaml:2:49: error: unknown panel 'los'\n"
       "  layout: {name: duo, panels: {loss: {}, contour: los, surface3d: {panel: title, descents: adam}}, "
       "legend: "
       "left}\n"
       "                                                  ^\n"
       "  did you mean 'loss'?\n"
       "s.yaml:2:80: error: unknown key 'descents' in panel surface3d\n"
       "  layout: {name: duo, panels: {loss: {}, contour: los, surface3d: {panel: title, descents: adam}}, "
       "legend: "
       "left}\n"
       "                                                                                 ^\n"
       "  descents is a parameter of graph, contour, surface3d, loss, gradient_norm and others\n"
       "s.yaml:2:106: error: unknown layout.legend 'left'\n"
       "  layout: {name: duo, panels: {loss: {}, contour: los, surface3d: {panel: title, descents: adam}}, "
       "legend: "
       "left}\n"
       "                                                                                                     "
       "      ^\n"
       "  known: bottom, right, off"},
      {"surface: himmelblau\n"
       "layout: {name: trio, areas: [contour], panels: 3}\n",
       "s.yaml:2:10: error: name and areas exclude each other\n"
       "  layout: {name: trio, areas: [contour], panels: 3}\n"
       "           ^\n"
       "  a layout is a named one, or a grid of its own\n"
       "s.yaml:2:48: error: layout.panels: expected a mapping of keys, found '3'\n"
       "  layout: {name: trio, areas: [contour], panels: 3}\n"
       "                                                 ^\n"
       "  like panels: {contour: {levels: 40}}"},
      {"surface: himmelblau\n"
       "layout: {legend: off}\n",
       "s.yaml:2:9: error: name is missing in layout\n"
       "  layout: {legend: off}\n"
       "          ^\n"
       "  write {name: trio, legend: off}"},
      {"surface: himmelblau\n"
       "layout: {areas: [heading]}\n",
       "s.yaml:2:18: error: text is missing in panel heading\n"
       "  layout: {areas: [heading]}\n"
       "                   ^"},
      {"surface: himmelblau\n"
       "learning_rate: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]\n"
       "optimizers: [adam, sgd, lion]\n"
       "layout: comparison\n"
       "outputs: [lecture, blog]\n",
       "s.yaml:5:20: error: a comparison of 36 maps does not fit in 800 x 450 (blog): at most 35\n"
       "  outputs: [lecture, blog]\n"
       "                     ^\n"
       "  make the output larger, or leave it out of outputs"},
  };
  for (const Broken& c : kCases) CHECK(said_about(c.text) == c.message);
}

TEST_CASE("maps of basins that would be too small to be read are a mistake") {
  const std::string many =
      "surface: himmelblau\n"
      "learning_rate: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]\n"
      "optimizers: [adam, sgd, lion]\n"
      "layout: basins\n"
      "outputs: [lecture, blog]\n";
  CHECK(said_about(many) ==
        "s.yaml:5:11: error: a layout of 33 maps does not fit in 1920 x 1080 (lecture): at most 21\n"
        "  outputs: [lecture, blog]\n"
        "            ^\n"
        "  make the output larger, or leave it out of outputs\n"
        "s.yaml:5:20: error: a layout of 33 maps does not fit in 800 x 450 (blog): at most 21\n"
        "  outputs: [lecture, blog]\n"
        "                     ^\n"
        "  make the output larger, or leave it out of outputs");
  const Scene scene = parsed_scene(
      "surface: himmelblau\n"
      "layout: {areas: [loss basins], columns: [9, 1]}\n"
      "outputs: [lecture]\n");
  CHECK_THROWS_WITH(
      compose(scene, scene.outputs[0], descend_all(scene)),
      Catch::StartsWith("s.yaml:2:23: error: in 1920 x 1080 (lecture) a map of basins has no room in "
                        "its panel's 183 x "));
}

TEST_CASE("a profile from the command line may have no room for a comparison") {
  std::string text = "surface: himmelblau\nlayout: comparison\nlearning_rate: [1";
  for (int i = 2; i <= 60; ++i) text += ", " + std::to_string(i);
  text += "]\noptimizers: [adam]\noutputs: [lecture]\n";
  CHECK(parsed_scene(text).optimizers.size() == 60);
  CHECK_THROWS_WITH(
      parse_scene("s.yaml", text, shipped_configs(), {"draft"}),
      Catch::StartsWith(
          "s.yaml:5:1: error: a comparison of 60 maps does not fit in 640 x 360 (draft): at most"));
}
