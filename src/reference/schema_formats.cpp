#include "reference/schema_formats.hpp"

#include <algorithm>

namespace gradreel {

namespace {

/// An output's key; profiles do without.
constexpr std::string_view kProfile = "profile", kFormat = "format";

Schema profiles_of_format(std::string_view format, const Configs& configs) {
  Schema all = Schema::array();
  for (const auto& [name, profile] : configs.profiles()) {
    if (profile.output.format == format) all.push_back(name);
  }
  return all;
}

Schema has_value(std::string_view key, const Schema& values) {
  return {{"properties", {{key, {{"enum", values}}}}}, {"required", {key}}};
}

}  // namespace

Schema format_condition(const Section& section, std::string_view format, const Configs& configs) {
  Schema stated = has_value(kFormat, {format});
  const Schema profiles = section.find(kProfile) ? profiles_of_format(format, configs) : Schema::array();
  if (profiles.empty()) return stated;
  Schema by_profile = has_value(kProfile, profiles);
  by_profile["properties"][std::string(kFormat)] = false;
  return any_of({stated, by_profile});
}

void complete_format(const Section& section, Schema& component) {
  if (section.find(kProfile)) return;
  for (const std::string_view key : {"width", "height", "fps"}) component["required"].push_back(key);
}

void add_number_formats(const Section& section, const Configs& configs, Schema& conditions) {
  const bool is_output = section.find(kProfile) != nullptr;
  for (const std::string_view format : {"csv", "json"}) {
    Schema keys = Schema::object();
    for (const Key& key : section.keys) {
      const bool is_of_all = is_output ? key.name == kProfile : key.required || key.name == "draft";
      if (is_of_all) keys[std::string(key.name)] = true;
    }
    const Schema profiles = is_output ? profiles_of_format(format, configs) : Schema::array({format});
    if (profiles.empty()) continue;
    conditions.push_back({{"if", has_value(is_output ? kProfile : kFormat, profiles)},
                          {"then", {{"properties", keys}, {"additionalProperties", false}}}});
  }
}

}  // namespace gradreel
