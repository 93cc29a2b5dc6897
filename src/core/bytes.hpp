// Values as bytes, the same on every machine, and back.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gradreel {

using Bytes = std::vector<std::uint8_t>;

/// The bytes of a text.
inline std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Numbers as 8 little-endian bytes, texts and bytes after their length.
class ByteWriter {
 public:
  ByteWriter& add(std::integral auto value) {
    auto bits = static_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i, bits >>= 8) bytes_.push_back(static_cast<std::uint8_t>(bits & 0xFF));
    return *this;
  }
  ByteWriter& add(double value) { return add(std::bit_cast<std::uint64_t>(value)); }
  ByteWriter& add(std::span<const std::uint8_t> bytes) {
    add(bytes.size());
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    return *this;
  }
  ByteWriter& add(const Bytes& bytes) { return add(std::span<const std::uint8_t>(bytes)); }
  ByteWriter& add(std::string_view text) { return add(bytes_of(text)); }

  Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

/// Reads what ByteWriter wrote, and anything else without harm: what is missing reads as nothing, and
/// is_good() is false from then on. Lengths are compared with what is left before memory is taken.
class ByteReader {
 public:
  explicit ByteReader(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

  bool is_good() const { return good_; }
  bool is_at_end() const { return good_ && rest_.empty(); }
  std::size_t left() const { return rest_.size(); }

  std::uint64_t number() {
    std::uint64_t value = 0;
    const std::span<const std::uint8_t> bytes = take(8);
    for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | bytes[i];
    return value;
  }
  std::int64_t signed_number() { return static_cast<std::int64_t>(number()); }
  double real() { return std::bit_cast<double>(number()); }
  Bytes bytes() {
    const std::span<const std::uint8_t> all = take(number());
    return {all.begin(), all.end()};
  }
  std::string text() {
    const std::span<const std::uint8_t> all = take(number());
    return {all.begin(), all.end()};
  }

  /// How many of something follow, each of at least `least` bytes.
  std::size_t count(std::size_t least) {
    const std::uint64_t n = number();
    if (n > rest_.size() / least) good_ = false;
    return good_ ? static_cast<std::size_t>(n) : 0;
  }

 private:
  std::span<const std::uint8_t> take(std::uint64_t size) {
    if (!good_ || size > rest_.size()) {
      good_ = false;
      return {};
    }
    const auto taken = rest_.first(static_cast<std::size_t>(size));
    rest_ = rest_.subspan(taken.size());
    return taken;
  }

  std::span<const std::uint8_t> rest_;
  bool good_ = true;
};

}  // namespace gradreel
