// An indexed parallel loop.
#pragma once

#include <cstdint>
#include <functional>

namespace gradreel {

/// Calls body(index, worker) for every index in 0..count-1, indices handed out in order, on up to `workers`
/// threads (worker is 0..workers-1; 1 runs on the caller's thread). If calls throw, no new index is handed
/// out and, of the exceptions thrown, that of the lowest index is rethrown: the cause does not depend on
/// timing more than it must.
void parallel_for(std::int64_t count, int workers, const std::function<void(std::int64_t, int)>& body);

}  // namespace gradreel
