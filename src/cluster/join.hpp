// Outputs of parts that were made before.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "cluster/part.hpp"
#include "cluster/plan.hpp"
#include "outputs/ready_segments.hpp"

namespace gradreel {

/// The parts of a plan that are not as they should be.
struct BrokenParts {
  std::vector<std::int64_t> missing, foreign, damaged;

  std::vector<std::int64_t> all() const;  ///< rising
};

/// Reads all of them.
BrokenParts broken_parts(const Plan& plan, const std::string& folder);

/// "3 of 12 parts are not in parts: 2-3 are missing; 7 is damaged".
std::string broken_text(const BrokenParts& broken, const Plan& plan, const std::string& folder);

/// "2-4, 7".
std::string ranges_text(const std::vector<std::int64_t>& rising);

/// The parts of a plan in a folder, for the outputs of its films.
class PlannedParts : public ReadySegments {
 public:
  /// All outlive this. `films` are those of the plan by the paths of their targets.
  PlannedParts(const Plan& plan, std::string path, std::string folder, std::string output_dir,
               std::map<std::string, std::size_t> films);

  /// Throws Outdated.
  void check(const Target& target, const PreparedFilm& film, const Trajectories& trajectories) override;

  EncodedSegment segment(const Target& target, std::size_t file, std::int64_t segment) override;

  /// Whether a check failed.
  bool is_outdated() const { return is_outdated_; }

 private:
  const Plan& plan_;
  const std::string path_, folder_, output_dir_;
  const std::map<std::string, std::size_t> films_;
  std::vector<std::int64_t> first_numbers_;  // of the segments of each film
  std::atomic<bool> is_outdated_ = false;
  std::mutex mutex_;
  std::map<std::string, Sha256Digest> last_frames_;  // of the part that was read last, by the target's path
};

}  // namespace gradreel
