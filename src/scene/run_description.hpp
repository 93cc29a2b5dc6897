// What is said on screen of how a descent is run. Nothing is applied silently.
#pragma once

#include <string>
#include <vector>

#include "core/words.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// "α = 0.1", "β₁ = 0.8": the learning rate, and whatever of the rule is not at its default.
std::vector<std::string> rule_texts(const OptimizerChoice& choice, const Words& words);

/// "α tuned (best of 25 by final loss)", "cosine", "warm-up 10", "clip ‖g‖ ≤ 1", "noise σ = 0.3":
/// whatever of the regime is on, in the order in which it is applied.
std::vector<std::string> regime_texts(const Regime& regime, const Words& words);

/// Both, with commas.
std::string run_description(const OptimizerChoice& choice, const Words& words = *english_words());

/// How the entry is called where nothing says otherwise.
std::string title_words(const OptimizerEntry& entry, const Words& words);

/// "(1, −2.5)", or "x = 1" in one dimension, with three digits.
std::string place_words(Point p, int dimension, const Words& words);

}  // namespace gradreel
