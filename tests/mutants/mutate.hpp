// Scenes that are wrong in ways nobody thought of: shipped ones with random changes, by seed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scene/document.hpp"

namespace gradreel::testing {

/// The shipped scenes, in the order of their names, with small outputs in place of their own.
std::vector<Value> scenes_to_mutate();

/// YAML of one of `scenes` with one to three changes: keys and values removed, repeated, swapped, renamed,
/// taken from other scenes or of another kind, numbers that are huge, tiny or none, texts that are long, cut,
/// empty or in rare signs; now and then bytes of the text itself. The same for the same seed on every
/// machine.
std::string mutant(const std::vector<Value>& scenes, std::uint64_t seed);

}  // namespace gradreel::testing
