#include <filesystem>
#include <numeric>

#include "catch.hpp"
#include "core/error.hpp"
#include "decode.hpp"
#include "films.hpp"
#include "gif_parse.hpp"
#include "video/gif/gif.hpp"
#include "video/gif/map.hpp"
#include "video/gif/palette.hpp"

using namespace gradreel;
using namespace gradreel::test;
using Catch::Matchers::Message;

namespace {

std::vector<Rgb> film_palette() {
  const std::vector<Rgb> exact = {{250, 200, 40}, {230, 60, 50}};
  GifPalette palette(exact);
  for (const int k : {0, 10, 20, 40}) palette.sample(film_frame(kWidth, kHeight, k));
  return palette.colors();
}

Image mapped(const Image& image, const GifMap& map) {
  Image out(image.width(), image.height());
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const Rgb c = map.palette()[map(image.at(x, y))];
      out.row(y)[x] = 0xFF000000u | static_cast<std::uint32_t>(c.r << 16 | c.g << 8 | c.b);
    }
  }
  return out;
}

// A film of one pixel that turns white for the frames in `white`; its delays by the frame rate.
std::vector<int> delays(Rational frame_rate, std::int64_t frame_count, std::int64_t segment_length,
                        const std::vector<std::int64_t>& white) {
  const Folder folder;
  const auto format = make_gif({1, 1, frame_rate}, {{0, 0, 0}, {255, 255, 255}});
  const auto picture = [&](std::int64_t k) {
    return Image(1, 1, std::find(white.begin(), white.end(), k) != white.end() ? 0xFFFFFFFFu : 0xFF000000u);
  };
  const auto writer = format->open(folder / "film.gif", frame_count);
  for (std::int64_t first = 0; first < frame_count; first += segment_length) {
    const auto encoder = format->segment_encoder(first);
    if (first > 0) encoder->preceding(picture(first - 1));
    const Rect all{0, 0, 1, 1};
    for (std::int64_t k = first; k < std::min(first + segment_length, frame_count); ++k) {
      encoder->add(picture(k), {&all, 1});
    }
    writer->append(encoder->finish());
  }
  writer->finish();
  std::vector<int> all;
  for (const GifImage& image : parse_gif(read_bytes(folder / "film.gif")).images) all.push_back(image.delay);
  return all;
}

}  // namespace

TEST_CASE("a GIF shows the palette's pixels, and its bytes do not depend on the cutting", "[video]") {
  const Folder folder;
  const std::vector<Rgb> palette = film_palette();
  const auto format = make_gif({kWidth, kHeight, {30, 1}}, palette);
  write_film(*format, kWidth, kHeight, 41, 41, 1, folder / "whole.gif");
  write_film(*format, kWidth, kHeight, 41, 7, 3, folder / "cut.gif");
  write_film(*format, kWidth, kHeight, 41, 1, 2, folder / "single.gif");
  const std::vector<std::uint8_t> bytes = read_bytes(folder / "whole.gif");
  CHECK(bytes == read_bytes(folder / "cut.gif"));
  CHECK(bytes == read_bytes(folder / "single.gif"));

  const Gif gif = parse_gif(bytes);
  const std::vector<DecodedFrame> frames = decode(folder / "whole.gif");
  const GifMap map(palette);
  CHECK(gif.width == kWidth);
  CHECK(gif.height == kHeight);
  CHECK(gif.loops == 0);
  REQUIRE(gif.images.size() == 41);
  REQUIRE(frames.size() == 41);
  int time = 0;
  for (int k = 0; k < 41; ++k) {
    INFO("frame " << k);
    const GifImage& image = gif.images[static_cast<std::size_t>(k)];
    const Image expected = mapped(film_frame(kWidth, kHeight, k), map);
    CHECK(time == (1000 * k + 150) / 300);
    CHECK(image.screen == expected);
    CHECK(frames[static_cast<std::size_t>(k)].image == expected);
    CHECK(frames[static_cast<std::size_t>(k)].pts == time);
    CHECK(psnr(expected, film_frame(kWidth, kHeight, k)) > 45);
    if (k > 0) CHECK(image.box.width < 20);
    time += image.delay;
  }
  CHECK(time == 137);
}

TEST_CASE("the delays of a GIF add up to the film's time, over frames that do not change", "[video]") {
  CHECK(delays({25, 1}, 4, 4, {1, 3}) == std::vector<int>{4, 4, 4, 4});
  CHECK(delays({50, 1}, 3, 2, {1}) == std::vector<int>{2, 2, 2});
  CHECK(delays({30, 1}, 7, 7, {1, 3, 5}) == std::vector<int>{3, 4, 3, 3, 4, 3, 3});
  for (const int length : {1, 2, 3, 5, 12}) {
    CHECK(delays({30, 1}, 12, length, {0, 1, 5, 6, 7, 8}) == std::vector<int>{7, 10, 13, 10});
    CHECK(delays({25, 1}, 12, length, {}) == std::vector<int>{48});
    CHECK(delays({1, 400}, 4, length, {1}) == std::vector<int>{40000, 40000, 65535, 14465});
  }
  CHECK(delays({1, 66000}, 1, 1, {}).size() == 101);
  CHECK(delays({30000, 1001}, 1000, 300, {500}) == std::vector<int>{1668, 4, 1665});
}

