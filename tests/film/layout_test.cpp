#include "film/layout.hpp"

#include "catch.hpp"
#include "film/comparison.hpp"
#include "film/fixtures.hpp"
#include "panels/registry.hpp"

using namespace gradreel;

namespace {

constexpr std::pair<int, int> kSizes[] = {{1920, 1080}, {800, 450},   {1080, 1080}, {600, 600},
                                          {1080, 1920}, {1440, 1080}, {640, 360}};

Descent descent(std::string label) {
  Descent d;
  d.label = std::move(label);
  d.settings = {"α = 0.05", "β₁ = 0.8"};
  const auto trajectory = std::make_shared<Trajectory>();
  trajectory->points = {{0, 0}};
  trajectory->losses = {1};
  d.trajectory = trajectory;
  return d;
}

FilmContent content_of(std::size_t descents, int width, int height) {
  FilmContent content;
  content.title = "Title";
  content.width = width;
  content.height = height;
  content.view.domain = {-5, 5, -5, 5};
  content.descents.assign(descents, descent("Gradient descent"));
  for (std::size_t i = 0; i < descents; ++i) content.descents[i].series = i;
  return content;
}

PanelChoice choice_of(std::string_view panel, Span columns, Span rows, std::string title = {}) {
  const PanelEntry* entry = find_panel(panel);
  return {entry, ParamValues(entry->options), std::move(title), {}, columns, rows};
}

bool keep_clear(const Box& a, const Box& b) {
  constexpr double kTiny = 1e-6;
  return a.right() <= b.x + kTiny || b.right() <= a.x + kTiny || a.bottom() <= b.y + kTiny ||
         b.bottom() <= a.y + kTiny;
}

void check_cells(const std::vector<Placement>& cells, const FilmContent& content) {
  const double margin = 0.025 * std::min(content.width, content.height);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Box& a = cells[i].cell;
    INFO(cells[i].panel->name);
    CHECK(a.width > 0);
    CHECK(a.height > 0);
    CHECK(a.x >= margin);
    CHECK(a.y >= margin);
    CHECK(a.right() <= content.width - margin);
    CHECK(a.bottom() <= content.height - margin + 1e-9);
    for (std::size_t j = 0; j < i; ++j) CHECK(keep_clear(a, cells[j].cell));
  }
}

std::vector<std::string_view> names_of(const std::vector<Placement>& cells) {
  std::vector<std::string_view> names;
  for (const Placement& p : cells) names.push_back(p.panel->name);
  return names;
}

}  // namespace

TEST_CASE("cells of named layouts keep clear of each other and of the border") {
  TextEngine text;
  for (const std::string_view name : layout_names()) {
    for (const auto& [width, height] : kSizes) {
      for (const std::size_t descents : {1, 3, 4, 7, 12}) {
        for (const LegendPlace legend : {LegendPlace::automatic, LegendPlace::right, LegendPlace::off}) {
          INFO(name << " at " << width << " x " << height << ", " << descents << " descents");
          const FilmContent content = content_of(descents, width, height);
          check_cells(lay_out({.name = std::string(name), .legend = legend}, content, panels(), text),
                      content);
        }
      }
    }
  }
}

TEST_CASE("plots of the named layouts take most of what the frame has") {
  TextEngine text;
  for (const std::string_view name : {"trio", "duo", "contour_loss", "solo"}) {
    for (const auto& [width, height] : kSizes) {
      INFO(name << " at " << width << " x " << height);
      double area = 0, smallest = 1e9;
      for (const Placement& p :
           lay_out({.name = std::string(name)}, content_of(4, width, height), panels(), text)) {
        if (p.panel->name == "title" || p.panel->name == "legend") continue;
        area += p.cell.width * p.cell.height;
        smallest = std::min({smallest, p.cell.width, p.cell.height});
      }
      CHECK(area > 0.46 * width * height);
      CHECK(smallest > 0.2 * std::min(width, height));
    }
  }
}

TEST_CASE("a grid gives columns and rows their shares, and spans the gaps between") {
  TextEngine text;
  FilmContent content = content_of(2, 1000, 500);
  content.title.clear();
  Layout layout = {.name = "", .columns = {3, 1}, .rows = {1, 1, 2}, .legend = LegendPlace::off};
  layout.panels = {choice_of("contour", {0, 1}, {0, 3}), choice_of("loss", {1, 1}, {0, 2}),
                   choice_of("coordinates", {1, 1}, {2, 1})};
  const auto cells = lay_out(layout, content, panels(), text);
  REQUIRE(cells.size() == 3);
  // The frame without 3 % of the shorter side at each border: 970 x 470; gaps of 11.
  CHECK(cells[0].cell.x == Approx(15));
  CHECK(cells[0].cell.width == Approx((970 - 11) * 0.75));
  CHECK(cells[0].cell.height == Approx(470));
  CHECK(cells[1].cell.x == Approx(15 + (970 - 11) * 0.75 + 11));
  CHECK(cells[1].cell.width == Approx((970 - 11) * 0.25));
  CHECK(cells[1].cell.height == Approx((470 - 22) * 0.5 + 11));
  CHECK(cells[2].cell.y == Approx(15 + (470 - 22) * 0.5 + 22));
  CHECK(cells[2].cell.bottom() == Approx(485));
  for (const auto& [width, height] : kSizes) {
    content = content_of(4, width, height);
    check_cells(lay_out(layout, content, panels(), text), content);
  }
}

