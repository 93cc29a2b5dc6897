// What making outputs would refuse, and what is hardly meant: found out without painting or writing.
#pragma once

#include <span>

#include "core/error.hpp"
#include "outputs/target.hpp"

namespace gradreel {

/// Walks the way of make_outputs() up to the first frame: runs each scene's descents once, for all its
/// outputs, and composes their films, leaving out what takes long. Scene by scene, each once; what several
/// outputs of a scene say of the same place is said of the first. Up to `jobs` descents run at once.
Findings inspect(std::span<const Target> targets, int jobs);

}  // namespace gradreel
