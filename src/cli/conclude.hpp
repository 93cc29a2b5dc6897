// The end of a batch.
#pragma once

#include "cli/render_arguments.hpp"
#include "outputs/batch_result.hpp"

namespace gradreel {

/// Says what became of a batch: of several scenes a table, unless `quiet`, and how many were left out.
/// Returns its exit code.
int conclude(const BatchResult& result, const Refused& refused, bool quiet);

}  // namespace gradreel
