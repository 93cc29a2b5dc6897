// What is wrong with text that is no YAML, or not the YAML that it was meant to be.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scene/document.hpp"

namespace gradreel {

/// What yaml-cpp says of a place, in words that a reader of scenes knows.
Mistake syntax_mistake(const Source& source, Place where, const std::string& said);

/// Of Python's (1, 2), or max(x, y), in a list or mapping in brackets: the comma ends the plain text
/// `before`, and `after` is the next item, or the next key, which has no value. Nothing if these are nothing
/// of the kind.
std::optional<Mistake> cut_call(const Source& source, const Value& before, std::string_view after,
                                bool is_key);

}  // namespace gradreel
