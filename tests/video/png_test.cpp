#include "video/png.hpp"
#include "catch.hpp"
#include "core/error.hpp"
#include "decode.hpp"
#include "films.hpp"
#include "video/versions.hpp"

using namespace gradreel;
using namespace gradreel::test;

TEST_CASE("a PNG holds the image exactly, and the same bytes each time", "[video]") {
  const Folder folder;
  for (const auto& [width, height] : {std::pair{96, 64}, {1, 1}, {33, 7}}) {
    const Image image = film_frame(width, height, 9);
    write_png(image, folder / "a %d:b.png");
    write_png(image, folder / "c.png");
    const std::vector<DecodedFrame> frames = decode(folder / "a %d:b.png");
    REQUIRE(frames.size() == 1);
    CHECK(frames[0].image == image);
    CHECK(read_bytes(folder / "a %d:b.png") == read_bytes(folder / "c.png"));
  }
  CHECK(folder.names() == std::vector<std::string>{"a %d:b.png", "c.png"});
  CHECK_THROWS_MATCHES(
      write_png(Image(), folder / "d.png"), Error,
      Catch::Matchers::Message("cannot write " + (folder / "d.png") + ": the image is empty"));
}

TEST_CASE("versions name libav and x264", "[video]") {
  std::string names;
  for (const auto& [name, version] : video_versions()) {
    names += name + ' ';
    INFO(name << ' ' << version);
    CHECK(!version.empty());
    CHECK(version.find_first_not_of("0123456789.abcdefghijklmnopqrstuvwxyz +") == std::string::npos);
    CHECK(version.front() >= '0');
    CHECK(version.front() <= '9');
  }
  CHECK(names ==
        "libavcodec libavformat libavutil libswscale libswresample x264 libvpx svt-av1 libwebp zlib ");
}
