// The compression of a GIF's images.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gradreel {

/// Codes pixels as a GIF does (T. A. Welch, A Technique for High-Performance Data Compression, Computer
/// 17(6), 1984; GIF89a, appendix F). Where a pixel is as the image before shows it, its own index and the
/// transparent one say the same: each phrase takes whichever makes it longer. A phrase ends early where the
/// next one then reaches farther. Keeps its tables between calls; belongs to one thread.
class GifLzw {
 public:
  explicit GifLzw(std::uint8_t transparent);

  /// An image's data: the code size, sub-blocks and their end. `indices` row by row; where `unchanged` is not
  /// 0, transparent will do. Both have the same size, at least 1.
  std::vector<std::uint8_t> encode(std::span<const std::uint8_t> indices,
                                   std::span<const std::uint8_t> unchanged);

 private:
  struct Phrase {
    int code = 0;
    std::size_t length = 0;
  };
  struct Entry {
    std::size_t length = 0;
    int shorter = 0;  // the phrase without its last index
    std::uint8_t first = 0, last = 0;
  };

  void start_table();
  void add(int phrase, std::uint8_t index);
  int longer(int phrase, std::uint8_t index) const;
  bool may_be(std::size_t pixel, std::uint8_t index) const;
  bool may_stand(std::size_t at, int phrase);
  std::size_t run_at(std::size_t at);
  bool is_run(int phrase) const;
  Phrase longest(std::size_t at);
  Phrase longest(std::size_t at, int before);
  Phrase best(std::size_t at, int before);
  void put(int code);
  std::vector<std::uint8_t> blocks();

  const std::uint8_t transparent_;
  std::span<const std::uint8_t> indices_, unchanged_;
  std::vector<Entry> table_;
  std::vector<std::uint16_t> longer_;  // per phrase and index: the phrase with that index added, or 0
  std::vector<int> runs_;              // by length - 1: the phrases of nothing but transparent
  std::size_t run_begin_ = 0, run_end_ = 0;
  std::vector<int> alive_, next_alive_;
  int next_code_ = 0, bits_ = 0;
  std::uint32_t waiting_ = 0;  // bits that fill no byte yet
  int waiting_bits_ = 0;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace gradreel
