// From a scene's file to the documents of its films: one, or one for each combination of a sweep.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "scene/variables.hpp"

namespace gradreel {

/// A document that is complete but for its variables.
struct ScenePlan {
  Document document;              ///< with its fragments; without the keys that say how it is put together
  std::vector<InputFile> inputs;  ///< the fragments
  std::vector<std::vector<Variable>> films;  ///< what the variables are in each; at least one
  std::vector<Mistake> warnings;
};

/// `version`, `include`, `variables` and `sweep`.
std::vector<Key> plan_keys();

/// Reads those keys. `settings` go before what the scene says; `known[i]` is set where settings[i] names a
/// variable of the scene, and a sweep whose variable is set goes over the others.
ScenePlan plan_films(Document document, std::span<const Setting> settings, std::vector<bool>& known,
                     std::vector<Mistake>& mistakes);

/// The document of films[index].
Document film_document(const ScenePlan& plan, std::size_t index, std::vector<Mistake>& mistakes);

/// "alpha=0.1, beta=0.9": what tells a film from the others of its sweep; empty where there is no sweep.
std::string film_name(std::span<const Variable> variables, std::string_view between = ", ");

/// Mistakes or warnings of several films as those of one scene: of each place what the first film says there,
/// with the number of films that say something where not all do. `names` are film_name()s.
std::vector<Mistake> told_once(std::vector<std::vector<Mistake>> of_films,
                               std::span<const std::string> names);

}  // namespace gradreel
