#include "film/cuts.hpp"

#include "batch/render.hpp"
#include "catch.hpp"
#include "film/fixtures.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

PauseSpec pause(int epoch, std::int64_t seconds, std::string caption = {}) {
  PauseSpec spec;
  spec.epoch = epoch;
  spec.seconds = {seconds, 1};
  spec.caption = std::move(caption);
  return spec;
}

Scene with_pauses(std::vector<PauseSpec> pauses) {
  Scene scene = small_scene();
  scene.timeline.pauses = std::move(pauses);
  return scene;
}

}  // namespace

TEST_CASE("the poster is the last frame of the plots that nothing lies over") {
  CHECK(last_plain_frame(small_film()) == 39);
  Scene faded = small_scene();
  faded.timeline.fade_out = {1, 2};
  faded.closing = CardSpec{"End", "", {2, 1}};
  const Film film = small_film(640, 360, 10, faded);
  const std::int64_t k = last_plain_frame(film);
  CHECK(film.curtain(k).is_open());
  CHECK(k < film.timeline().plots_end());
  for (std::int64_t later = k + 1; later < film.timeline().plots_end(); ++later) {
    CHECK_FALSE(film.curtain(later).is_open());
  }
}

TEST_CASE("a deck's clips end on stills and begin with what these show") {
  const Film film = small_film(320, 180, 10, with_pauses({pause(5, 2), pause(20, 2, "Look!"), pause(30, 1)}));
  const Deck deck = deck_of(film);
  REQUIRE(deck.stills.size() == 3);
  REQUIRE(deck.clips.size() == 4);
  CHECK(deck.clips.front().begin == 0);
  CHECK(deck.clips.back().end == film.timeline().frames());
  for (std::size_t i = 0; i < deck.stills.size(); ++i) {
    CHECK(deck.clips[i].end == deck.stills[i] + 1);
    CHECK(paint_frame(film, deck.clips[i + 1].begin) == paint_frame(film, deck.stills[i]));
    for (std::int64_t k = deck.stills[i]; k <= deck.clips[i + 1].begin; ++k) {
      CHECK(film.digest(k) == film.digest(deck.stills[i]));
    }
  }
  CHECK(deck.stills[0] == film.timeline().pause_frames()[0]);
  // The caption fades in for 3 frames and out for 3: what is shown longest has all of it.
  CHECK(deck.stills[1] == film.timeline().pause_frames()[1] + 3);
}

TEST_CASE("a pause at the start leaves nothing to move before it") {
  const Film film = small_film(320, 180, 10, with_pauses({pause(0, 1)}));
  const Deck deck = deck_of(film);
  CHECK(deck.clips[0] == FrameRange{0, 1});
  CHECK_FALSE(moves(film, deck.clips[0]));
  CHECK(moves(film, deck.clips[1]));
  CHECK(deck.clips[1].begin >= 9);
}

TEST_CASE("a pause shorter than a frame has a still all the same") {
  PauseSpec blink = pause(20, 0);
  blink.seconds = {1, 100};
  const Film film = small_film(320, 180, 10, with_pauses({blink}));
  const Deck deck = deck_of(film);
  REQUIRE(deck.stills.size() == 1);
  CHECK(film.timeline().at(deck.stills[0]).epoch >= 20);
  CHECK(deck.clips[1].begin == deck.stills[0]);
}
