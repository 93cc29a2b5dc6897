// A film in one sentence, for people who do not see it.
#pragma once

#include <span>
#include <string>

#include "descent/facts.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// "Adam and gradient descent from (0, −4) on Himmelblau's function over 100 epochs: Adam converges to the
/// minimum at (3, 2) after 57 epochs, and gradient descent diverges after 3 epochs." `facts` are those of
/// runs_of(scene). Many descents are counted, not listed.
std::string alt_text(const Scene& scene, std::span<const DescentFacts> facts);

}  // namespace gradreel
