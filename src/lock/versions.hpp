// What the bytes of outputs depend on beside scenes: this program, its libraries and its fonts.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/sha256.hpp"

namespace gradreel {

/// "0.1.0".
std::string_view program_version();

/// 40 hexadecimal digits of the commit that the program was built from; "unknown" outside of git.
std::string_view program_commit();

/// Every library and program that can affect an output, and its version, in the order of `--version`:
/// {"cairo", "1.16.0"} ...
std::vector<std::pair<std::string, std::string>> library_versions();

/// By name.
using Versions = std::map<std::string, std::string, std::less<>>;

/// Of all that is not the scene: `gradreel`, `commit`, the libraries, and for each package of fonts the
/// digest of its files. Computed once.
const Versions& current_versions();

inline Sha256Digest digest_of(const Versions& versions) {
  Sha256 sha;
  for (const auto& [name, version] : versions) sha.add(name).add(version);
  return sha.digest();
}

}  // namespace gradreel
