// Where else in a scene a key may stand: found in the tables of keys.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scene/document.hpp"
#include "scene/key.hpp"

namespace gradreel {

/// The way from a section to a key below it.
struct KeyPath {
  struct Step {
    const Key* key = nullptr;
    const Section* section = nullptr;  ///< what the key holds, or each item of its list
    bool in_list = false;
  };
  std::vector<Step> steps;
  Key key;
  std::string component = {};  ///< what has the key among its own: "adam"

  /// "timeline.duration".
  std::string text() const;

  /// "timeline: {duration: 12}": a value in its place, on one line; empty if the value does not fit there.
  std::string example(const Value& value) const;
};

/// The nearest places below `section` at which `name` is a key, all equally near; keys of the sections come
/// before those of components. Not the section's own.
std::vector<KeyPath> paths_below(const Section& section, std::string_view name);

/// The same, only among components.
std::vector<KeyPath> component_paths(const Section& section, std::string_view name);

/// The key at "timeline.duration", from the section on; empty if there is none.
std::vector<KeyPath> path_to(const Section& section, std::string_view dotted);

}  // namespace gradreel
