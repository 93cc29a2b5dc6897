#include "batch/render.hpp"

#include <algorithm>
#include <mutex>
#include <vector>

#include "batch/fake_format.hpp"
#include "batch/palette.hpp"
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
    render(film, format, "unused", options);
    CHECK(format.file.finished);
    CHECK(format.file.frames == want);
    CHECK(reported == film.timeline().frames());
  }
}

TEST_CASE("formats that code changes are given the frame before their segment", "[threads]") {
  const Film film = small_film(320, 180, 5);
  FakeFormat format;
  format.wants_preceding = true;
  render(film, format, "unused", {.jobs = 2});
  CHECK(format.preceding_frames.size() == 1);
  CHECK(format.preceding_frames[10] == digest_of(paint_frame(film, 9)));
}

TEST_CASE("where memory runs out, fewer workers make the segments that are left, each once", "[threads]") {
  const Film film = small_film(320, 180, 5);  // segments of 10 frames
  const std::vector<std::int64_t> both = {0, 1};
  FakeFormat format;
  format.fail_at = 13;
  format.is_starved = true;
  std::mutex mutex;
  std::vector<std::int64_t> made;
  const auto take = [&](std::int64_t segment, const DigestedSegment& encoded) {
    const std::lock_guard lock(mutex);
    CHECK(encoded.encoded.packets.size() == 10);
    made.push_back(segment);
  };
  format.failures = 1;
  render_some(film, {0, 20}, format, both, {.jobs = 2}, take);
  std::ranges::sort(made);
  CHECK(made == both);
  made.clear();
  format.failures = 2;
  CHECK_THROWS_WITH(render_some(film, {0, 20}, format, both, {.jobs = 2}, take),
                    Catch::StartsWith("frame 13: not enough memory: a worker takes about ") &&
                        Catch::EndsWith(" MB for frames of 320 x 180; make width and height smaller"));
  CHECK(made == std::vector<std::int64_t>{0});
  format.failures = 1;
  CHECK_THROWS_AS(render_some(film, {0, 20}, format, both, {.jobs = 1}, take), FrameError);
}

TEST_CASE("a failure names its frame and leaves the file unfinished", "[threads]") {
  const Film film = small_film(320, 180, 5);
  for (const int jobs : {1, 2}) {
    FakeFormat format;
    format.fail_at = 13;
    CHECK_THROWS_WITH(render(film, format, "unused", {.jobs = jobs}), "frame 13: the encoder broke");
    CHECK_THROWS_AS(render(film, format, "unused", {.jobs = jobs}), FrameError);
    CHECK_FALSE(format.file.finished);
  }
}

namespace {

/// Pictures of nothing; at one of them it fails.
class FailingFrames : public FrameSource {
 public:
  explicit FailingFrames(std::int64_t fail_at) : fail_at_(fail_at) {}
  const Image& frame(std::int64_t k) override {
    if (k == fail_at_) throw std::runtime_error("no such picture");
    return image_;
  }
  std::span<const Rect> changed() const override { return {}; }

 private:
  std::int64_t fail_at_;
  Image image_{4, 4, 0};
};

/// The frame that a failure names, of 30 frames in segments of 10, from `first` of the source on.
std::int64_t failed_frame(std::int64_t fail_at, const FakeFormat& format, RenderOptions options) {
  try {
    encode_segments(30, 10, options.jobs, {[&] { return std::make_unique<FailingFrames>(fail_at); }}, format,
                    "unused", options);
  } catch (const FrameError& e) {
    CHECK(e.what() == "frame " + std::to_string(e.frame()) + ": no such picture");
    return e.frame();
  }
  return -1;
}

}  // namespace

TEST_CASE("a source that fails in the middle of a film is named by its own frame", "[threads]") {
  for (const int jobs : {1, 2, 3}) {
    FakeFormat format;
    for (const std::int64_t k : {0, 9, 10, 14, 29}) {
      CHECK(failed_frame(k, format, {.jobs = jobs}) == k);
      CHECK(failed_frame(100 + k, format, {.jobs = jobs, .first_frame = 100}) == 100 + k);
    }
    CHECK(failed_frame(30, format, {.jobs = jobs}) == -1);
    CHECK(failed_frame(24, format, {.jobs = jobs, .last_frame = 24}) == 24);  // and held from there on
    CHECK(failed_frame(25, format, {.jobs = jobs, .last_frame = 24}) == -1);
  }
}

