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

/// What values of files may be.
struct SchemaRules {
  const Configs& configs;      ///< names that they know are listed
  bool has_variables = false;  ///< `${name}` may stand in the place of a number or a word
};

/// What a form without keys of its own admits: all but mappings, and lists of their items.
Schema schema_of_scalar(const Form& form, const SchemaRules& rules);

/// Of a tuple: JSON Schema has no words for the meaning of each place that both drafts know, so that any part
/// may be what one of them may be.
Schema schema_of_tuple(const Form& form, const SchemaRules& rules);

/// Any one of them, each once.
Schema any_of(std::vector<Schema> all);

}  // namespace gradreel
