#include "film/curtain.hpp"

#include "catch.hpp"
#include "film/caption.hpp"

using namespace gradreel;
using Picture = Curtain::Picture;

TEST_CASE("without cards and fades a film is never covered") {
  Curtains c;
  c.frames = 10;
  for (int k = 0; k < 10; ++k) CHECK(c.at(k).is_open());
  CHECK(Curtains().at(0).is_open());
}

TEST_CASE("a fade begins with the bare background, and one out ends with it") {
  Curtains c;
  c.frames = 20;
  c.fade_in = 4;
  c.fade_out = 2;
  CHECK(c.at(0) == Curtain{.background = 256});
  CHECK(c.at(1).background == 216);  // 256 (3 t^2 - 2 t^3) at 3/4
  CHECK(c.at(2).background == 128);
  CHECK(c.at(3).background == 40);
  CHECK(c.at(4).is_open());
  CHECK(c.at(17).is_open());
  CHECK(c.at(18).background == 128);
  CHECK(c.at(19) == Curtain{.background = 256});
}

TEST_CASE("a card gives way to the background, and that to the plots") {
  Curtains c;
  c.frames = 40;
  c.opening = 10;
  c.closing = 8;
  c.change = 4;
  CHECK(c.at(0) == Curtain{Picture::opening, 256, 0});
  CHECK(c.at(5) == Curtain{Picture::opening, 256, 0});
  CHECK(c.at(6).picture == Picture::opening);
  CHECK(c.at(6).background > 0);
  CHECK(c.at(7).background > c.at(6).background);
  CHECK(c.at(8) == Curtain{.background = 256});
  CHECK(c.at(9) == Curtain{.background = 128});
  CHECK(c.at(10).is_open());
  CHECK(c.at(31).is_open());
  CHECK(c.at(32) == Curtain{.background = 128});
  CHECK(c.at(33) == Curtain{.background = 256});
  CHECK(c.at(35) == Curtain{Picture::closing, 256, c.at(6).background});
  CHECK(c.at(36) == Curtain{Picture::closing, 256, 0});
  CHECK(c.at(39) == Curtain{Picture::closing, 256, 0});
}

TEST_CASE("a loop fades what moves out and the first frame in, and all but meets it") {
  Curtains c;
  c.frames = 100;
  c.loop = 20;
  CHECK(c.at(79).is_open());
  CHECK(c.at(80).picture == Picture::bare);
  CHECK(c.at(89) == Curtain{Picture::bare, 256, 0});
  CHECK(c.at(90).picture == Picture::first_frame);
  for (int k = 81; k < 90; ++k) CHECK(c.at(k).weight > c.at(k - 1).weight);
  for (int k = 91; k < 100; ++k) CHECK(c.at(k).weight > c.at(k - 1).weight);
  CHECK(c.at(99).weight == 250);
  CHECK(c.at(99).hides_plots());
}

TEST_CASE("captions come and go in even steps") {
  const Caption c = {10, 20, "text", 3};
  CHECK(c.opacity(9) == 0);
  CHECK(c.opacity(10) == 0.25);
  CHECK(c.opacity(12) == 0.75);
  CHECK(c.opacity(13) == 1);
  CHECK(c.opacity(16) == 1);
  CHECK(c.opacity(17) == 0.75);
  CHECK(c.opacity(19) == 0.25);
  CHECK(c.opacity(20) == 0);
  CHECK(Caption{0, 3, "text", 3}.opacity(1) == 0.5);
}
