#include "film/plot_shape.hpp"

#include "catch.hpp"

using namespace gradreel;

namespace {

bool is_equal_by_default(double aspect, double width, double height, double frame_height = 1080) {
  return has_equal_units(MapAspect::automatic, aspect, width, height, frame_height);
}

}  // namespace

TEST_CASE("units are equal while the shorter side keeps a ninth of the frame's height") {
  CHECK(is_equal_by_default(1, 900, 900));
  CHECK(is_equal_by_default(3, 900, 900));
  CHECK(is_equal_by_default(7.4, 900, 900));  // 121.6 px
  CHECK(!is_equal_by_default(7.6, 900, 900));
  CHECK(is_equal_by_default(1 / 7.4, 900, 900));
  CHECK(!is_equal_by_default(1 / 7.6, 900, 900));
  CHECK(is_equal_by_default(14, 1800, 900));
  CHECK(!is_equal_by_default(1e300, 900, 900));
  CHECK(!is_equal_by_default(1e-300, 900, 900));
}

TEST_CASE("a small multiple has equal units if its shorter side keeps 0.4 of the room's") {
  CHECK(is_equal_by_default(2.4, 80, 80));
  CHECK(!is_equal_by_default(2.6, 80, 80));
  CHECK(is_equal_by_default(1 / 2.4, 80, 80));
  CHECK(!is_equal_by_default(1 / 2.6, 80, 80));
}

TEST_CASE("the view's aspect decides over the default") {
  CHECK(has_equal_units(MapAspect::equal, 30, 900, 900, 1080));
  CHECK(!has_equal_units(MapAspect::fill, 1, 900, 900, 1080));
}
