// `check --lock`: whether outputs are what a lock says.
#pragma once

#include "cli/render_arguments.hpp"

namespace gradreel {

/// Renders and runs nothing. Says of each output whether it is ok, or why not, as data with `json`. Returns
/// an exit code: kFailed if one is not. Throws Error where the lock or a scene cannot be read.
int check_locked(const RenderArguments& arguments, bool allow_missing, bool json, const Globals& globals);

}  // namespace gradreel
