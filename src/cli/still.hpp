// The work of `still` and `frame`.
#pragma once

#include "cli/still_options.hpp"

namespace gradreel {

/// Loads, draws, writes, and says so. Returns an exit code.
int run_still(const StillOptions& options, const Globals& globals);

}  // namespace gradreel
