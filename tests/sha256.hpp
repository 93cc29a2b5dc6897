// SHA-256, for digests that are committed.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace gradreel::testing {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256& add(std::span<const std::uint8_t> bytes);
  Sha256& add(const std::string& bytes);
  std::string hex();  ///< of all that was added; to be asked for once

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Of a file's bytes.
std::string sha256_of_file(const std::string& path);

}  // namespace gradreel::testing
