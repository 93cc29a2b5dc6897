// Films, or single frames of them, of an earlier run.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gradreel {

/// A folder that is not trusted: no file outside of it is read.
class Baseline {
 public:
  /// Throws Error about --baseline if there is no such folder.
  explicit Baseline(std::string folder);

  /// The path of a film; `names` are what it may be called within the folder, the likeliest first.
  std::optional<std::string> film(const std::vector<std::string>& names) const;

  /// Paths of lossless pictures NAME.00012.png by their frames; in images/current/ too, where an earlier
  /// report keeps them.
  std::map<std::int64_t, std::string> key_frames(const std::vector<std::string>& names) const;

  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

}  // namespace gradreel