TEST_CASE("a frame that fails as the one before a segment is named, not the segment's first", "[threads]") {
  FakeFormat format;
  format.wants_preceding = true;
  // Of two workers the second meets frame 9 first, as what precedes its segment.
  for (const int jobs : {1, 2}) CHECK(failed_frame(9, format, {.jobs = jobs}) == 9);
}

namespace {

/// Shows nothing, and cannot show one frame.
class BrokenPanel : public Panel {
 public:
  explicit BrokenPanel(std::int64_t fail_at) : fail_at_(fail_at) {}
  Rect area() const override { return {0, 0, 32, 32}; }
  void paint_backdrop(Canvas&, const Moment&, Scratch*) const override {}
  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    items.push_back({area(), digest(moment)});
  }
  void paint_moving(Canvas&, const Moment& moment, Scratch*) const override {
    if (moment.frame == fail_at_) throw std::runtime_error("the pen broke");
  }
  std::uint64_t digest(const Moment& moment) const override {
    return static_cast<std::uint64_t>(moment.frame);
  }

 private:
  std::int64_t fail_at_;
};

}  // namespace

TEST_CASE("a frame that cannot be painted is named, wherever it is needed", "[threads]") {
  const Film good = small_film(320, 180, 5);
  constexpr std::int64_t kBroken = 19;  // the last one: a sample of palettes, too
  std::vector<std::unique_ptr<Panel>> panels;
  panels.push_back(std::make_unique<BrokenPanel>(kBroken));
  const Film film(std::make_shared<FilmContent>(good.content()), good.timeline(), std::move(panels));
  REQUIRE(film.timeline().frames() == kBroken + 1);
  CHECK_NOTHROW(paint_frame(film, kBroken - 1));
  CHECK_THROWS_WITH(paint_frame(film, kBroken), "frame 19: the pen broke");
  CHECK_THROWS_WITH(film_palette(film), "frame 19: the pen broke");
  FakeFormat format;
  for (const int jobs : {1, 2}) {
    CHECK_THROWS_WITH(render(film, format, "unused", {.jobs = jobs}), "frame 19: the pen broke");
    CHECK_THROWS_WITH(render_range(film, {5, 20}, format, "unused", {.jobs = jobs}),
                      "frame 19: the pen broke");
  }
}

TEST_CASE("a cancelled render stops within a frame and leaves the file unfinished", "[threads]") {
  const Film film = small_film(320, 180, 5);
  for (const int jobs : {1, 2}) {
    FakeFormat format;
    std::int64_t frames = 0;
    RenderOptions options;
    options.jobs = jobs;
    options.progress = [&](std::int64_t done) {
      frames = done;
      if (done >= 3) throw Cancelled();
    };
    CHECK_THROWS_AS(render(film, format, "unused", options), Cancelled);
    CHECK_FALSE(format.file.finished);
    CHECK(frames < 3 + jobs);
  }
}

TEST_CASE("workers are bounded by segments and memory") {
  CHECK(worker_count(4, 10, 1) == 4);
  CHECK(worker_count(4, 3, 1) == 3);
  CHECK(worker_count(4, 10, std::size_t(1) << 50) == 1);
  CHECK(worker_count(0, 10, 1) == 1);
}

TEST_CASE("films of 8 s or more have segments of 4 s, shorter ones of 2 s") {
  CHECK(segment_length({60, 1}, 479) == 120);
  CHECK(segment_length({60, 1}, 480) == 240);
  CHECK(segment_length({30000, 1001}, 238) == 59);  // 8 s are 239.76 frames
  CHECK(segment_length({30000, 1001}, 239) == 119);
  CHECK(segment_length({1, 10}, 5) == 1);
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
