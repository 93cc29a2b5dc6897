// What a mapping says, and which of several sections it is of.
#pragma once

#include <span>
#include <string_view>

#include "scene/document.hpp"
#include "scene/key.hpp"

namespace gradreel {

/// The first key that a mapping of the section must have; empty if it may have none.
std::string_view telling_key(const Section& section);

/// The value of a key; null without the mapping or the key.
const Value* stated_in(const Value* map, std::string_view key);

/// Of the forms that are mappings with a section: the one whose telling key the mapping has, or else the one
/// that names a component. Null if there is none.
const Section* mapping_section(std::span<const Form> forms, const Value& map);

}  // namespace gradreel
