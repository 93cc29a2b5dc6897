// What is said of two files of one name.
#pragma once

#include <string>

#include "core/error.hpp"
#include "outputs/overwriting.hpp"

namespace gradreel {

Mistake mistake_at(const PlannedFile& file, std::string message, std::string hint);

/// "s.yaml:2:10", or "-o".
std::string place_text(const PlannedFile& file);

/// Whether they are of different scenes, which may be one file that is named twice.
bool are_of_two_scenes(const PlannedFile& a, const PlannedFile& b);

/// That `file` would be the same one as `other`, which was planned before, and a way out.
Mistake collision(const PlannedFile& file, const PlannedFile& other);

}  // namespace gradreel
