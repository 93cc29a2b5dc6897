#include "film/layout.hpp"

#include "catch.hpp"
#include "film/fixtures.hpp"

using namespace gradreel;

namespace {

Descent descent(std::string label) {
  Descent d;
  d.label = std::move(label);
  d.trajectory = std::make_shared<Trajectory>();
  return d;
}

}  // namespace

TEST_CASE("cells of a layout keep clear of each other and of the border") {
  TextEngine text;
  for (const std::string_view name : layout_names()) {
    for (const auto& [width, height] :
         {std::pair{1920, 1080}, {800, 450}, {1080, 1080}, {1080, 1920}, {1024, 768}}) {
      for (const std::size_t descents : {1, 3, 4, 7, 12}) {
        FilmContent content;
        content.title = "Title";
        content.width = width;
        content.height = height;
        content.descents.assign(descents, descent("Adam"));
        const auto cells = lay_out({.name = std::string(name)}, content, text);
        INFO(name << " at " << width << " x " << height << ", " << descents << " descents");
        const double margin = 0.025 * std::min(width, height);
        for (std::size_t i = 0; i < cells.size(); ++i) {
          const Box& a = cells[i].cell;
          CHECK(a.width > 0.1 * width);
          CHECK(a.height > 0);
          CHECK(a.x >= margin);
          CHECK(a.y >= margin);
          CHECK(a.right() <= width - margin);
          CHECK(a.bottom() <= height - margin + 1e-9);
          for (std::size_t j = 0; j < i; ++j) {
            const Box& b = cells[j].cell;
            CHECK((a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y));
          }
        }
      }
    }
  }
}

TEST_CASE("an unknown layout is an error of the program") {
  TextEngine text;
  FilmContent content;
  content.width = content.height = 100;
  content.descents = {descent("Adam")};
  CHECK_THROWS_WITH(lay_out({.name = "spiral"}, content, text), "unknown layout spiral");
}
