#include "reference/schema_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "reference/mapping_section.hpp"
#include "reference/schema_formats.hpp"

namespace gradreel {

namespace {

/// A name without what a reference would have to escape.
std::string definition_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c != ',') out += c == ' ' ? '_' : c;
  }
  return out;
}

Schema reference(const std::string& name) { return {{"$ref", "#/definitions/" + name}}; }

/// A sentence on a key, what it is measured in, and its default where no value is that.
std::string description_of(const Key& key) {
  std::string text = schema_text(key.doc);
  for (const Form& form : key.forms) {
    if (form.unit.empty()) continue;
    text += fmt::format(" (in {})", form.unit);
    break;
  }
  if (!key.otherwise.empty()) text += fmt::format(". Default: {}", schema_text(key.otherwise));
  return text + ".";
}

bool is_text_alone(const Key& key) {
  return key.forms.size() == 1 && (key.forms[0].shape == Shape::text || key.forms[0].shape == Shape::choice ||
                                   key.forms[0].shape == Shape::color);
}

void add_values(const Key& key, Schema& schema) {
  if (!key.fallback.yaml.empty())
    schema["default"] = is_text_alone(key) ? Schema(key.fallback.yaml) : schema_value(key.fallback.yaml);
  if (!key.example.empty()) {
    const Schema example = schema_value(std::string(key.example));
    if (!example.is_null()) schema["examples"] = Schema::array({example});
  }
}

Schema names_of_required(const std::vector<Key>& keys, std::span<const std::string_view> alternatives = {}) {
  Schema all = Schema::array();
  for (const Key& key : keys) {
    const bool has_other =
        std::find(alternatives.begin(), alternatives.end(), key.name) != alternatives.end();
    if (key.required && !has_other) all.push_back(key.name);
  }
  return all;
}

/// At least one of them.
Schema requires_any(std::span<const std::string_view> keys) {
  std::vector<Schema> each;
  for (const std::string_view key : keys) each.push_back({{"required", {key}}});
  return any_of(std::move(each));
}

/// The key `base`, or else all that have no other default.
Schema requires_base(const Section& section) {
  Schema all = Schema::array();
  for (const Key& key : section.keys) {
    if (key.fallback.yaml.empty() && key.name != section.base && !key.required) all.push_back(key.name);
  }
  return any_of({{{"required", {section.base}}}, {{"required", std::move(all)}}});
}

Schema condition_on(std::string_view key, std::string_view value) {
  return {{"properties", {{key, {{"const", value}}}}}, {"required", {key}}};
}

/// The place of a mistake is the second key of the two.
void add_exclusive(const Exclusive& group, Schema& conditions) {
  for (std::size_t i = 0; i < group.keys.size(); ++i) {
    Schema others = Schema::object();
    for (std::size_t k = i + 1; k < group.keys.size(); ++k) others[std::string(group.keys[k])] = false;
    if (others.empty()) break;
    conditions.push_back({{"if", {{"required", {group.keys[i]}}}}, {"then", {{"properties", others}}}});
  }
  if (!group.required) return;
  conditions.push_back(requires_any(group.keys));
}

}  // namespace

Schema SchemaSections::of_list(const Form& list) {
  return {
      {"type", "array"}, {"items", of_forms(list.items)}, {"minItems", list.low}, {"maxItems", list.high}};
}

Schema SchemaSections::reference_to(const Section& section) {
  const std::string name = definition_name(section.name);
  if (!definitions_.contains(name)) {
    definitions_[name] = nullptr;  // its place among the others
    Schema made = of(section);
    definitions_[name] = std::move(made);
  }
  return reference(name);
}

/// One that names a component comes last: any mapping may be meant to be one.
Schema SchemaSections::of_mappings(const std::vector<const Section*>& sections) {
  if (sections.size() == 1) return {{"allOf", {reference_to(*sections.front())}}};
  std::vector<const Section*> rest = sections;
  const auto fallback = std::find_if(rest.begin(), rest.end(),
                                     [](const Section* section) { return telling_key(*section) == "name"; });
  const Section& last = fallback == rest.end() ? *rest.back() : **fallback;
  Schema chain = reference_to(last);
  for (auto section = rest.rbegin(); section != rest.rend(); ++section) {
    if (*section == &last) continue;
    chain = {{"if", {{"required", {telling_key(**section)}}}},
             {"then", reference_to(**section)},
             {"else", std::move(chain)}};
  }
  chain["type"] = "object";
  return chain;
}

