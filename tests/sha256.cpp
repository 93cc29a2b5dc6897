#include "sha256.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>
#include <vector>

extern "C" {
#include <libavutil/mem.h>
#include <libavutil/sha.h>
}

namespace gradreel::testing {

struct Sha256::State {
  State() : sha(av_sha_alloc()) { av_sha_init(sha, 256); }
  ~State() { av_free(sha); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  AVSHA* sha;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;

Sha256& Sha256::add(std::span<const std::uint8_t> bytes) {
  av_sha_update(state_->sha, bytes.data(), bytes.size());
  return *this;
}

Sha256& Sha256::add(const std::string& bytes) {
  return add(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

std::string Sha256::hex() {
  std::array<std::uint8_t, 32> digest{};
  av_sha_final(state_->sha, digest.data());
  std::string text;
  for (const std::uint8_t byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}

std::string sha256_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  const std::vector<std::uint8_t> bytes(std::istreambuf_iterator<char>(file), {});
  return Sha256().add(bytes).hex();
}

}  // namespace gradreel::testing