TEST_CASE("title and legend stand once, and headings above their panels") {
  TextEngine text;
  const FilmContent content = content_of(2, 1920, 1080);
  Layout layout = {.name = "", .columns = {1}, .rows = {1, 1}};
  layout.panels = {choice_of("loss", {0, 1}, {0, 1}, "Above"), choice_of("contour", {0, 1}, {1, 1})};
  const auto cells = lay_out(layout, content, panels(), text);
  CHECK(names_of(cells) == std::vector<std::string_view>{"title", "heading", "loss", "contour", "legend"});
  CHECK(cells[1].options.text("text") == "Above");
  CHECK(cells[1].cell.bottom() == cells[2].cell.y);
  CHECK(cells[1].cell.height == Approx(1.5 * 0.027 * 1080));
  layout.panels[1] = choice_of("status", {0, 1}, {1, 1});
  layout.title = false;
  CHECK(names_of(lay_out(layout, content, panels(), text)) ==
        std::vector<std::string_view>{"heading", "loss", "status"});
}

TEST_CASE("a comparison has a map for each optimizer, or for each start of one") {
  TextEngine text;
  FilmContent content = content_of(6, 1920, 1080);
  for (std::size_t i = 0; i < 6; ++i) {
    content.descents[i].series = i % 3;
    content.descents[i].start = i / 3;
  }
  auto cells = lay_out({.name = "comparison"}, content, panels(), text);
  REQUIRE(cells.size() == 1 + 3 * 3);
  CHECK(cells[2].panel->name == "contour");
  CHECK(cells[2].descents == std::vector<Pick>{{0, 0}, {0, 1}});
  CHECK(cells[5].descents == std::vector<Pick>{{1, 0}, {1, 1}});
  for (std::size_t i = 0; i < 6; ++i) {
    content.descents[i].series = 0;
    content.descents[i].start = i;
  }
  cells = lay_out({.name = "comparison"}, content, panels(), text);
  REQUIRE(cells.size() == 1 + 3 * 6);
  CHECK(cells[5].descents == std::vector<Pick>{{0, 1}});
}

TEST_CASE("loss curves stand below a comparison whose maps leave much of the height free") {
  TextEngine text;
  const auto losses_of = [&](std::size_t n, int width, int height) {
    const FilmContent content = content_of(n, width, height);
    const std::vector<Placement> cells = lay_out({.name = "comparison"}, content, panels(), text);
    check_cells(cells, content);
    std::vector<Box> losses;
    double maps_end = 0;
    for (const Placement& p : cells) {
      if (p.panel->name == "loss") losses.push_back(p.cell);
      if (p.panel->name == "run_status") maps_end = std::max(maps_end, p.cell.bottom());
    }
    for (const Box& box : losses) {
      CHECK(box.y > maps_end);
      CHECK(box.height > 0.15 * height);
      CHECK(box.bottom() > 0.95 * height);
    }
    return losses.size();
  };
  CHECK(losses_of(4, 1080, 1920) == 1);
  CHECK(losses_of(2, 1080, 1920) == 0);
  CHECK(losses_of(4, 1920, 1080) == 0);
  CHECK(losses_of(4, 1080, 1080) == 0);
}

TEST_CASE("comparisons of up to as many maps as there is room for are readable") {
  TextEngine text;
  CHECK(comparison_capacity(1920, 1080) == 70);
  CHECK(comparison_capacity(800, 450) == 35);
  CHECK(smallest_text_px(1080) == 20);
  CHECK(smallest_text_px(450) == 12);
  for (const auto& [width, height] : kSizes) {
    const int most = std::min(64, comparison_capacity(width, height));
    for (const int n : {1, 2, 3, 4, 6, 8, 9, 12, 16, 25, most}) {
      if (n > most) continue;
      INFO(n << " maps at " << width << " x " << height);
      const FilmContent content = content_of(static_cast<std::size_t>(n), width, height);
      const auto cells = lay_out({.name = "comparison"}, content, panels(), text);
      check_cells(cells, content);
      for (const Placement& p : cells) {
        if (p.panel->name == "title") continue;
        CHECK(p.text_px >= smallest_text_px(std::min(width, height)));
        if (p.panel->name == "run_status") CHECK(p.cell.width >= 7.4 * p.text_px);
        if (p.panel->name == "contour") CHECK(std::min(p.cell.width, p.cell.height) >= 3.9 * p.text_px);
      }
    }
  }
}

TEST_CASE("an unknown layout is an error of the program") {
  TextEngine text;
  CHECK_THROWS_WITH(lay_out({.name = "spiral"}, content_of(1, 100, 100), panels(), text),
                    "unknown layout spiral");
}
