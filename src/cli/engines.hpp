// Scripts that start a plan on engines that people already run. gradreel has no scheduler of its own.
#pragma once

#include <cstdint>
#include <string>

#include "core/sha256.hpp"

namespace gradreel {

enum class Engine { slurm, parallel };

/// Beside the plan: "x/plan.slurm.sh" of "x/plan.json".
std::string script_path(Engine engine, const std::string& plan);

/// A short shell script, to be started in the working directory of `gradreel plan`. `digest` is of the plan's
/// text. Throws Error where there are no segments.
std::string engine_script(Engine engine, const std::string& plan, std::int64_t segments,
                          const Sha256Digest& digest);

}  // namespace gradreel
