#include "video/mp4/mp4.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "catch.hpp"
#include "core/error.hpp"
#include "decode.hpp"
#include "films.hpp"
#include "skipped.hpp"
#include "video/libav.hpp"

using namespace gradreel;
using namespace gradreel::test;
using Catch::Matchers::Message;

namespace {

std::size_t position(const std::vector<std::uint8_t>& bytes, const std::string& text) {
  return static_cast<std::size_t>(std::search(bytes.begin(), bytes.end(), text.begin(), text.end()) -
                                  bytes.begin());
}

}  // namespace

TEST_CASE("an MP4 holds the frames at their times, whatever the last segment's length", "[video]") {
  const Folder folder;
  const auto format = make_mp4(kAt30, {});
  for (const int count : {1, 2, 20, 21, 22, 23}) {
    INFO(count << " frames");
    write_film(*format, kWidth, kHeight, count, 10, 1, folder / "film.mp4");
    const Decoded film = decode_film(folder / "film.mp4");
    CHECK(film.width == kWidth);
    CHECK(film.height == kHeight);
    CHECK(film.tick == Rational{1, 15360});
    CHECK(film.duration == 512 * count);
    REQUIRE(film.frames.size() == static_cast<std::size_t>(count));
    for (int k = 0; k < count; ++k) {
      const DecodedFrame& frame = film.frames[static_cast<std::size_t>(k)];
      INFO("frame " << k);
      CHECK(frame.pts == 512 * k);
      CHECK(frame.keyframe == (k % 10 == 0));
      // Halved chroma costs a yellow line of two pixels much; what it does not cost is the order of frames.
      const double own = psnr(frame.image, film_frame(kWidth, kHeight, k));
      CHECK(own > 28);
      CHECK(own > psnr(frame.image, film_frame(kWidth, kHeight, k + 1)) + 0.2);
      CHECK(own > psnr(frame.image, film_frame(kWidth, kHeight, k - 1)) + 0.2);
    }
  }
}

TEST_CASE("an MP4 is tagged BT.709 limited High and starts with its index", "[video]") {
  const Folder folder;
  Mp4Settings settings;
  settings.title = "Gradient descent: \xC3\xA4\xC3\xB6 100 %";
  write_film(*make_mp4(kAt30, settings), kWidth, kHeight, 12, 10, 1, folder / "film.mp4");
  const Decoded film = decode_film(folder / "film.mp4");
  CHECK(film.color_range == AVCOL_RANGE_MPEG);
  CHECK(film.primaries == AVCOL_PRI_BT709);
  CHECK(film.transfer == AVCOL_TRC_BT709);
  CHECK(film.matrix == AVCOL_SPC_BT709);
  CHECK(film.profile == FF_PROFILE_H264_HIGH);
  CHECK(film.title == settings.title);
  CHECK(film.container_us == 400000);
  const std::vector<std::uint8_t> bytes = read_bytes(folder / "film.mp4");
  CHECK(position(bytes, "moov") < position(bytes, "mdat"));
  CHECK(position(bytes, "mdat") < bytes.size());
  for (const char* maker : {"x264", "Lavf", "Lavc"}) CHECK(position(bytes, maker) == bytes.size());
}

TEST_CASE("an MP4 states the lowest level that its size and rate need", "[video]") {
  struct Need {
    int width, height, fps, level;
  };
  for (const Need need : {Need{1920, 1080, 60, 42}, Need{1080, 1920, 30, 40}, Need{640, 360, 25, 30}}) {
    const auto format = make_mp4({need.width, need.height, {need.fps, 1}}, {});
    const auto encoder = format->segment_encoder(0);
    encoder->add(Image(need.width, need.height), {});
    const std::vector<std::uint8_t> header = encoder->finish().header;  // 0 0 0 1 0x67 profile flags level
    REQUIRE(header.size() > 8);
    CHECK(header[5] == 100);
    CHECK(static_cast<int>(header[7]) == need.level);
  }
}

