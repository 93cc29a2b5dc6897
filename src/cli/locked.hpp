// Scenes as a lock says that they were rendered.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/render_arguments.hpp"
#include "cli/report.hpp"
#include "lock/lock.hpp"

namespace gradreel {

/// Scenes whose outputs were made with the same options.
struct LockedPlan {
  RenderArguments arguments;  ///< with the recorded options
  Globals globals;            ///< the same
  Planned planned;
};

/// How scenes are loaded: `undrawn` is enough to know what outputs are made from.
enum class Loading { undrawn, whole };

/// The scenes of the arguments' paths, group by group, with the options that the lock recorded for them where
/// the command line does not say otherwise. Mistakes are treated as plan_files() does.
std::vector<LockedPlan> plan_locked(const RenderArguments& arguments, const Lock& lock,
                                    const Globals& globals, Loading loading);

/// All targets, in order.
std::vector<Target> targets_of(const std::vector<LockedPlan>& plans);

/// Throws Error if a scene comes from standard input: it has no path that a lock could record.
void refuse_standard_input(const RenderArguments& arguments);

/// Throws Error if the lock of `render --lock` cannot be read, or cannot record what is asked for.
void check_lock(const RenderArguments& arguments);

/// Records an output in the lock.
Report::Record recorder(const RenderArguments& arguments, const Globals& globals);

/// Removes what today's scenes no longer make from the lock; `targets` were planned.
void forget_outdated(const RenderArguments& arguments, std::span<const Target> targets);

/// `render --if-changed`: makes and records what is not as the lock says, or prints what that is. Returns an
/// exit code.
int render_changed(const RenderArguments& arguments, const BatchOptions& options, bool dry_run,
                   const Globals& globals);

}  // namespace gradreel
