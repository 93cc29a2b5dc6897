// An indexed parallel loop.
#pragma once

#include <cstdint>
#include <functional>

namespace gradreel {

/// Calls body(index, worker) for every index in 0..count-1 on up to `workers` threads. Indices are handed out
/// in order; `worker` is 0..workers-1; one worker runs on the caller's thread. After an exception no further
/// index is handed out, and the exception with the lowest index is rethrown, so that the reported cause
/// depends on timing as little as possible.
void parallel_for(std::int64_t count, int workers, const std::function<void(std::int64_t, int)>& body);

/// The same with a body for each worker, which is made on its thread for its first index, and destroyed when
/// none is left for it: what a body holds is free while others still work.
void parallel_for_each(std::int64_t count, int workers,
                       const std::function<std::function<void(std::int64_t)>()>& make_body);

}  // namespace gradreel
