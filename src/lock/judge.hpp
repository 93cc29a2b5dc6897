// Compares outputs and today's scenes with what a lock says, without rendering.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "lock/lock.hpp"
#include "outputs/target.hpp"

namespace gradreel {

struct JudgeOptions {
  std::string folder;          ///< of the lock
  bool allow_missing = false;  ///< a file that is not there is no objection
};

/// Why an output is not what the lock says, or the lock not of today's scene: each key of the scene that
/// changed, with its place; configs, data, settings and versions that did; files that are missing or were
/// altered. Empty: all is as it was rendered.
std::vector<Mistake> objections_to(const Target& target, const Lock& lock, const JudgeOptions& options);

/// Outputs in the lock that today's scenes no longer make: of the scenes of `targets`, and of scenes that are
/// gone from one of the paths (files or folders). By name, in order.
std::vector<std::string> outdated(const Lock& lock, const std::string& folder,
                                  std::span<const Target> targets, std::span<const std::string> paths);

}  // namespace gradreel
