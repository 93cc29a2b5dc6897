#include "video/gif/lzw.hpp"

#include <random>
#include <string>

#include "catch.hpp"

using namespace gradreel;

namespace {

constexpr std::uint8_t kTransparent = 255;
using Bytes = std::vector<std::uint8_t>;

/// As GIF89a's appendix F tells a reader to.
Bytes decoded(const Bytes& data) {
  REQUIRE(data.at(0) == 8);
  Bytes stream;
  std::size_t at = 1;
  for (; data.at(at) != 0; at += data[at] + 1u) {
    const auto first = data.begin() + static_cast<std::ptrdiff_t>(at) + 1;
    stream.insert(stream.end(), first, first + data[at]);
  }
  REQUIRE(at + 1 == data.size());
  std::vector<Bytes> table;
  Bytes out;
  int bits = 9, before = -1;
  const auto restart = [&] {
    table.clear();
    for (int i = 0; i < 256; ++i) table.push_back({static_cast<std::uint8_t>(i)});
    table.resize(258);
    bits = 9;
    before = -1;
  };
  restart();
  for (std::size_t bit = 0;;) {
    int code = 0;
    for (int i = 0; i < bits; ++i, ++bit) code |= (stream.at(bit / 8) >> (bit % 8) & 1) << i;
    if (code == 257) {
      REQUIRE((stream.size() * 8 - bit) < 8);
      return out;
    }
    if (code == 256) {
      restart();
      continue;
    }
    if (before >= 0) {
      Bytes added = table.at(static_cast<std::size_t>(before));
      REQUIRE(code <= static_cast<int>(table.size()));
      added.push_back(code == static_cast<int>(table.size()) ? added[0]
                                                             : table[static_cast<std::size_t>(code)][0]);
      table.push_back(added);
      if (table.size() == 1u << bits && bits < 12) ++bits;
    }
    const Bytes& phrase = table.at(static_cast<std::size_t>(code));
    REQUIRE_FALSE(phrase.empty());
    out.insert(out.end(), phrase.begin(), phrase.end());
    before = code;
  }
}

/// Whether a reader sees the indices, or transparent where that will do.
void check_says(const Bytes& indices, const Bytes& unchanged) {
  GifLzw lzw(kTransparent);
  const Bytes data = lzw.encode(indices, unchanged), read = decoded(data);
  REQUIRE(read.size() == indices.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (read[i] != indices[i]) REQUIRE((read[i] == kTransparent && unchanged[i] != 0));
  }
  CHECK(lzw.encode(indices, unchanged) == data);  // nothing is left of the image before
}

std::size_t coded_size(const Bytes& indices, const Bytes& unchanged) {
  return GifLzw(kTransparent).encode(indices, unchanged).size();
}

}  // namespace

TEST_CASE("GIF data says what it was made of", "[video]") {
  check_says({7}, {0});
  check_says({7}, {1});
  check_says(Bytes(5, 3), Bytes(5, 0));
  check_says(Bytes(100000, 3), Bytes(100000, 1));
  std::mt19937 random(1);
  for (const unsigned colors : {2u, 17u, 255u}) {
    Bytes indices(60000), unchanged(indices.size());  // fills the table several times
    for (std::uint8_t& index : indices) index = static_cast<std::uint8_t>(random() % colors);
    check_says(indices, unchanged);
    for (std::size_t i = 0; i < indices.size(); ++i) unchanged[i] = random() % 40 != 0 ? 1 : 0;
    check_says(indices, unchanged);
    for (std::size_t i = 0; i < indices.size(); ++i) unchanged[i] = i / 50 % 7 != 0 ? 1 : 0;
    check_says(indices, unchanged);
  }
}

TEST_CASE("GIF data is as small as phrases allow", "[video]") {
  // n phrases of one index cover at most 1 + 2 + ... + n pixels: 447 of them for 100000, in 254 codes of 9
  // bits and the rest of 10, after a clear code and before an end code.
  const std::size_t bits = 9 + 254 * 9 + (447 - 254) * 10 + 10, bytes = (bits + 7) / 8;
  CHECK(coded_size(Bytes(100000, 3), Bytes(100000, 0)) == 1 + bytes + (bytes + 254) / 255 + 1);

  // What is shown repeats, and what changed does not in the same places: choosing transparent wherever it
  // will do would be larger.
  Bytes pattern, some, chosen;
  for (int i = 0; i < 3000; ++i) {
    pattern.push_back(static_cast<std::uint8_t>(i % 5));
    some.push_back(i * i % 11 < 4 ? 1 : 0);
    chosen.push_back(some.back() ? kTransparent : pattern.back());
  }
  CHECK(coded_size(pattern, some) <= coded_size(pattern, Bytes(3000, 0)));
  CHECK(coded_size(pattern, some) < coded_size(chosen, Bytes(3000, 0)));
  CHECK(coded_size(pattern, Bytes(3000, 1)) == coded_size(Bytes(3000, 9), Bytes(3000, 0)));
}
