// What became of every output of a batch, for people and for programs.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "outputs/product.hpp"
#include "outputs/target.hpp"

namespace gradreel {

/// Of one target: made, failed, or skipped because another one failed.
struct OutputResult {
  const Target* target = nullptr;
  std::optional<Made> made = std::nullopt;
  std::string failure = {};  ///< in words; empty unless it failed
};

struct BatchResult {
  std::vector<OutputResult> outputs;  ///< in the order of the targets
  std::vector<Mistake> refused;       ///< mistakes in scenes, of which nothing was made
  double seconds = 0;
};

/// Whether any output failed.
bool has_failed(const BatchResult& result);

/// "film", "poster" ...
std::string_view kind_name(ProductKind kind);

/// JSON: {"seconds", "made", "failed", "skipped", "outputs": [{"scene", "output", "profile", "format",
/// "path", "state": "made", "failed" or "skipped", "failure", "from_cache", "segments",
/// "segments_from_cache", "given_up", "files": [{"kind",
/// "path", "bytes", "seconds", "width", "height", "frames"}]}], "refused": [as of `check --json`]}. What is
/// not known is null.
std::string batch_json(const BatchResult& result);

/// A table: the files that were made, with what they are, the seconds that rendering took, their bytes and
/// where they come from; and the outputs that were not.
std::string batch_table(const BatchResult& result);

/// One line: "12 outputs in 34.2 s, 1 failed, 2 skipped".
std::string batch_total(const BatchResult& result);

}  // namespace gradreel
