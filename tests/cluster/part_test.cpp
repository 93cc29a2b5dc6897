#include "cluster/part.hpp"

#include <filesystem>

#include "catch.hpp"
#include "cli/process.hpp"
#include "core/error.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

DigestedSegment small_segment() {
  DigestedSegment s;
  s.encoded.first_frame = 8;
  s.encoded.frame_count = 2;
  s.encoded.header = {1, 2};
  s.encoded.packets = {{.frame = 8, .decode_order = 8, .keyframe = true, .bytes = {3, 4, 5}, .alpha = {6}},
                       {.frame = 9, .decode_order = 9, .keyframe = false, .bytes = {7}}};
  s.frames = {sha256("seven"), sha256("eight"), sha256("nine")};
  return s;
}

}  // namespace

TEST_CASE("a part reads back as it was written, under its name alone") {
  const TemporaryFolder folder;
  const std::string parts = folder / "a/b";
  const std::string path = part_path(parts, 12);
  CHECK(path == parts + "/12.part");
  CHECK(check_part(path, sha256("s")) == PartState::missing);
  write_part(path, sha256("s"), small_segment());
  write_part(path, sha256("s"), small_segment());
  CHECK(folder.listing() == std::vector<std::string>{"a", "a/b", "a/b/12.part"});
  CHECK(check_part(path, sha256("s")) == PartState::intact);
  CHECK(check_part(path, sha256("t")) == PartState::foreign);
  const DigestedSegment read = read_part(path, sha256("s"), 1000);
  CHECK(read.frames == small_segment().frames);
  CHECK(read.encoded.header == small_segment().encoded.header);
  REQUIRE(read.encoded.packets.size() == 2);
  CHECK(read.encoded.packets[0].bytes == std::vector<std::uint8_t>{3, 4, 5});
  CHECK(read.encoded.packets[0].alpha == std::vector<std::uint8_t>{6});
  CHECK_THROWS_AS(read_part(path, sha256("s"), 100), Error);
}

TEST_CASE("changed bytes and shorter lengths of a part are found") {
  const TemporaryFolder folder;
  const std::string path = folder / "1.part";
  write_part(path, sha256("s"), small_segment());
  const std::string whole = read_file(path);
  for (std::size_t i = 0; i < whole.size(); i += 3) {
    INFO(i);
    std::string bytes = whole;
    bytes[i] = static_cast<char>(bytes[i] ^ 0x10);
    write_file(path, bytes);
    const bool is_digest = i >= 16 && i < 48;
    CHECK(check_part(path, sha256("s")) == (is_digest ? PartState::foreign : PartState::damaged));
    CHECK_THROWS_AS(read_part(path, sha256("s"), 1000), Error);
    write_file(path, whole.substr(0, i));
    CHECK(check_part(path, sha256("s")) == PartState::damaged);
  }
  write_file(path, whole + '\0');
  CHECK(check_part(path, sha256("s")) == PartState::damaged);
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  CHECK(check_part(path, sha256("s")) == PartState::damaged);
}
