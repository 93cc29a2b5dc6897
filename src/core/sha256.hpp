// SHA-256 (FIPS 180-4), by Nettle: for digests that decide, such as those of locks and caches.
#pragma once

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gradreel {

struct Sha256Digest {
  std::array<std::uint8_t, 32> bytes{};

  /// 64 lower-case hexadecimal digits.
  std::string hex() const;

  auto operator<=>(const Sha256Digest&) const = default;
};

/// Digests plain values and bytes, with the same result on every machine. Values with a type go in as
/// `add()`: numbers as 8 little-endian bytes, texts after their length, so that no two lists of values read
/// the same.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  /// The bytes alone, without their length.
  Sha256& add_bytes(std::span<const std::uint8_t> bytes);

  Sha256& add(std::integral auto value) { return add_word(static_cast<std::uint64_t>(value)); }
  Sha256& add(double value) { return add_word(std::bit_cast<std::uint64_t>(value)); }
  Sha256& add(std::string_view text);
  Sha256& add(const Sha256Digest& digest) { return add_bytes(digest.bytes); }

  /// Of all that was added so far; more may follow.
  Sha256Digest digest() const;

 private:
  Sha256& add_word(std::uint64_t word);

  struct State;
  std::unique_ptr<State> state_;
};

/// Of the bytes of `text` alone: what sha256sum prints.
Sha256Digest sha256(std::string_view text);

/// What `hex()` writes, read back; nothing if it is not that.
std::optional<Sha256Digest> parse_sha256(std::string_view hex);

}  // namespace gradreel
