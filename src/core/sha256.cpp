#include "core/sha256.hpp"

#include <nettle/sha2.h>

namespace gradreel {

struct Sha256::State {
  sha256_ctx context{};
};

Sha256::Sha256() : state_(std::make_unique<State>()) { sha256_init(&state_->context); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::add_bytes(std::span<const std::uint8_t> bytes) {
  sha256_update(&state_->context, bytes.size(), bytes.data());
  return *this;
}

Sha256& Sha256::add(std::string_view text) {
  add_word(text.size());
  sha256_update(&state_->context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  return *this;
}

Sha256& Sha256::add_word(std::uint64_t word) {
  std::array<std::uint8_t, 8> bytes{};
  for (auto& byte : bytes) {
    byte = static_cast<std::uint8_t>(word & 0xFF);
    word >>= 8;
  }
  return add_bytes(bytes);
}

Sha256Digest Sha256::digest() const {
  sha256_ctx copy = state_->context;  // nettle starts anew after it has given a digest
  Sha256Digest digest;
  sha256_digest(&copy, digest.bytes.size(), digest.bytes.data());
  return digest;
}

std::string Sha256Digest::hex() const {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const auto byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

Sha256Digest sha256(std::string_view text) {
  return Sha256().add_bytes({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}).digest();
}

std::optional<Sha256Digest> parse_sha256(std::string_view hex) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  Sha256Digest digest;
  if (hex.size() != 2 * digest.bytes.size()) return std::nullopt;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const auto value = kDigits.find(hex[i]);
    if (value == std::string_view::npos) return std::nullopt;
    auto& byte = digest.bytes[i / 2];
    byte = static_cast<std::uint8_t>(byte << 4 | value);
  }
  return digest;
}

}  // namespace gradreel
