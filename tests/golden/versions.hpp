// What the exact pixels and bytes of a picture or a film depend on beside this source.
#pragma once

#include <map>
#include <string>

namespace YAML {
class Node;
}

namespace gradreel::testing {

using Versions = std::map<std::string, std::string>;  // by name

/// Of all that decides pixels: the drawing libraries, the numerical one, the programs that typeset, and a
/// digest of each family's font files.
const Versions& picture_versions();

/// And of what encodes films.
const Versions& film_versions();

/// "cairo is 1.18.0, not 1.16.0; pixman ...": empty if they are the same.
std::string changes(const Versions& recorded, const Versions& now);

Versions read_versions(const YAML::Node& map);

/// A YAML map, each line indented by so many spaces.
std::string yaml_of(const Versions& versions, int indent);

}  // namespace gradreel::testing
