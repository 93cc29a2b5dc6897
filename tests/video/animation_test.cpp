#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <sstream>

#include "catch.hpp"
#include "core/error.hpp"
#include "decode.hpp"
#include "films.hpp"
#include "ssim.hpp"
#include "video/apng/apng.hpp"
#include "video/gif/gif.hpp"
#include "video/gif/palette.hpp"
#include "video/picture_encoder.hpp"
#include "video/straight_alpha.hpp"
#include "video/webp/webp.hpp"

using namespace gradreel;
using namespace gradreel::test;
using Catch::Matchers::Message;

namespace {

std::string output_of(const std::string& command) {
  std::FILE* pipe = popen(command.c_str(), "r");
  std::string out;
  char buffer[4096];
  while (std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, got);
  CHECK(pclose(pipe) == 0);
  return out;
}

/// What Pillow sees: its line of facts, and the frames' straight pixels.
std::pair<std::string, std::vector<std::uint32_t>> pillow(const Folder& folder, const std::string& path) {
  const std::string raw = folder / "raw";
  const std::string said =
      output_of("/usr/bin/python3 " GRADREEL_SOURCE_DIR "/tests/video/read_animation.py " + path + " " + raw);
  const std::vector<std::uint8_t> bytes = read_bytes(raw);
  std::vector<std::uint32_t> pixels(bytes.size() / 4);
  std::memcpy(pixels.data(), bytes.data(), 4 * pixels.size());
  return {said, pixels};
}

std::vector<std::uint32_t> straight_pixels(const Image& image) {
  std::vector<std::uint32_t> all;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) all.push_back(straight_pixel(image.at(x, y)));
  }
  return all;
}

/// Frames 0..10, in segments of 4; the dot stands still in frames 3 to 8.
Image slow_frame(int k) { return film_frame(kWidth, kHeight, k <= 3 ? k : k <= 8 ? 3 : k - 5); }

void write_slow_film(const Format& format, const std::string& path) {
  constexpr int kFrames = 11, kSegment = 4;
  const auto writer = format.open(path, kFrames);
  for (int first = 0; first < kFrames; first += kSegment) {
    const auto encoder = format.segment_encoder(first);
    if (format.wants_preceding_frame() && first > 0) encoder->preceding(slow_frame(first - 1));
    const Rect all[] = {Rect{0, 0, kWidth, kHeight}};
    for (int k = first; k < std::min(kFrames, first + kSegment); ++k) encoder->add(slow_frame(k), all);
    writer->append(encoder->finish());
  }
  writer->finish();
}

/// A soft square that moves over nothing.
Image faint_frame(int k) {
  Image image(24, 16);
  for (int y = 4; y < 12; ++y) {
    for (int x = 0; x < 8; ++x) {
      const auto a = static_cast<std::uint32_t>(32 * x + 8 * (y - 4));
      image.row(y)[2 * k + x] = a << 24 | a / 2 << 16 | a / 3 << 8 | a;
    }
  }
  return image;
}

void write_faint_film(const Format& format, const std::string& path) {
  const auto writer = format.open(path, 3);
  const auto encoder = format.segment_encoder(0);
  const Rect all[] = {Rect{0, 0, 24, 16}};
  for (int k = 0; k < 3; ++k) encoder->add(faint_frame(k), all);
  writer->append(encoder->finish());
  writer->finish();
}

std::map<std::string, std::unique_ptr<Format>> exact_animations(const FrameGeometry& geometry) {
  std::map<std::string, std::unique_ptr<Format>> all;
  all["apng"] = make_apng(geometry, {});
  all["webp"] = make_webp(geometry, {});
  return all;
}

}  // namespace

TEST_CASE("APNG and lossless WebP hold exactly the frames, the same ones once", "[video]") {
  const Folder folder;
  for (const auto& [name, format] : exact_animations(kAt25)) {
    INFO(name);
    const std::string path = folder / ("film." + name);
    write_slow_film(*format, path);
    const auto [said, pixels] = pillow(folder, path);
    INFO(said);
    CHECK(said.starts_with("96 64 0 40"));
    std::istringstream facts(said);
    int width = 0, height = 0, loop = -1;
    facts >> width >> height >> loop;
    std::vector<double> delays;
    for (double d; facts >> d;) delays.push_back(d);
    CHECK(delays == std::vector<double>{40, 40, 40, 240, 40, 40});
    std::vector<std::uint32_t> painted;
    for (const int k : {0, 1, 2, 3, 9, 10}) {
      for (const std::uint32_t p : straight_pixels(slow_frame(k))) painted.push_back(p);
    }
    CHECK((pixels == painted));
  }
}

