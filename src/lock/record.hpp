// Records what was made.
#pragma once

#include <string>

#include "lock/lock.hpp"
#include "outputs/product.hpp"
#include "outputs/target.hpp"

namespace gradreel {

/// Of a file's bytes, as sha256sum prints it; of a folder, of the names and bytes of its files. Throws Error
/// if there is neither.
Sha256Digest digest_of_output(const std::string& path);

/// How the lock in `folder` names an output.
std::string name_of_output(const std::string& folder, const Target& target);

/// Reads every file of the output again: its bytes, and the frames that a player shows. Throws Error if that
/// fails.
LockEntry record_of(const Target& target, const Made& made, const OptionValues& options,
                    const std::string& folder);

}  // namespace gradreel