TEST_CASE("a GIF refuses what it cannot show", "[video]") {
  CHECK_THROWS_MATCHES(make_gif({8, 8, {60, 1}}, {{0, 0, 0}}), Error,
                       Message("a GIF cannot show more than 50 frames per second: players take delays below "
                               "2/100 s for 10/100 s"));
  CHECK_THROWS_MATCHES(make_gif({8, 8, {25, 1}}, {}), Error,
                       Message("a GIF's palette has 1 to 255 colours, not 0"));
  CHECK_THROWS_MATCHES(make_gif({8, 8, {25, 1}}, std::vector<Rgb>(256)), Error,
                       Message("a GIF's palette has 1 to 255 colours, not 256"));
  const auto format = make_gif({8, 8, {25, 1}}, {{0, 0, 0}});
  const Image frame(8, 8, 0xFF000000u);
  CHECK_THROWS_MATCHES(format->segment_encoder(5)->add(frame, {}), Error,
                       Message("a GIF's later segments need the frame before"));
}

TEST_CASE("a GIF's palette keeps exact colours first and then the commonest", "[video]") {
  const std::vector<Rgb> exact = {{1, 2, 3}, {4, 5, 6}, {1, 2, 3}};
  GifPalette palette(exact);
  CHECK(palette.colors() == std::vector<Rgb>{{1, 2, 3}, {4, 5, 6}});
  palette.sample(Image(3, 3, 0xFF204060u));
  CHECK(palette.colors() == std::vector<Rgb>{{1, 2, 3}, {4, 5, 6}, {0x20, 0x40, 0x60}});

  std::vector<Rgb> many;
  for (int i = 0; i < 300; ++i)
    many.push_back({static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i / 2), 7});
  GifPalette full(many);
  full.sample(Image(3, 3, 0xFFFFFFFFu));
  CHECK(full.colors() == std::vector<Rgb>(many.begin(), many.begin() + 255));
}

TEST_CASE("a GIF's palette covers more colours than it has entries", "[video]") {
  Image ramp(256, 64);
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 256; ++x)
      ramp.row(y)[x] = 0xFF000000u | static_cast<std::uint32_t>(x << 16 | y << 10 | (255 - x));
  }
  const std::vector<Rgb> exact = {{255, 255, 255}};
  GifPalette palette(exact);
  palette.sample(ramp);
  const std::vector<Rgb> colors = palette.colors();
  CHECK(colors.size() == 255);
  CHECK(colors == palette.colors());
  const GifMap map(colors);
  CHECK(psnr(ramp, mapped(ramp, map)) > 34.95);  // k-means without swaps: 34.92
  for (std::size_t i = 0; i < colors.size(); ++i) {
    CHECK(map(static_cast<std::uint32_t>(colors[i].r << 16 | colors[i].g << 8 | colors[i].b)) == i);
  }
}

TEST_CASE("a GIF plays as often as it says", "[video]") {
  const std::vector<Rgb> palette = film_palette();
  const auto loops = [&](int loop) {
    const Folder folder;
    write_film(*make_gif({kWidth, kHeight, {30, 1}}, palette, {.loop = loop}), kWidth, kHeight, 5, 5, 1,
               folder / "film.gif");
    return parse_gif(read_bytes(folder / "film.gif")).loops;
  };
  CHECK(loops(0) == 0);   // forever
  CHECK(loops(1) == -1);  // no word of repetition
  CHECK(loops(2) == 1);   // repetitions after the first run
  CHECK(loops(65536) == 65535);
}

TEST_CASE("a GIF that grows too large is given up, and nothing is left of it", "[video]") {
  const Folder folder;
  const std::vector<Rgb> palette = film_palette();
  const auto write = [&](std::int64_t max_bytes) {
    write_film(*make_gif({kWidth, kHeight, {30, 1}}, palette, {.max_bytes = max_bytes}), kWidth, kHeight, 20,
               7, 2, folder / "film.gif");
  };
  write(0);
  const auto size = static_cast<std::int64_t>(read_bytes(folder / "film.gif").size());
  std::filesystem::remove(folder / "film.gif");
  CHECK_THROWS_MATCHES(
      write(size - 1), TooLarge,
      Message((folder / "film.gif") + " has more than " + std::to_string(size - 1) + " bytes"));
  CHECK(folder.names().empty());
  write(size);
  CHECK(static_cast<std::int64_t>(read_bytes(folder / "film.gif").size()) == size);
}
