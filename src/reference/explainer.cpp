#include "reference/explainer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "reference/mapping_section.hpp"
#include "reference/schema_forms.hpp"
#include "reference/yaml_value.hpp"
#include "scene/read_theme.hpp"
#include "scene/sections.hpp"

namespace gradreel {

namespace {

constexpr std::string_view kDefault = "default";

/// Stated, these would mean more than their values say: a length becomes that of the whole film; an output's
/// format begins with its own settings; panels and overlays go by what is stated.
bool is_better_unsaid(const std::string& path) {
  return path == "timeline.duration" || path == "outputs[].format";
}

bool goes_by_what_is_stated(const Section& section) {
  return section.components == Components::panels || section.components == Components::overlays;
}

const Form* list_form(const Key& key) {
  const auto at = std::find_if(key.forms.begin(), key.forms.end(), [](const Form& form) {
    return form.shape == Shape::list || form.shape == Shape::tuple;
  });
  return at == key.forms.end() ? nullptr : &*at;
}

const Section* item_section(const Form& list) {
  for (const Form& item : list.items) {
    if (item.section) return item.section;
  }
  return nullptr;
}

const Form* names_form(const Key& key) {
  const auto at = std::find_if(key.forms.begin(), key.forms.end(), [](const Form& form) {
    return form.shape == Shape::mapping && !form.section;
  });
  return at == key.forms.end() ? nullptr : &*at;
}

/// The key that one word stands for: `name` of an optimizer, `profile` of an output; empty if there is none.
std::string_view word_key(const Section& section) {
  if (section.components == Components::none) return {};
  for (const Key& key : section.keys) {
    if (key.required && key.forms[0].shape == Shape::choice) return key.name;
  }
  return {};
}

std::vector<Key> component_keys(const Section& section, const std::string& name) {
  for (Component& component : all_of(section.components)) {
    if (component.name != name) continue;
    std::erase_if(component.keys, [&](const Key& key) { return section.find(key.name) != nullptr; });
    return component.keys;
  }
  return {};
}

/// Whether another key stands in place of this one.
bool is_excluded(const Section& section, std::string_view key, const Value* map) {
  return std::any_of(section.exclusive.begin(), section.exclusive.end(), [&](const Exclusive& group) {
    const bool has_key = std::find(group.keys.begin(), group.keys.end(), key) != group.keys.end();
    return has_key && std::any_of(group.keys.begin(), group.keys.end(),
                                  [&](std::string_view other) { return stated_in(map, other) != nullptr; });
  });
}

void clear_places(Value& value) {
  value.where = {};
  for (Value& item : value.items) clear_places(item);
  for (Entry& e : value.entries) clear_places(e.value);
}

/// A mapping that may be empty.
const Section* optional_section(const Key& key) {
  if (key.forms.size() != 1 || !key.forms[0].section) return nullptr;
  const Section& section = *key.forms[0].section;
  const bool is_optional =
      std::none_of(section.keys.begin(), section.keys.end(), [](const Key& k) { return k.required; });
  return is_optional ? &section : nullptr;
}

}  // namespace

ExplainedLines Explainer::lines() {
  lines_.clear();
  add_level({.section = &scene_section(), .own = {&document_.root, "scene"}, .path = ""});
  return std::move(lines_);
}

void Explainer::add_line(int depth, std::string text, const Stated& stated, bool is_header) {
  std::string origin = stated.source;
  if (stated.value && stated.value->where.line > 0) {
    const int fragment = stated.value->where.file;
    if (fragment > 0) origin = "fragment " + document_.source.file(fragment);
    origin += fmt::format(", line {}{}", stated.value->where.line, stated.value->made_of);
  }
  lines_.push_back({.depth = depth,
                    .is_header = is_header,
                    .text = std::move(text),
                    .origin = std::move(origin),
                    .state = stated.state});
}

void Explainer::add_off(const Level& level, std::string text, std::string origin) {
  lines_.push_back(
      {.depth = level.depth, .text = std::move(text), .origin = std::move(origin), .state = LineState::off});
}

/// Parsed and kept, without places: it stands in no file.
const Value& Explainer::kept(const std::string& yaml) {
  std::vector<Mistake> ignored;
  made_.push_back(parse_document("", yaml, ignored).root);
  clear_places(made_.back());
  return made_.back();
}

/// {name: adam} of adam.
const Value& Explainer::mapping_of(std::string_view key, const Value& scalar) {
  Value map;
  map.kind = ValueKind::mapping;
  map.where = scalar.where;
  map.entries.push_back({std::string(key), scalar.where, scalar});
  made_.push_back(std::move(map));
  return made_.back();
}

const Value* Explainer::config(std::string_view kind, const std::string& name) {
  for (const InputFile& file : configs_.files()) {
    if (file.kind != kind || std::filesystem::path(file.path).stem() != name) continue;
    std::vector<Mistake> ignored;
    read_.push_back(read_document(file.path, ignored));
    return &read_.back().root;
  }
  return nullptr;
}

std::string Explainer::component_of(const Level& level) const {
  const Section& section = *level.section;
  if (section.selector.empty()) return level.component;
  for (const Value* map : {level.own.value, level.below.value}) {
    const Value* name = stated_in(map, section.selector);
    if (name) return name->text;
  }
  return level.component;
}

/// What states the keys that a mapping leaves out: the profile of an output, the theme that another extends.
Explainer::Stated Explainer::below(const Level& level) {
  if (level.section == &own_theme_section()) {
    const Value* extended = stated_in(level.own.value, "extends");
    const std::string name = extended ? extended->text : std::string(kDefaultTheme);
    const Value* root = config("theme", name);
    return root ? Stated{root, "theme " + name, LineState::filled} : Stated{};
  }
  const bool has_profile = level.section->components == Components::formats;
  const Value* name = has_profile ? stated_in(level.own.value, "profile") : nullptr;
  const Value* root = name ? config("profile", name->text) : nullptr;
  return root ? Stated{root, "profile " + name->text, LineState::filled} : Stated{};
}

/// What is stated comes first in an item of a list, as its first line has the dash.
void Explainer::add_level(const Level& written) {
  Level level = written;
  if (!level.below.value) level.below = below(level);
  const std::vector<Key> keys =
      joined(level.section->keys, component_keys(*level.section, component_of(level)));
  const auto is_own = [&](const Key& key) { return stated_in(level.own.value, key.name) != nullptr; };
  if (level.is_item) {
    for (const Key& key : keys) {
      if (is_own(key)) add_key(key, level);
    }
  }
  for (const Key& key : keys) {
    if (!level.is_item || !is_own(key)) add_key(key, level);
  }
}

void Explainer::add_key(const Key& key, const Level& level) {
  const std::string path = level.path + std::string(key.name);
  if (const Value* value = stated_in(level.own.value, key.name))
    return add_value(key, {value, level.own.source, level.own.state}, level);
  const Value* below = stated_in(level.below.value, key.name);
  if (!below) return add_default(key, level);
  if (is_better_unsaid(path)) {
    return add_off(level, fmt::format("{}: {}", key.name, yaml_value(*below)),
                   fmt::format("{}, line {}", level.below.source, below->where.line));
  }
  add_value(key, {below, level.below.source, LineState::filled}, level);
}

void Explainer::add_default(const Key& key, const Level& level) {
  const std::string path = level.path + std::string(key.name);
  if (is_excluded(*level.section, key.name, level.own.value)) return;
  // Recordings alone: a set would run beside them.
  if (path == "optimizers" && scene_.optimizers.empty()) return add_off(level, "optimizers: none");
  if (const auto value = found(path)) {
    return add_value(key, {&kept(value->first), value->second, LineState::filled}, level);
  }
  if (!key.fallback.yaml.empty()) {
    const bool is_unsaid = is_better_unsaid(path) || goes_by_what_is_stated(*level.section);
    if (is_unsaid)
      return add_off(level, fmt::format("{}: {}", key.name, key.fallback.yaml), std::string(kDefault));
    return add_value(key, {&kept(key.fallback.yaml), std::string(kDefault), LineState::filled}, level);
  }
  if (add_inherited(key, level)) return;
  const Section* section = optional_section(key);
  if (section && (key.otherwise.empty() || path == "view.domain"))
    return add_mapping(*section, key, {nullptr, "", LineState::filled}, level);
  if (!key.otherwise.empty()) add_off(level, fmt::format("{}: {}", key.name, schema_text(key.otherwise)));
}

void Explainer::add_value(const Key& key, const Stated& stated, const Level& level) {
  const Value& value = *stated.value;
  if (value.kind == ValueKind::mapping) {
    if (const Section* section = mapping_section(key.forms, value))
      return add_mapping(*section, key, stated, level);
    if (const Form* form = names_form(key)) return add_named(*form, key, stated, level);
  }
  const Form* list = list_form(key);
  if (value.kind == ValueKind::sequence && list && item_section(*list))
    return add_list(*list, key, stated, level);
  if (value.kind == ValueKind::scalar) {
    if (key.name == "optimizers" && add_set(key, stated, level)) return;
    const Section* section = mapping_section(key.forms, mapping_of("name", value));
    const std::string_view word = section ? word_key(*section) : std::string_view();
    if (!word.empty() && !component_keys(*section, value.text).empty())
      return add_mapping(*section, key, {&mapping_of(word, value), stated.source, stated.state}, level);
  }
  add_line(level.depth, fmt::format("{}: {}", key.name, yaml_value(value)), stated);
}

void Explainer::add_mapping(const Section& section, const Key& key, const Stated& stated,
                            const Level& level) {
  Stated header = stated;
  header.source.clear();
  header.value = nullptr;
  add_line(level.depth, fmt::format("{}:", key.name), header, true);
  add_level({.section = &section,
             .own = stated,
             .path = level.path + std::string(key.name) + ".",
             .depth = level.depth + 1});
}

/// A mapping whose keys the user chose; one that is called as a component needs no name.
void Explainer::add_named(const Form& form, const Key& key, const Stated& stated, const Level& level) {
  add_line(level.depth, fmt::format("{}:", key.name), {nullptr, "", stated.state}, true);
  for (const Entry& e : stated.value->entries) {
    const Section* section =
        e.value.kind == ValueKind::mapping ? mapping_section(form.items, e.value) : nullptr;
    const std::string name = yaml_key(e.key);
    if (!section) {
      add_line(level.depth + 1, fmt::format("{}: {}", name, yaml_value(e.value)),
               {&e.value, stated.source, stated.state});
      continue;
    }
    add_line(level.depth + 1, name + ":", {nullptr, "", stated.state}, true);
    add_level({.section = section,
               .own = {&e.value, stated.source, stated.state},
               .path = fmt::format("{}{}[].", level.path, key.name),
               .component = e.key,
               .depth = level.depth + 2});
  }
}

void Explainer::add_list(const Form& form, const Key& key, const Stated& stated, const Level& level) {
  if (stated.value->items.empty()) return add_line(level.depth, fmt::format("{}: []", key.name), stated);
  add_line(level.depth, fmt::format("{}:", key.name), {nullptr, "", stated.state}, true);
  for (const Value& item : stated.value->items) {
    const std::size_t first = lines_.size();
    add_item(form, {&item, stated.source, stated.state}, fmt::format("{}{}[].", level.path, key.name),
             level.depth + 2);
    lines_[first].dash = true;
  }
}

void Explainer::add_item(const Form& form, const Stated& item, const std::string& path, int depth) {
  const Section& section = *item_section(form);
  const std::string_view word = word_key(section);
  const bool is_word = item.value->kind == ValueKind::scalar && !word.empty();
  if (!is_word && item.value->kind != ValueKind::mapping)
    return add_line(depth, yaml_value(*item.value), item);
  Stated own = item;
  if (is_word) own.value = &mapping_of(word, *item.value);
  add_level({.section = &section, .own = std::move(own), .path = path, .depth = depth, .is_item = true});
}

/// A set of optimizers, as the list that its file has.
bool Explainer::add_set(const Key& key, const Stated& stated, const Level& level) {
  const std::string name = stated.value->text;
  const Value* list = stated_in(config("optimizer set", name), "optimizers");
  const Form* form = list_form(key);
  if (!list || !form || list->kind != ValueKind::sequence) return false;
  add_list(*form, key, {list, "set " + name, stated.state}, level);
  return true;
}

}  // namespace gradreel
