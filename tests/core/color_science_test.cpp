#include "core/color_science.hpp"

#include "catch.hpp"

using namespace gradreel;

namespace {

struct Pair {
  Lab p, q;
  double difference;
};

// G. Sharma, W. Wu and E. N. Dalal, Color Research and Application 30(1), 2005, table 1.
constexpr Pair kPublished[] = {
    {{50.0000, 2.6772, -79.7751}, {50.0000, 0.0000, -82.7485}, 2.0425},
    {{50.0000, 3.1571, -77.2803}, {50.0000, 0.0000, -82.7485}, 2.8615},
    {{50.0000, 2.8361, -74.0200}, {50.0000, 0.0000, -82.7485}, 3.4412},
    {{50.0000, -1.3802, -84.2814}, {50.0000, 0.0000, -82.7485}, 1.0000},
    {{50.0000, -1.1848, -84.8006}, {50.0000, 0.0000, -82.7485}, 1.0000},
    {{50.0000, -0.9009, -85.5211}, {50.0000, 0.0000, -82.7485}, 1.0000},
    {{50.0000, 0.0000, 0.0000}, {50.0000, -1.0000, 2.0000}, 2.3669},
    {{50.0000, -1.0000, 2.0000}, {50.0000, 0.0000, 0.0000}, 2.3669},
    {{50.0000, 2.4900, -0.0010}, {50.0000, -2.4900, 0.0009}, 7.1792},
    {{50.0000, 2.4900, -0.0010}, {50.0000, -2.4900, 0.0010}, 7.1792},
    {{50.0000, 2.4900, -0.0010}, {50.0000, -2.4900, 0.0011}, 7.2195},
    {{50.0000, 2.4900, -0.0010}, {50.0000, -2.4900, 0.0012}, 7.2195},
    {{50.0000, -0.0010, 2.4900}, {50.0000, 0.0009, -2.4900}, 4.8045},
    {{50.0000, -0.0010, 2.4900}, {50.0000, 0.0010, -2.4900}, 4.8045},
    {{50.0000, -0.0010, 2.4900}, {50.0000, 0.0011, -2.4900}, 4.7461},
    {{50.0000, 2.5000, 0.0000}, {50.0000, 0.0000, -2.5000}, 4.3065},
    {{50.0000, 2.5000, 0.0000}, {73.0000, 25.0000, -18.0000}, 27.1492},
    {{50.0000, 2.5000, 0.0000}, {61.0000, -5.0000, 29.0000}, 22.8977},
    {{50.0000, 2.5000, 0.0000}, {56.0000, -27.0000, -3.0000}, 31.9030},
    {{50.0000, 2.5000, 0.0000}, {58.0000, 24.0000, 15.0000}, 19.4535},
    {{50.0000, 2.5000, 0.0000}, {50.0000, 3.1736, 0.5854}, 1.0000},
    {{50.0000, 2.5000, 0.0000}, {50.0000, 3.2972, 0.0000}, 1.0000},
    {{50.0000, 2.5000, 0.0000}, {50.0000, 1.8634, 0.5757}, 1.0000},
    {{50.0000, 2.5000, 0.0000}, {50.0000, 3.2592, 0.3350}, 1.0000},
    {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
    {{63.0109, -31.0961, -5.8663}, {62.8187, -29.7946, -4.0864}, 1.2630},
    {{61.2901, 3.7196, -5.3901}, {61.4292, 2.2480, -4.9620}, 1.8731},
    {{35.0831, -44.1164, 3.7933}, {35.0232, -40.0716, 1.5901}, 1.8645},
    {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
    {{36.4612, 47.8580, 18.3852}, {36.2715, 50.5065, 21.2231}, 1.4146},
    {{90.8027, -2.0831, 1.4410}, {91.1528, -1.6435, 0.0447}, 1.4441},
    {{90.9257, -0.5406, -0.9208}, {88.6381, -0.8985, -0.7239}, 1.5381},
    {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
    {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
};

}  // namespace

TEST_CASE("CIEDE2000 gives the published differences, both ways round", "[color]") {
  for (const Pair& pair : kPublished) {
    CAPTURE(pair.p.l, pair.p.a, pair.p.b, pair.q.l, pair.q.a, pair.q.b);
    CHECK(ciede2000(pair.p, pair.q) == Approx(pair.difference).margin(1e-4));
    CHECK(ciede2000(pair.q, pair.p) == Approx(pair.difference).margin(1e-4));
  }
}

TEST_CASE("sRGB to CIELAB", "[color]") {
  const Lab white = to_lab({1, 1, 1}), black = to_lab({0, 0, 0}), red = to_lab({1, 0, 0});
  CHECK(white.l == Approx(100).margin(1e-3));
  CHECK(white.a == Approx(0).margin(0.01));
  CHECK(white.b == Approx(0).margin(0.02));
  CHECK(black.l == Approx(0).margin(1e-9));
  CHECK(red.l == Approx(53.24).margin(0.01));
  CHECK(red.a == Approx(80.09).margin(0.01));
  CHECK(red.b == Approx(67.20).margin(0.01));
}

TEST_CASE("greys look alike to everyone, and red and green do not", "[color]") {
  const Color gray = {0.4, 0.4, 0.4}, red = {0.78, 0.2, 0.1}, green = {0.4, 0.45, 0.1};
  const auto difference = [&](Vision v) {
    return ciede2000(to_lab(as_seen(red, v)), to_lab(as_seen(green, v)));
  };
  for (const Vision v : kVisions) {
    CHECK(as_seen(gray, v).r == Approx(0.4).margin(1e-5));
    CHECK(as_seen(gray, v).g == Approx(0.4).margin(1e-5));
    CHECK(as_seen(gray, v).b == Approx(0.4).margin(1e-5));
  }
  CHECK(difference(Vision::normal) > 45);
  CHECK(difference(Vision::protan) < 15);
  CHECK(difference(Vision::deutan) < 15);
  CHECK(difference(Vision::tritan) > 30);
}

TEST_CASE("contrast ratios of WCAG", "[color]") {
  CHECK(contrast_ratio({1, 1, 1}, {0, 0, 0}) == Approx(21));
  CHECK(contrast_ratio({0, 0, 0}, {1, 1, 1}) == Approx(21));
  CHECK(contrast_ratio({0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}) == Approx(1));
  const Color just = {0x76 / 255.0, 0x76 / 255.0,
                      0x76 / 255.0};  // known as the lightest grey for AA on white
  CHECK(contrast_ratio(just, {1, 1, 1}) == Approx(4.54).margin(0.005));
}

TEST_CASE("translucent colours over a ground", "[color]") {
  CHECK(over({1, 0, 0, 0.25}, {0, 0, 1}) == Color{0.25, 0, 0.75, 1});
  CHECK(over({1, 0, 0, 1}, {0, 0, 1}) == Color{1, 0, 0, 1});
}