TEST_CASE("Pillow reads a GIF as libav does, the same frames once", "[video]") {
  const Folder folder;
  GifPalette palette({});
  palette.sample(slow_frame(10));
  write_slow_film(*make_gif(kAt25, palette.colors()), folder / "film.gif");
  const auto [said, pixels] = pillow(folder, folder / "film.gif");
  CHECK(said == "96 64 0 40 40 40 240 40 40\n");
  std::vector<std::uint32_t> decoded;
  for (const DecodedFrame& frame : decode(folder / "film.gif")) {
    for (const std::uint32_t p : straight_pixels(frame.image)) decoded.push_back(p);
  }
  CHECK(decoded.size() == std::size_t{6} * kWidth * kHeight);
  CHECK((pixels == decoded));
}

TEST_CASE("apngdis and libav read an APNG as it was painted", "[video]") {
  const Folder folder;
  write_slow_film(*make_apng(kAt25, {}), folder / "film.png");
  output_of("apngdis " + (folder / "film.png"));
  for (int i = 0; const int k : {0, 1, 2, 3, 9, 10}) {
    const std::string name = "apngframe" + std::to_string(++i);
    CHECK(decode(folder / (name + ".png")).at(0).image == slow_frame(k));
    CHECK(read_bytes(folder / (name + ".txt")).size() > 0);
  }
  const std::vector<DecodedFrame> frames = decode(folder / "film.png");
  REQUIRE(frames.size() == 6);
  CHECK(frames.front().image == slow_frame(0));
  CHECK(frames[3].image == slow_frame(3));
  CHECK(frames.back().image == slow_frame(10));
}

TEST_CASE("transparent frames stay what they are in APNG and WebP", "[video]") {
  const Folder folder;
  for (const auto& [name, format] : exact_animations({24, 16, {10, 1}})) {
    INFO(name);
    const std::string path = folder / ("film." + name);
    write_faint_film(*format, path);
    const auto [said, pixels] = pillow(folder, path);
    CHECK(said.starts_with("24 16 0 100"));
    std::vector<std::uint32_t> painted;
    for (const int k : {0, 1, 2}) {
      for (const std::uint32_t p : straight_pixels(faint_frame(k))) painted.push_back(p);
    }
    CHECK((pixels == painted));
  }
}

TEST_CASE("a picture has only what changed where that is opaque, else its whole box", "[video]") {
  std::vector<Image> coded;
  const EncodePicture encode = [&](const Image& picture) {
    coded.push_back(picture);
    return std::vector<std::uint8_t>{7};
  };
  const auto encoder = picture_segment_encoder({8, 6, {25, 1}}, 2, 0, encode);
  constexpr std::uint32_t kGround = 0xFF204060u, kInk = 0xFFFFFFFFu, kFaint = 0x80404040u;
  Image frame(8, 6, kGround);
  const auto add = [&](std::uint32_t pixel, std::initializer_list<std::pair<int, int>> places) {
    for (const auto& [x, y] : places) frame.row(y)[x] = pixel;
    const Rect all[] = {frame.bounds()};
    encoder->add(frame, all);
  };
  add(kGround, {});
  add(kInk, {{3, 1}, {5, 4}});
  add(kInk, {});  // nothing changes: no picture
  add(kFaint, {{3, 1}, {4, 2}});
  const EncodedSegment segment = encoder->finish();
  REQUIRE(segment.packets.size() == 3);
  const BoxedPicture opaque = read_picture(segment.packets[1]), faint = read_picture(segment.packets[2]);

  CHECK_FALSE(read_picture(segment.packets[0]).blends);
  CHECK(coded[0] == Image(8, 6, kGround));

  CHECK(opaque.blends);
  CHECK(opaque.box == Rect{2, 0, 4, 5});
  Image changes(4, 5);
  changes.row(1)[1] = changes.row(4)[3] = kInk;
  CHECK(coded[1] == changes);

  CHECK_FALSE(faint.blends);
  CHECK(faint.box == Rect{2, 0, 3, 3});
  Image whole(3, 3, kGround);
  whole.row(1)[1] = whole.row(2)[2] = kFaint;
  CHECK(coded[2] == whole);
  CHECK(segment.packets[2].frame == 3);
}

TEST_CASE("what stands still costs an APNG or a lossless WebP nothing", "[video]") {
  // Noise cannot be compressed; two dots far apart blink on it, so that the changed box is the whole frame.
  Image ground(160, 120);
  std::uint32_t noise = 1;
  for (int y = 0; y < 120; ++y) {
    for (int x = 0; x < 160; ++x)
      ground.row(y)[x] = 0xFF000000u | (noise = noise * 1664525u + 1013904223u) >> 8;
  }
  const Folder folder;
  for (const auto& [name, format] : exact_animations({160, 120, {25, 1}})) {
    INFO(name);
    const auto size_of = [&](int frames) {
      const auto writer = format->open(folder / "film", frames);
      const auto encoder = format->segment_encoder(0);
      for (int k = 0; k < frames; ++k) {
        Image frame = ground;
        frame.row(0)[0] = frame.row(119)[159] = k % 2 == 0 ? 0xFF000000u : 0xFFFFFFFFu;
        const Rect all[] = {frame.bounds()};
        encoder->add(frame, all);
      }
      writer->append(encoder->finish());
      writer->finish();
      return read_bytes(folder / "film").size();
    };
    const std::size_t one = size_of(1), eleven = size_of(11);
    CHECK(one > 160 * 120 * 3);
    CHECK(eleven - one < 10 * 400);
  }
}

