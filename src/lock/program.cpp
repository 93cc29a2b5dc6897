#include "lock/versions.hpp"

namespace gradreel {

// CMake states both for this file alone, which is all that a new commit compiles.
std::string_view program_version() { return GRADREEL_VERSION; }
std::string_view program_commit() { return GRADREEL_COMMIT; }

}  // namespace gradreel
