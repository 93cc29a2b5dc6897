// Sections of keys as definitions of a JSON Schema.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reference/schema_forms.hpp"

namespace gradreel {

/// Makes each section once. What a mapping may have besides depends on the component that it names, by `if`
/// and `then`: of a choice of schemas, editors would report one that was not meant.
class SchemaSections {
 public:
  /// What the rules refer to outlives it.
  explicit SchemaSections(const SchemaRules& rules) : rules_(rules) {}

  /// Keys, and what they exclude: a whole schema, without what it refers to.
  Schema of(const Section& section);

  /// What those refer to, by name.
  Schema take_definitions() { return std::move(definitions_); }

 private:
  Schema of_key(const Key& key);
  Schema of_forms(std::span<const Form> forms);
  Schema of_list(const Form& list);
  Schema of_mappings(const std::vector<const Section*>& sections);
  Schema of_named(const Form& mapping);
  Schema of_component(const Section& section, const Component& component);
  Schema reference_to(const Section& section);
  void add_components(const Section& section, Schema& conditions);

  SchemaRules rules_;
  Schema definitions_ = Schema::object();
};

}  // namespace gradreel