TEST_CASE("quantisers of an MP4 follow the type of frame, and how much moves", "[video]") {
  const Folder folder;
  const auto quantisers = [&](bool moves_much, bool map_refills) {
    Mp4Settings settings;
    settings.crf = 20;
    settings.moves_much = moves_much;
    settings.map_refills = map_refills;
    write_film(*make_mp4(kAt30, settings), kWidth, kHeight, 17, 17, 1, folder / "film.mp4");
    std::set<std::string> each;
    for (const DecodedFrame& f : decode(folder / "film.mp4"))
      each.insert(f.type + std::to_string(f.quantiser));
    return each;
  };
  using Each = std::set<std::string>;
  // B frames that others refer to are finer, and small frames a little coarser than asked for.
  CHECK(quantisers(false, false) == Each{"I19", "P26", "P27", "B28", "B29", "B30", "B31", "B32"});
  CHECK(quantisers(true, false) == Each{"I20", "P25", "P26", "P27", "B27", "B28", "B29", "B30"});
  CHECK(quantisers(false, true) == Each{"I20", "P24", "P25", "B25", "B26", "B27", "B28"});
  CHECK(quantisers(true, true) == quantisers(false, true));
}

TEST_CASE("the bytes of an MP4 do not depend on the threads", "[video]") {
  const Folder folder;
  const auto format = make_mp4({kWidth, kHeight, {30000, 1001}}, {});
  write_film(*format, kWidth, kHeight, 41, 6, 1, folder / "1.mp4");
  write_film(*format, kWidth, kHeight, 41, 6, 2, folder / "2.mp4");
  write_film(*format, kWidth, kHeight, 41, 6, 7, folder / "7.mp4");
  const std::vector<std::uint8_t> bytes = read_bytes(folder / "1.mp4");
  CHECK(bytes.size() > 5000);
  CHECK(bytes == read_bytes(folder / "2.mp4"));
  CHECK(bytes == read_bytes(folder / "7.mp4"));
  const Decoded film = decode_film(folder / "1.mp4");
  CHECK(film.tick == Rational{1, 30000});
  CHECK(film.duration == 41 * 1001);
  CHECK(film.frames.at(40).pts == 40 * 1001);
}

TEST_CASE("an MP4 refuses what it cannot hold", "[video]") {
  CHECK_THROWS_MATCHES(make_mp4({641, 359, {30, 1}}, {}), Error,
                       Message("an MP4 needs an even width and height: 641 x 359 is odd, use 642 x 360"));
  CHECK_THROWS_MATCHES(make_mp4({640, 359, {30, 1}}, {}), Error,
                       Message("an MP4 needs an even width and height: 640 x 359 is odd, use 640 x 360"));
  CHECK_THROWS_MATCHES(make_mp4({0, 360, {30, 1}}, {}), Error,
                       Message("an MP4 of 0 x 360 pixels: each side must be within 2 to 16384"));
  Mp4Settings settings;
  settings.preset = "swift";
  CHECK_THROWS_MATCHES(
      make_mp4(kAt30, settings), Error,
      Message("x264 has no preset 'swift': it has ultrafast, superfast, veryfast, faster, fast, medium, "
              "slow, slower, veryslow"));
}

TEST_CASE("an MP4 joins only segments of one kind, in order and complete", "[video]") {
  const Folder folder;
  const auto format = make_mp4(kAt30, {});
  const EncodedSegment first = encode_segment(*format, kWidth, kHeight, 0, 3);
  const EncodedSegment second = encode_segment(*format, kWidth, kHeight, 3, 3);
  const auto writer = format->open(folder / "film.mp4", 7);
  CHECK_THROWS_MATCHES(
      writer->append(second), Error,
      Message("segments out of order in " + (folder / "film.mp4") + ": expected frame 0, got 3"));
  writer->append(first);
  EncodedSegment other = second;
  other.header.push_back(0);
  CHECK_THROWS_MATCHES(writer->append(other), Error,
                       Message("the segment at frame 3 of " + (folder / "film.mp4") +
                               " was encoded with other settings than the first"));
  writer->append(second);
  CHECK_THROWS_MATCHES(writer->finish(), Error, Message((folder / "film.mp4") + " has 6 frames of 7"));
}

TEST_CASE("what a codec's library lacks without a word is memory") {
  if (std::string_view(GRADREEL_SANITIZE) != "")
    return gradreel::testing::report_skipped("an encoder that does not open: x264 then leaks");
  const AVCodec* x264 = avcodec_find_encoder_by_name("libx264");
  REQUIRE(x264);
  const auto codec = libav::own(avcodec_alloc_context3(x264));
  codec->width = codec->height = 16;
  codec->time_base = {1, 25};
  codec->pix_fmt = AV_PIX_FMT_YUV420P;
  av_opt_set(codec->priv_data, "x264-params", "pass=2:stats=/nowhere/stats", 0);
  CHECK_THROWS_AS(libav::open_codec(*codec, *x264, "x264"), std::bad_alloc);
}