TEST_CASE("an APNG or a WebP that grows too large is given up, and nothing is left of it", "[video]") {
  const Folder folder;
  const auto write = [&](const std::string& name, std::int64_t max_bytes) {
    const auto format = name == "apng" ? make_apng(kAt30, {.max_bytes = max_bytes})
                                       : make_webp(kAt30, {.max_bytes = max_bytes});
    write_film(*format, kWidth, kHeight, 20, 7, 2, folder / "film");
    return static_cast<std::int64_t>(read_bytes(folder / "film").size());
  };
  for (const std::string name : {"apng", "webp"}) {
    INFO(name);
    const std::int64_t size = write(name, 0);
    std::filesystem::remove(folder / "film");
    CHECK_THROWS_MATCHES(
        write(name, size - 1), TooLarge,
        Message((folder / "film") + " has more than " + std::to_string(size - 1) + " bytes"));
    CHECK(folder.names().empty());
    CHECK(write(name, size) == size);
    std::filesystem::remove(folder / "film");
  }
}

TEST_CASE("pixels are made straight so that multiplied again they are the same", "[video]") {
  for (std::uint32_t a = 0; a < 256; ++a) {
    for (std::uint32_t c = 0; c <= a; ++c) {
      const Rgba straight = to_straight(a << 24 | c << 16 | c << 8 | c);
      CHECK(straight.a == a);
      REQUIRE((straight.r * a + 127) / 255 == c);
    }
  }
}

TEST_CASE("libwebp's own tool takes our WebP, and a lossy one looks like the film", "[video]") {
  const Folder folder;
  write_slow_film(*make_webp(kAt25, {.lossless = false}), folder / "film.webp");
  const std::string said = output_of("webpinfo -quiet " + (folder / "film.webp") + " 2>&1");
  CHECK(said.find("rror") == std::string::npos);
  const auto [facts, pixels] = pillow(folder, folder / "film.webp");
  CHECK(facts == "96 64 0 40 40 40 240 40 40\n");
  REQUIRE(pixels.size() == std::size_t{6} * kWidth * kHeight);
  auto next = pixels.begin();
  for (const int k : {0, 1, 2, 3, 9, 10}) {
    Image image(kWidth, kHeight);
    for (int y = 0; y < kHeight; ++y, next += kWidth) std::copy_n(next, kWidth, image.row(y));
    INFO("frame " << k);
    CHECK(ssim(image, slow_frame(k)) > 0.99);
    CHECK(ssim(image, slow_frame(k)) > ssim(image, slow_frame(k == 3 ? 2 : k - 1)) + 0.002);
  }
}

TEST_CASE("the bytes of pictures do not depend on the threads", "[video]") {
  const Folder folder;
  for (const auto& [name, format] : exact_animations({kWidth, kHeight, {30000, 1001}})) {
    INFO(name);
    for (const int threads : {1, 2, 7})
      write_film(*format, kWidth, kHeight, 41, 6, threads, folder / std::to_string(threads));
    CHECK(read_bytes(folder / "1").size() > 2000);
    CHECK(read_bytes(folder / "1") == read_bytes(folder / "2"));
    CHECK(read_bytes(folder / "1") == read_bytes(folder / "7"));
  }
}

TEST_CASE("a delay that an APNG's numbers have no room for is made of several", "[video]") {
  const Folder folder;
  const auto format = make_apng({8, 8, {30000, 1001}}, {});
  const auto writer = format->open(folder / "film.png", 100);
  const auto encoder = format->segment_encoder(0);
  for (int k = 0; k < 100; ++k) encoder->add(Image(8, 8, 0xFF204060u), {});
  writer->append(encoder->finish());
  writer->finish();
  const auto [said, pixels] = pillow(folder, folder / "film.png");
  std::istringstream facts(said);
  double skipped = 0, total = 0;
  facts >> skipped >> skipped >> skipped;
  for (double d; facts >> d;) total += d;
  CHECK(total == Approx(100 * 1001 / 30.0));
  CHECK((pixels == std::vector<std::uint32_t>(pixels.size(), 0xFF204060u)));
}

TEST_CASE("APNG and WebP refuse what they cannot hold", "[video]") {
  CHECK_THROWS_MATCHES(make_webp({20000, 10, {25, 1}}, {}), Error,
                       Message("a WebP of 20000 x 10 pixels: each side must be within 1 to 16383"));
  CHECK_THROWS_MATCHES(make_apng({0, 10, {25, 1}}, {}), Error,
                       Message("an APNG of 0 x 10 pixels: each side must be within 1 to 65535"));
  CHECK_THROWS_MATCHES(make_webp(kAt25, {.lossless = false, .quality = 101}), Error,
                       Message("the quality of a WebP must be within 0 to 100"));
}
