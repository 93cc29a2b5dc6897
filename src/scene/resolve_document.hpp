// One film's document as a scene.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "scene/configs.hpp"
#include "scene/document.hpp"
#include "scene/resolve.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// Reads a document whose root is not null, and in which variables are replaced; their names are for hints.
/// The options say whether minima that the scene does not state are looked for, and the cache for them.
/// Nothing if there are mistakes, which are added.
std::optional<Scene> resolve(const Document& document, std::span<const SceneVariable> variables,
                             const Configs& configs, const LoadOptions& options,
                             std::vector<Mistake>& mistakes);

}  // namespace gradreel
