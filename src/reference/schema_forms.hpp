// The forms of values as JSON Schema, in the words that draft-07 and 2020-12 share.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "scene/configs.hpp"
#include "scene/key.hpp"

namespace gradreel {

using Schema = nlohmann::ordered_json;

/// One line of Markdown as text: links as their words.
std::string schema_text(std::string_view markdown);

/// A value as one would write it in YAML; null where that is no YAML.
Schema schema_value(const std::string& yaml);

/// What a form without keys of its own admits: all but mappings, and lists of their items. Names that
/// `configs` know are listed.
Schema schema_of_scalar(const Form& form, const Configs& configs);

/// Of a tuple: JSON Schema has no words for the meaning of each place that both drafts know, so that any part
/// may be what one of them may be.
Schema schema_of_tuple(const Form& form, const Configs& configs);

/// Any one of them, each once.
Schema any_of(std::vector<Schema> all);

}  // namespace gradreel
