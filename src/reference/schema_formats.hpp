// What a JSON Schema says of the formats of outputs and profiles: an output has the format of its profile
// unless it names another, and keys of films are of no use to files of numbers.
#pragma once

#include <string_view>

#include "reference/schema_forms.hpp"

namespace gradreel {

/// Whether an output or a profile is of that format.
Schema format_condition(const Section& section, std::string_view format, const Configs& configs);

/// What a profile of films must state.
void complete_format(const Section& section, Schema& component);

/// That nothing is left to say of csv and json.
void add_number_formats(const Section& section, const Configs& configs, Schema& conditions);

}  // namespace gradreel
