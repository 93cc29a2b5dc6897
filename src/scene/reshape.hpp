// Values that say what is meant in a form that their key does not have: for hints.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scene/document.hpp"
#include "scene/key.hpp"

namespace gradreel {

/// The value in one of the forms, on one line: "[lecture]" of lecture, "{x: [-5, 5], y: [-5, 5]}" of [-5, 5].
/// Nothing if it has such a form already, or if none is near.
std::optional<std::string> reshaped(const Value& value, std::span<const Form> forms);

/// "{name: adam, beta1: 0.8}" of {adam: {beta1: 0.8}}: the mapping with the key that it lacks. Nothing if it
/// is not of that kind.
std::optional<std::string> with_selector(const Value& map, const Section& section);

/// "{name: adam, beta1: 0.8}" of {beta1: 0.8}: the mapping with the first name that fits, in the key that it
/// lacks. Nothing if the key names nothing, or if none fits.
std::optional<std::string> with_example(const Value& map, const Section& section, std::string_view key);

}  // namespace gradreel
