// The formulas of a scene's texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cache/cache.hpp"
#include "core/error.hpp"
#include "core/words.hpp"
#include "film/content.hpp"
#include "scene/scene.hpp"

namespace gradreel {

inline constexpr std::size_t kMaxFormulas = 500;        ///< of a scene
inline constexpr std::size_t kMaxFormulaLength = 1000;  ///< bytes of LaTeX

/// With the language's decimal mark in its numbers: "1{,}5".
std::string latex_in_language(std::string_view latex, const Words& words);

/// As panels show it: with the values of its parameters.
SurfaceFormula surface_formula(const SurfaceChoice& surface, const Words& words = *english_words());

/// Adds what the panels of the scene's layout need beyond its texts; `at` is the layout's place.
void add_panel_formulas(Scene& scene, const Mistake& at);

/// Typesets all of scene.formula_uses in one run, or takes them from the cache, which may be null. Without
/// any, nothing is run. What LaTeX finds wrong is added as mistakes at the places of the formulas.
void typeset_formulas(Scene& scene, Cache* cache, std::vector<Mistake>& mistakes);

}  // namespace gradreel
