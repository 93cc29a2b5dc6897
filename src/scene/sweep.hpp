// A sweep: a film for each value of a variable, and of several variables for all combinations.
#pragma once

#include <string>
#include <vector>

#include "scene/variables.hpp"

namespace gradreel {

inline constexpr int kMaxFilms = 1000;  ///< of a scene

/// A variable with the values that it takes one after the other.
struct SweptVariable {
  std::string name;
  std::vector<std::string> values;  ///< as swept_text() writes them
  std::string origin;
  Place where;
};

/// How a value of a sweep is written: numbers as short as they can be.
std::string swept_text(const std::string& text);

/// Why a text cannot be such a value, which is part of a file's name; empty if it can.
std::string objection_to_swept(const std::string& text);

Key sweep_key();

/// The scene's `sweep`, by variable in the order they stand. More than kMaxFilms combinations are a mistake;
/// their variables are then left out.
std::vector<SweptVariable> read_sweep(MapReader& scene);

/// All combinations, the last variable's values changing fastest; one empty combination of nothing.
std::vector<std::vector<Variable>> combinations(const std::vector<SweptVariable>& swept);

}  // namespace gradreel
