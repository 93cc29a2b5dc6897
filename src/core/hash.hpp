// A digest of plain values that is the same on every machine.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <string_view>

namespace gradreel {

/// 64-bit FNV-1a over the little-endian bytes of the added values. Not for security.
class Hash {
 public:
  Hash& add(std::integral auto value) {
    auto bits = static_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i, bits >>= 8) add_byte(static_cast<unsigned char>(bits & 0xFF));
    return *this;
  }
  Hash& add(double value) { return add(std::bit_cast<std::uint64_t>(value)); }
  Hash& add(std::string_view text) {
    add(text.size());
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
    return *this;
  }
  std::uint64_t value() const { return state_; }

 private:
  void add_byte(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001b3ULL; }

  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace gradreel
