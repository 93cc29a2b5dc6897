#include "scene/key.hpp"

#include <algorithm>
#include <iterator>

#include "core/number_text.hpp"
#include "optimizers/optimizer.hpp"
#include "overlays/registry.hpp"
#include "panels/registry.hpp"
#include "scene/layout_panels.hpp"
#include "scene/limits.hpp"
#include "scene/many_surface.hpp"
#include "schedules/schedule.hpp"
#include "surfaces/surface.hpp"
#include "video/format_entry.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMaxItems = 64;    ///< of a parameter that is a list
constexpr std::size_t kMaxLevels = 200;  ///< of one that is a count or a list

/// Those of `entries`, each a component of its name.
template <class Entry, class KeysOf>
std::vector<Component> components_of(std::span<const Entry* const> entries, const KeysOf& keys_of) {
  std::vector<Component> all;
  for (const Entry* e : entries) {
    Component& component = all.emplace_back(Component{.name = e->name, .doc = {}, .keys = keys_of(*e)});
    if constexpr (requires { e->title; }) component.doc = e->title;
    if constexpr (requires { e->doc; }) component.doc = e->doc;
  }
  return all;
}

Form form_of(const Param& p) {
  if (p.is_size) return form::size(p.range);
  if (std::holds_alternative<double>(p.fallback)) return form::number(p.range, p.unit);
  if (std::holds_alternative<bool>(p.fallback)) return form::flag();
  if (!p.choices.empty()) return form::choice(p.choices);
  return {.shape = Shape::text, .text = p.text};
}

/// Those of the registry, and objectives of many parameters.
std::vector<Component> surface_components() {
  std::vector<Component> all =
      components_of(surfaces(), [](const SurfaceEntry& entry) { return keys_of(entry.params); });
  for (Component& component : all) {
    if (const auto key = dimension_key(component.name)) component.keys.push_back(*key);
  }
  for (const ManyObjective& o : many_objectives()) all.push_back({o.name, o.title, o.keys});
  return all;
}

}  // namespace

namespace form {

Form number(const Range& range, std::string_view unit) { return {.range = range, .unit = unit}; }

Form whole(double low, double high, std::string_view unit) {
  return {.range = {.low = low, .high = high, .whole = true}, .unit = unit};
}

Form decimal(const Range& range, std::string_view unit) {
  return {.shape = Shape::decimal, .range = range, .unit = unit};
}

Form rate(const Range& range, std::string_view unit) {
  return {.shape = Shape::rate, .range = range, .unit = unit};
}

Form size(const Range& range) { return {.shape = Shape::size, .range = range, .unit = "bytes"}; }

Form flag() { return {.shape = Shape::flag}; }

Form on_off() { return {.shape = Shape::on_off}; }

Form text(std::size_t max_length) { return {.shape = Shape::text, .text = {max_length, false}}; }
Form undrawn(std::size_t max_length) { return {.shape = Shape::text, .text = {max_length, false, false}}; }

Form choice(std::vector<std::string_view> choices, std::string_view of) {
  return {.shape = Shape::choice, .choices = std::move(choices), .of = of};
}

Form name_of(std::string_view of) { return {.shape = Shape::choice, .of = of}; }

Form color() { return {.shape = Shape::color}; }

Form tuple(std::string_view of, std::vector<Form> parts, bool rising) {
  return {.shape = Shape::tuple, .of = of, .rising = rising, .items = std::move(parts)};
}

Form list(std::size_t low, std::size_t high, std::string_view of, std::vector<Form> items) {
  return {.shape = Shape::list, .of = of, .low = low, .high = high, .items = std::move(items)};
}

Form mapping(const Section& section) { return {.shape = Shape::mapping, .section = &section}; }

Form names_to(std::string_view of, std::vector<Form> values) {
  return {.shape = Shape::mapping, .of = of, .items = std::move(values), .names_keys = true};
}

}  // namespace form

Fallback::Fallback(double number) : yaml(plain_number_text(number)) {}

std::vector<std::string> part_names(const Form& form) {
  std::vector<std::string> names;
  std::string_view rest = form.of.substr(1, form.of.size() - 2);
  for (std::size_t end = 0; end != std::string_view::npos; rest.remove_prefix(end + 2)) {
    end = rest.find(", ");
    names.emplace_back(rest.substr(0, end));
    if (end == std::string_view::npos) break;
  }
  return names;
}

const Key* Section::find(std::string_view key) const {
  const auto at = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return k.name == key; });
  return at == keys.end() ? nullptr : &*at;
}

Key description_key() {
  return {.name = "description",
          .forms = {form::text(kMaxDescription)},
          .doc = "what `gradreel list` says of it",
          .required = true,
          .example = "a line about it"};
}

Key key_of(const Param& p) {
  Key key = {.name = p.name, .forms = {}, .doc = p.doc, .required = p.required, .symbol = p.symbol};
  if (!p.required) key.fallback.yaml = human_text(p.fallback);
  if (p.is_count) {
    key.fallback = Fallback(std::get<Numbers>(p.fallback).front());
    key.forms = {form::number(p.range, p.unit), form::list(2, kMaxLevels, "numbers", {form::number()})};
    key.forms[1].rising = true;
    return key;
  }
  const Form one = form_of(p);
  if (std::holds_alternative<Numbers>(p.fallback)) {
    key.forms = {form::list(1, kMaxItems, "numbers", {form::number(p.range, p.unit)})};
    key.forms[0].rising = true;
  } else if (std::holds_alternative<Names>(p.fallback)) {
    key.forms = {one, form::list(1, kMaxItems, "names", {one})};
  } else {
    key.forms = {one};
  }
  return key;
}

std::vector<Component> all_of(Components components) {
  const auto params = [](const auto& entry) { return keys_of(entry.params); };
  switch (components) {
    case Components::surfaces:
      return surface_components();
    case Components::optimizers:
      return components_of(optimizers(), params);
    case Components::schedules:
      return components_of(schedules(), params);
    case Components::overlays:
      return components_of(overlays(), params);
    case Components::panels:
      return components_of(panels(), [](const PanelEntry& entry) { return panel_keys(entry); });
    case Components::formats:
      return components_of(formats(), params);
    case Components::none:
      break;
  }
  return {};
}

std::vector<Key> joined(std::vector<Key> first, const std::vector<Key>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

std::vector<Key> keys_of(std::span<const Param> params) {
  std::vector<Key> keys;
  std::transform(params.begin(), params.end(), std::back_inserter(keys), key_of);
  return keys;
}

}  // namespace gradreel
