// Which program runs, to the byte, and with which libraries.
#pragma once

#include "core/sha256.hpp"

namespace gradreel {

/// Of this program and of all libraries that it was linked with, by the identities that the linker wrote into
/// them (build IDs), or else by their sizes and times of change: a program that was built anew, or a
/// library that was updated, gives another digest. Only for files of this machine.
Sha256Digest program_digest();

}  // namespace gradreel
