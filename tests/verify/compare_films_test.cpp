// Films are compared frame by frame.
#include "verify/compare_films.hpp"

#include "catch.hpp"
#include "video/films.hpp"
#include "video/png_sequence.hpp"

using namespace gradreel;
using namespace gradreel::test;

namespace {

Image frame_with_flaw(int width, int height, std::int64_t k) {
  Image image = film_frame(width, height, k);
  if (k != 4) return image;
  for (int y = 0; y < 16; ++y) std::fill_n(image.row(y), 16, 0xFF000000);
  return image;
}

/// As pictures of their own: nothing else tells which pixels of a frame may differ.
std::string film(const Folder& folder, const std::string& name, int frames, PaintFrame paint = film_frame,
                 int width = kWidth) {
  write_film(*make_png_sequence({width, kHeight, {25, 1}}, false), width, kHeight, frames, 1, 1,
             folder / name, paint);
  return folder / name;
}

Comparison compared(const std::string& before, const std::string& now) {
  FilmWalk a(before, {1, 1}), b(now, {1, 1});
  return compare_films(a, b);
}

}  // namespace

TEST_CASE("a film compared with itself, and with one frame that differs", "[video]") {
  const Folder folder;
  const std::string before = film(folder, "a", 7);
  const Comparison same = compared(before, before);
  CHECK(same.frames == 7);
  CHECK(same.worst.ssim == 1);
  CHECK(same.mismatch.empty());
  const Comparison other = compared(before, film(folder, "b", 7, frame_with_flaw));
  CHECK(other.frames == 7);
  CHECK(other.worst_frame == 4);
  CHECK(other.worst.largest_difference > 50);
  CHECK((other.before == film_frame(kWidth, kHeight, 4)));
  CHECK((other.now == frame_with_flaw(kWidth, kHeight, 4)));
}

TEST_CASE("films of other lengths and sizes say so", "[video]") {
  const Folder folder;
  const std::string before = film(folder, "a", 7);
  CHECK(compared(before, film(folder, "b", 5)).mismatch == "5 frames, not 7");
  CHECK(compared(before, film(folder, "c", 9)).mismatch == "9 frames, not 7");
  CHECK(compared(before, film(folder, "d", 7, film_frame, 80)).mismatch == "80 x 64 pixels, not 96 x 64");
}

TEST_CASE("a walk stands at a frame, whenever the picture came", "[video]") {
  const Folder folder;
  FilmWalk walk(film(folder, "a", 7), {1, 1});
  REQUIRE(walk.go_to(2));
  CHECK((walk.image() == film_frame(kWidth, kHeight, 2)));
  CHECK(walk.next_change() == 3);
  REQUIRE(walk.go_to(6));
  CHECK((walk.image() == film_frame(kWidth, kHeight, 6)));
  CHECK(walk.next_change() == 7);
  CHECK_FALSE(walk.go_to(7));
}
