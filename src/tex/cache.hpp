// Results of typesetting in the cache, by their input.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cache/cache.hpp"
#include "core/formula.hpp"

namespace gradreel {

/// An entry that cannot be read counts as missing.
class FormulaCache {
 public:
  /// `key` contains everything that determines the result. Null: there is no cache.
  FormulaCache(Cache* cache, const std::string& key);

  /// None if there is no entry.
  std::optional<std::vector<Formula>> load() const;

  void store(const std::vector<Formula>& formulas) const;

 private:
  Cache* cache_;
  Sha256Digest action_;
};

}  // namespace gradreel
