#include "video/segment_bytes.hpp"

#include "../../fuzz/check_cache.hpp"
#include "catch.hpp"

using namespace gradreel;

namespace {

bool are_equal(const Packet& a, const Packet& b) {
  return a.frame == b.frame && a.decode_order == b.decode_order && a.keyframe == b.keyframe &&
         a.bytes == b.bytes && a.alpha == b.alpha;
}

EncodedSegment small_segment() {
  EncodedSegment s;
  s.first_frame = 30;
  s.frame_count = 3;
  s.header = {1, 2, 3};
  s.packets = {{30, 30, true, {9, 8}, {}}, {32, 31, false, {}, {7}}};
  return s;
}

}  // namespace

TEST_CASE("a segment reads back from its bytes") {
  const EncodedSegment s = small_segment();
  const auto back = parse_segment(segment_bytes(s));
  REQUIRE(back);
  CHECK(back->first_frame == 30);
  CHECK(back->frame_count == 3);
  CHECK(back->header == s.header);
  REQUIRE(back->packets.size() == 2);
  for (const std::size_t i : {0, 1}) CHECK(are_equal(back->packets[i], s.packets[i]));
  CHECK(segment_bytes(*back) == segment_bytes(s));
}

TEST_CASE("bytes of a segment that are cut, longer or wrong in a length are none") {
  const Bytes all = segment_bytes(small_segment());
  for (std::size_t n = 0; n < all.size(); ++n) CHECK_FALSE(parse_segment(std::span(all).first(n)));
  Bytes longer = all;
  longer.push_back(0);
  CHECK_FALSE(parse_segment(longer));
  for (std::size_t i = 0; i < all.size(); ++i) {
    Bytes wrong = all;
    wrong[i] = 0xFF;
    CHECK(fuzz::complaint_about_segment(wrong) == "");  // no crash, no memory beyond the bytes
  }
}
