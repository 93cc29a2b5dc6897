// How much memory there is for the rendering of a film.
#pragma once

#include <cstdint>
#include <string>

namespace gradreel {

/// Bytes that workers may take: half of the memory that this process may use (core/machine.hpp), or less
/// where a limit (`ulimit -v`) leaves less.
std::uint64_t memory_for_workers();

/// "not enough memory: a worker takes about 310 MB for frames of 3840 x 2160; make width and height smaller".
std::string out_of_memory_text(int width, int height, std::uint64_t bytes_per_worker);

}  // namespace gradreel
