#include "reference/schema.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "reference/schema_sections.hpp"
#include "scene/read_outputs.hpp"
#include "scene/read_theme.hpp"
#include "scene/sections.hpp"

namespace gradreel {

namespace {

constexpr std::array<std::string_view, 3> kSchemaNames = {"scene", "profile", "theme"};

const Section& section_of_file(std::string_view name) {
  if (name == "scene") return scene_section();
  if (name == "profile") return profile_section();
  if (name == "theme") return theme_section();
  throw std::logic_error("no such schema");
}

}  // namespace

std::span<const std::string_view> schema_names() { return kSchemaNames; }

std::string json_schema(std::string_view name, const Configs& configs) {
  SchemaSections sections({configs, name == "scene"});
  Schema schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                   {"title", fmt::format("gradreel {}", name)}};
  schema.update(sections.of(section_of_file(name)));
  schema["definitions"] = sections.take_definitions();
  return schema.dump(1) + '\n';
}

}  // namespace gradreel
