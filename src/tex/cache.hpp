// Cached results of typesetting, keyed by their input.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/formula.hpp"

namespace gradreel {

/// One file per key. An entry that cannot be read counts as missing, and a failed write is ignored; neither
/// is an error.
class FormulaCache {
 public:
  /// `key` contains everything that determines the result.
  FormulaCache(std::optional<std::string> dir, std::string key);

  /// None if the entry is missing or damaged.
  std::optional<std::vector<Formula>> load() const;

  /// Writes a temporary file and renames it, so that readers never see half of it.
  void store(const std::vector<Formula>& formulas) const;

  /// The entry's file; empty without a cache folder.
  const std::string& path() const { return path_; }

 private:
  std::string key_, path_;
};

}  // namespace gradreel
