// Results of earlier runs, by what they were made from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/formula.hpp"

namespace gradreel {

/// A file of its own for each key. What cannot be read is made anew, and what cannot be written is not kept:
/// neither is an error.
class FormulaCache {
 public:
  /// `key` is all that decides the result.
  FormulaCache(std::optional<std::string> dir, std::string key);

  /// None if there is no entry, or if it is broken.
  std::optional<std::vector<Formula>> load() const;

  /// By a temporary file and a rename, so that nobody reads half of it.
  void store(const std::vector<Formula>& formulas) const;

  /// Of the entry; empty without a folder.
  const std::string& path() const { return path_; }

 private:
  std::string key_, path_;
};

}  // namespace gradreel