/// A mapping whose keys the user chooses. One that is called as a component may leave out its name.
Schema SchemaSections::of_named(const Form& mapping) {
  Schema schema = {{"type", "object"}, {"additionalProperties", of_forms(mapping.items)}};
  if (!mapping.pattern.empty()) schema["propertyNames"] = {{"pattern", mapping.pattern}};
  const auto form = std::find_if(mapping.items.begin(), mapping.items.end(),
                                 [](const Form& item) { return item.section != nullptr; });
  if (form == mapping.items.end() || form->section->selector.empty()) return schema;
  const Section& section = *form->section;
  std::vector<Form> others(mapping.items.begin(), mapping.items.end());
  others.erase(others.begin() + (form - mapping.items.begin()));
  const auto values = [&](const Schema& mapping_of) { return any_of({of_forms(others), mapping_of}); };
  for (const Component& component : all_of(section.components)) {
    const Schema named = {
        {"type", "object"},
        {"if", {{"required", {section.selector}}}},
        {"then", reference_to(section)},
        {"else", reference(definition_name(fmt::format("{}.{}", section.name, component.name)))}};
    schema["properties"][std::string(component.name)] = values(named);
  }
  Schema selected = reference_to(section);
  schema["additionalProperties"] =
      values({{"type", "object"}, {"allOf", {selected, {{"required", {section.selector}}}}}});
  return schema;
}

Schema SchemaSections::of_forms(std::span<const Form> forms) {
  std::vector<Schema> all;
  std::vector<const Section*> sections;
  for (const Form& form : forms) {
    if (form.section) {
      sections.push_back(form.section);
    } else if (form.shape == Shape::mapping) {
      all.push_back(of_named(form));
    } else {
      all.push_back(form.shape == Shape::list ? of_list(form) : schema_of_scalar(form, rules_));
    }
  }
  if (!sections.empty()) all.push_back(of_mappings(sections));
  return any_of(std::move(all));
}

Schema SchemaSections::of_key(const Key& key) {
  Schema schema = {{"description", description_of(key)}};
  schema.update(of_forms(key.forms));
  add_values(key, schema);
  return schema;
}

/// All keys that a mapping may have with it; the section's own are described there.
Schema SchemaSections::of_component(const Section& section, const Component& component) {
  Schema schema = {{"properties", Schema::object()}, {"additionalProperties", false}};
  if (!component.doc.empty())
    schema = {{"description", schema_text(component.doc)},
              {"properties", Schema::object()},
              {"additionalProperties", false}};
  for (const Key& key : section.keys) schema["properties"][std::string(key.name)] = true;
  for (const Key& key : component.keys) {
    if (!section.find(key.name)) schema["properties"][std::string(key.name)] = of_key(key);
  }
  const Schema required = names_of_required(component.keys);
  if (!required.empty()) schema["required"] = required;
  return schema;
}

void SchemaSections::add_components(const Section& section, Schema& conditions) {
  const bool is_format = section.components == Components::formats;
  for (const Component& component : all_of(section.components)) {
    const std::string name = definition_name(fmt::format("{}.{}", section.name, component.name));
    definitions_[name] = of_component(section, component);
    if (is_format) complete_format(section, definitions_[name]);
    conditions.push_back({{"if", is_format ? format_condition(section, component.name, rules_.configs)
                                           : condition_on(section.selector, component.name)},
                          {"then", reference(name)}});
  }
  if (is_format) add_number_formats(section, rules_.configs, conditions);
}

Schema SchemaSections::of(const Section& section) {
  Schema schema = {
      {"description", schema_text(section.doc) + "."}, {"type", "object"}, {"properties", Schema::object()}};
  for (const Key& key : section.keys) schema["properties"][std::string(key.name)] = of_key(key);
  const Schema required = names_of_required(section.keys, section.needs_one_of);
  if (!required.empty()) schema["required"] = required;
  Schema conditions = Schema::array();
  if (!section.needs_one_of.empty()) conditions.push_back(requires_any(section.needs_one_of));
  for (const Exclusive& group : section.exclusive) add_exclusive(group, conditions);
  if (!section.base.empty()) conditions.push_back(requires_base(section));
  if (section.components == Components::none) {
    schema["additionalProperties"] = false;
  } else {
    add_components(section, conditions);
  }
  if (!conditions.empty()) schema["allOf"] = std::move(conditions);
  return schema;
}

}  // namespace gradreel
