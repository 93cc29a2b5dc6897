#include "draw/colormap.hpp"

#include <cmath>
#include <string>

#include "catch.hpp"
#include "core/color_science.hpp"

using namespace gradreel;

namespace {

double lightness(Rgb c) { return to_lab(to_color(c)).l; }

}  // namespace

TEST_CASE("colormaps are found by name, in the order of their list", "[draw][colormap]") {
  std::string names;
  for (const Colormap& map : colormaps()) {
    names += std::string(map.name) + ' ';
    CHECK(map.table.size() == 256);
    CHECK_FALSE(map.source.empty());
    CHECK(find_colormap(map.name) == &map);
  }
  CHECK(names == "viridis magma cividis ylgnbu rdbu gray ");
  CHECK(find_colormap("jet") == nullptr);
  CHECK(find_colormap("") == nullptr);
}

TEST_CASE("tables hold the published colours", "[draw][colormap]") {
  CHECK(find_colormap("viridis")->table[0] == Rgb{68, 1, 84});
  CHECK(find_colormap("viridis")->table[255] == Rgb{253, 231, 37});
  CHECK(find_colormap("magma")->table[0] == Rgb{0, 0, 4});
  CHECK(find_colormap("magma")->table[255] == Rgb{252, 253, 191});
  CHECK(find_colormap("ylgnbu")->table[0] == Rgb{255, 255, 217});
  CHECK(find_colormap("ylgnbu")->table[255] == Rgb{8, 29, 88});
  CHECK(find_colormap("rdbu")->table[0] == Rgb{103, 0, 31});
  CHECK(find_colormap("rdbu")->table[255] == Rgb{5, 48, 97});
}

TEST_CASE("tables name their source and licence", "[draw][colormap]") {
  for (const Colormap& map : colormaps()) {
    INFO(map.name << ": " << map.source);
    const bool licensed = map.source.find("CC0") != std::string_view::npos ||
                          map.source.find("Apache-2.0") != std::string_view::npos;
    CHECK((licensed || map.name == "gray"));  // gray is a line, not a table of anyone's
  }
}

TEST_CASE("the lightness of sequential maps goes one way, that of the diverging one up and down",
          "[draw][colormap]") {
  const auto rises = [](std::span<const Rgb> table, std::size_t from, std::size_t to, double sign) {
    for (std::size_t i = from + 4; i < to; i += 4) {
      CAPTURE(i);
      CHECK(sign * (lightness(table[i]) - lightness(table[i - 4])) > 0);
    }
  };
  for (const char* name : {"viridis", "magma", "cividis", "gray"}) {
    CAPTURE(name);
    rises(find_colormap(name)->table, 0, 256, 1);
  }
  rises(find_colormap("ylgnbu")->table, 0, 256, -1);
  rises(find_colormap("rdbu")->table, 0, 128, 1);
  rises(find_colormap("rdbu")->table, 128, 256, -1);
}

TEST_CASE("colours between entries are mixed, and beyond the ends are the ends", "[draw][colormap]") {
  const Colormap& gray = *find_colormap("gray");
  CHECK(gray.at(0) == Color{0, 0, 0, 1});
  CHECK(gray.at(1) == Color{1, 1, 1, 1});
  CHECK(gray.at(0.5).g == Approx(0.5));
  CHECK(gray.at(0.1234567).r == Approx(0.1234567));
  CHECK(gray.at(-3) == gray.at(0));
  CHECK(gray.at(1e300) == gray.at(1));
  CHECK(gray.at(std::nan("")) == gray.at(0));
}
