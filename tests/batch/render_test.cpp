#include "batch/render.hpp"

#include "batch/fake_format.hpp"
#include "catch.hpp"
#include "film/fixtures.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("segments painted in parallel make the film of one worker, in order", "[threads]") {
  const Film film = small_film(320, 180, 5);  // segments of 10 frames, 20 frames
  std::vector<std::uint64_t> want;
  for (std::int64_t k = 0; k < film.timeline().frames(); ++k) want.push_back(digest_of(paint_frame(film, k)));
  for (const int jobs : {1, 2, 7}) {
    FakeFormat format;
    RenderOptions options;
    options.jobs = jobs;
    std::int64_t reported = 0;
    options.progress = [&](std::int64_t done) {
      CHECK(done == reported + 1);
      reported = done;
    };
    CHECK(render(film, format, "unused", options));
    CHECK(format.file.finished);
    CHECK(format.file.frames == want);
    CHECK(reported == film.timeline().frames());
  }
}

TEST_CASE("formats that code changes are given the frame before their segment", "[threads]") {
  const Film film = small_film(320, 180, 5);
  FakeFormat format;
  format.wants_preceding = true;
  CHECK(render(film, format, "unused", {.jobs = 2}));
  CHECK(format.preceding_frames.size() == 1);
  CHECK(format.preceding_frames[10] == digest_of(paint_frame(film, 9)));
}

TEST_CASE("a failure names its frame and leaves the file unfinished", "[threads]") {
  const Film film = small_film(320, 180, 5);
  for (const int jobs : {1, 2}) {
    FakeFormat format;
    format.fail_at = 13;
    CHECK_THROWS_WITH(render(film, format, "unused", {.jobs = jobs}), "frame 13: the encoder broke");
    CHECK_FALSE(format.file.finished);
  }
}

TEST_CASE("a cancelled render stops within a frame and leaves the file unfinished", "[threads]") {
  const Film film = small_film(320, 180, 5);
  FakeFormat format;
  std::atomic<bool> cancelled = false;
  std::int64_t frames = 0;
  RenderOptions options;
  options.cancelled = &cancelled;
  options.progress = [&](std::int64_t done) {
    frames = done;
    if (done == 3) cancelled = true;
  };
  CHECK_FALSE(render(film, format, "unused", options));
  CHECK_FALSE(format.file.finished);
  CHECK(frames == 3);
}

TEST_CASE("workers are bounded by segments and memory") {
  CHECK(worker_count(4, 10, 1) == 4);
  CHECK(worker_count(4, 3, 1) == 3);
  CHECK(worker_count(4, 10, std::size_t(1) << 50) == 1);
  CHECK(worker_count(0, 10, 1) == 1);
}

TEST_CASE("a palette is a function of the film alone, with exact inks") {
  const Film film = small_film(320, 180, 5);
  const auto palette = film_palette(film);
  CHECK(palette == film_palette(film));
  CHECK(palette.size() <= 255);
  for (const Descent& d : film.content().descents) {
    CHECK(std::count(palette.begin(), palette.end(), to_rgb(d.color)) == 1);
  }
}
