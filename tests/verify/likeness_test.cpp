// How alike pictures are.
#include "verify/likeness.hpp"

#include "catch.hpp"
#include "video/films.hpp"
#include "video/ssim.hpp"

using namespace gradreel;
using namespace gradreel::test;

namespace {

Image with_box(Image image, const Rect& box, std::uint32_t color) {
  for (int y = box.y; y < box.bottom(); ++y) std::fill_n(image.row(y) + box.x, box.width, color);
  return image;
}

}  // namespace

TEST_CASE("pictures that are the same have an SSIM of 1 and no difference") {
  const Image frame = film_frame(kWidth, kHeight, 3);
  CHECK(likeness_of(frame, frame).ssim == 1);
  CHECK(likeness_of(frame, frame).largest_difference == 0);
}

TEST_CASE("SSIM is the mean over windows of 8 x 8 pixels, every 4") {
  const Image a = film_frame(kWidth, kHeight, 3), b = film_frame(kWidth, kHeight, 9);
  CHECK(likeness_of(a, b).ssim == Approx(ssim(a, b)).margin(1e-9));
  CHECK(likeness_of(a, b).ssim < 0.999);
}

TEST_CASE("the largest difference is of the mean colour of a window: something small that is missing shows") {
  const Image plain(96, 64, 0xFF808080);
  // 4 x 4 pixels of a window's 64, brighter by 64 in blue alone
  const Likeness one = likeness_of(plain, with_box(plain, {40, 20, 4, 4}, 0xFF8080C0));
  CHECK(one.largest_difference == 16);
  CHECK(one.ssim > 0.99);
  const Likeness tiny = likeness_of(plain, with_box(plain, {40, 20, 1, 1}, 0xFF8080C0));
  CHECK(tiny.largest_difference == 1);
}

TEST_CASE("pictures of any size are compared to their edges") {
  for (const auto& [width, height] :
       {std::pair(1, 1), std::pair(3, 5), std::pair(13, 9), std::pair(8, 200)}) {
    const Image plain(width, height, 0xFF204060);
    const Image other = with_box(plain, {width - 1, height - 1, 1, 1}, 0xFFFFFFFF);
    CHECK(likeness_of(plain, other).largest_difference > 3);
    CHECK(likeness_of(plain, other).ssim < 1);
  }
}

TEST_CASE("a picture of differences is red where there are some") {
  const Image plain(8, 8, 0xFF808080);
  const Image difference = difference_picture(plain, with_box(plain, {2, 2, 1, 1}, 0xFFFFFFFF));
  const Rgb same = to_rgb(difference.at(5, 5)), changed = to_rgb(difference.at(2, 2));
  CHECK((same.r == same.g && same.g == same.b));
  CHECK((changed.r == 214 && changed.g == 0 && changed.b == 0));
}
