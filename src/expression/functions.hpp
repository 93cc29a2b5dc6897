// The functions that expressions may call.
#pragma once

#include <span>
#include <string_view>

#include "expression/unary_functions.hpp"

namespace gradreel {

enum class FunctionName {
#define UNARY(name, implementation) name,
  GRADREEL_UNARY_FUNCTIONS(UNARY)
#undef UNARY
      atan2,
  min,
  max,
  pow,
  hypot,
  where,
  sum,
};

struct FunctionEntry {
  FunctionName id;
  std::string_view name;
  std::string_view use;             ///< "atan2(y, x)"
  std::size_t least = 1, most = 1;  ///< arguments
};

/// All, in the order in which people list them.
std::span<const FunctionEntry> expression_functions();

/// Null if there is none of that name.
const FunctionEntry* find_function(std::string_view name);
const FunctionEntry& function_of(FunctionName id);

/// How expressions write what other languages call so ("arcsin", "ln"); empty if nothing is known of it.
std::string_view name_elsewhere(std::string_view name);

}  // namespace gradreel
