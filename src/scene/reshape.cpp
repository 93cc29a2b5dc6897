#include "scene/reshape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/suggest.hpp"
#include "scene/flow_text.hpp"
#include "scene/scalars.hpp"

namespace gradreel {

namespace {

bool has_form(const Value& v, const Form& form);

bool has_a_form(const Value& v, std::span<const Form> forms) {
  return std::any_of(forms.begin(), forms.end(), [&](const Form& form) { return has_form(v, form); });
}

/// Whether the value is built as the form is; what its parts say is not looked at, but numbers are numbers.
bool has_form(const Value& v, const Form& form) {
  switch (form.shape) {
    case Shape::number:
    case Shape::decimal:
      return v.kind == ValueKind::scalar && !v.quoted && parse_number(v.text).value.has_value();
    case Shape::rate:
      return v.kind == ValueKind::scalar && !v.quoted && parse_rate(v.text).value.has_value();
    case Shape::tuple:
      if (v.kind != ValueKind::sequence || v.items.size() != form.items.size()) return false;
      for (std::size_t i = 0; i < v.items.size(); ++i) {
        if (!has_form(v.items[i], form.items[i])) return false;
      }
      return true;
    case Shape::list:
      return v.kind == ValueKind::sequence &&
             std::all_of(v.items.begin(), v.items.end(),
                         [&](const Value& item) { return has_a_form(item, form.items); });
    case Shape::mapping:
      return v.kind == ValueKind::mapping;
    default:
      return v.kind == ValueKind::scalar;
  }
}

/// The key that says what a mapping is about: the first that it must have.
const Key* selector_of(const Section& section) {
  const auto at =
      std::find_if(section.keys.begin(), section.keys.end(), [](const Key& k) { return k.required; });
  return at != section.keys.end() && at->forms[0].shape == Shape::choice ? &*at : nullptr;
}

/// ", beta1: 0.8" of what belongs to the thing that a mapping names.
std::optional<std::string> more_keys(const Value& value, const Entry* left_out) {
  std::string text;
  for (const Entry& e : value.entries) {
    if (&e == left_out) continue;
    const auto said = flow_text(e.value);
    if (!said) return std::nullopt;
    text += fmt::format(", {}: {}", e.key, *said);
  }
  return text;
}

/// What a key probably names where a name is missing: a component, if its section knows them; else itself.
/// Empty if it can be none.
std::string meant_name(const std::string& key, const Section& section, const Key& selector) {
  if (key.find_first_of(": ") != std::string::npos) return {};
  if (section.selector != selector.name) return key;
  const std::vector<Component> components = all_of(section.components);
  std::vector<std::string_view> names;
  for (const Component& component : components) {
    const bool is_parameter = std::any_of(component.keys.begin(), component.keys.end(),
                                          [&](const Key& k) { return k.name == key; });
    if (is_parameter && component.name != key) return {};
    names.push_back(component.name);
  }
  return std::string(nearest(key, names));
}

/// "{name: adam, beta1: 0.8}" of the entry adam: {beta1: 0.8}, or of adam: 0.1 the learning rate.
std::optional<std::string> named(const Entry& entry, const Section& section) {
  const Key& selector = *selector_of(section);
  const std::string name = meant_name(entry.key, section, selector);
  if (name.empty()) return std::nullopt;
  if (section.find("learning_rate") && has_form(entry.value, form::number()))
    return fmt::format("{{{}: {}, learning_rate: {}}}", selector.name, name, entry.value.text);
  if (entry.value.kind != ValueKind::mapping && entry.value.kind != ValueKind::null) return std::nullopt;
  const auto more = more_keys(entry.value, nullptr);
  return more ? std::optional(fmt::format("{{{}: {}{}}}", selector.name, name, *more)) : std::nullopt;
}

/// The first component that has all keys of the mapping that its section has not; empty if none has.
std::string component_with_keys(const Value& map, const Section& section) {
  const auto has_all = [&](const Component& component) {
    return std::all_of(map.entries.begin(), map.entries.end(), [&](const Entry& e) {
      const auto is_it = [&](const Key& k) { return k.name == e.key; };
      return section.find(e.key) || std::any_of(component.keys.begin(), component.keys.end(), is_it);
    });
  };
  const std::vector<Component> components = all_of(section.components);
  const auto at = std::find_if(components.begin(), components.end(), has_all);
  return at == components.end() ? "" : std::string(at->name);
}

/// The numbers of "1, 2", "(1, 2)" or "1 2", with commas between; empty if these are not so many.
std::string numbers_in(std::string_view text, std::size_t count) {
  std::string all;
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find_first_not_of(" ,;()", at)) != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(" ,;()", at), text.size());
    const std::string_view part = text.substr(at, end - at);
    if (!parse_number(part).value) return {};
    all += (found++ > 0 ? ", " : "") + std::string(part);
    at = end;
  }
  return found == count ? all : "";
}

std::optional<std::string> as_tuple_form(const Value& v, const Form& form) {
  if (v.kind == ValueKind::scalar) {
    const std::string numbers = numbers_in(v.text, form.items.size());
    return numbers.empty() ? std::nullopt : std::optional("[" + numbers + "]");
  }
  if (v.kind != ValueKind::mapping) return std::nullopt;
  std::string text;
  for (const std::string& part : part_names(form)) {
    const Entry* said = v.entry(part);
    const auto number = said ? flow_text(said->value) : std::nullopt;
    if (!number) return std::nullopt;
    text += (text.empty() ? "" : ", ") + *number;
  }
  return "[" + text + "]";
}

/// "[{name: adam}, {name: sgd, momentum: 0.9}]" of {adam: {}, sgd: {momentum: 0.9}}.
std::optional<std::string> as_named_list(const Value& map, const Section& section) {
  const Key* selector = selector_of(section);
  if (!selector || map.entry(selector->name)) return std::nullopt;
  std::string text;
  for (const Entry& e : map.entries) {
    const auto one = section.find(e.key) ? std::nullopt : named(e, section);
    if (!one) return std::nullopt;
    text += (text.empty() ? "" : ", ") + *one;
  }
  return text.empty() ? std::nullopt : std::optional("[" + text + "]");
}

std::optional<std::string> as_list_form(const Value& v, const Form& form) {
  const auto listed = [](const std::optional<std::string>& text) {
    return text ? std::optional("[" + *text + "]") : std::nullopt;
  };
  for (const Form& item : form.items) {
    if (v.kind == ValueKind::mapping && item.shape == Shape::mapping && item.section) {
      if (auto list = as_named_list(v, *item.section)) return list;
    }
    if (item.shape == Shape::tuple && v.kind != ValueKind::sequence) {
      if (const auto tuple = as_tuple_form(v, item)) return listed(tuple);
    } else if (has_form(v, item)) {
      const bool is_text = v.kind == ValueKind::scalar && item.shape == Shape::choice;
      return listed(is_text && !v.quoted ? v.text : flow_text(v));  // "adam, momentum" may be several
    }
  }
  return std::nullopt;
}

/// "x: [-5, 5], y: [-2, 2]" of the items, each in the form of one key.
std::optional<std::string> as_keys(std::span<const Value> values, const Section& section) {
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto said = flow_text(values[i]);
    if (!said || !has_a_form(values[i], section.keys[i].forms)) return std::nullopt;
    text += fmt::format("{}{}: {}", i > 0 ? ", " : "", section.keys[i].name, *said);
  }
  return text;
}

/// A mapping of two intervals, of one for both, of a list of both, or of four numbers in a row.
std::optional<std::string> as_two_keys(const Value& v, const Section& section) {
  const auto is_pair = [](const Key& key) {
    return key.forms[0].shape == Shape::tuple && key.forms[0].items.size() == 2;
  };
  if (section.keys.size() != 2 || !std::all_of(section.keys.begin(), section.keys.end(), is_pair))
    return std::nullopt;
  std::vector<Value> values(2, v);
  if (v.items.size() == 4) {
    values[0].items.resize(2);
    values[1].items.erase(values[1].items.begin(), values[1].items.begin() + 2);
  } else if (v.items.size() == 2 && v.items[0].kind == ValueKind::sequence) {
    values = v.items;
  }
  const auto text = as_keys(values, section);
  return text ? std::optional("{" + *text + "}") : std::nullopt;
}

std::optional<std::string> in_form(const Value& v, const Form& form) {
  if (form.shape == Shape::tuple) return as_tuple_form(v, form);
  if (form.shape == Shape::list) return as_list_form(v, form);
  if (form.shape != Shape::mapping || !form.section) return std::nullopt;
  if (v.kind == ValueKind::mapping) return with_selector(v, *form.section);
  return v.kind == ValueKind::sequence ? as_two_keys(v, *form.section) : std::nullopt;
}

}  // namespace

std::optional<std::string> reshaped(const Value& value, std::span<const Form> forms) {
  if (has_a_form(value, forms)) return std::nullopt;
  for (const Form& form : forms) {
    auto text = in_form(value, form);
    if (text) return text;
  }
  const bool is_one = value.kind == ValueKind::sequence && value.items.size() == 1;
  return is_one && has_a_form(value.items[0], forms) ? flow_text(value.items[0]) : std::nullopt;
}

std::optional<std::string> with_selector(const Value& map, const Section& section) {
  const Key* selector = selector_of(section);
  if (!selector || map.entries.empty() || map.entry(selector->name)) return std::nullopt;
  const Entry& first = map.entries.front();
  if (section.find(first.key)) return std::nullopt;
  const auto inner = named(first, section), outer = more_keys(map, &first);
  if (!inner || !outer) return std::nullopt;
  return inner->substr(0, inner->size() - 1) + *outer + "}";
}

std::optional<std::string> with_example(const Value& map, const Section& section, std::string_view key) {
  const Key* selector = selector_of(section);
  if (!selector || selector->name != key || map.entries.empty()) return std::nullopt;
  const std::string example =
      section.selector == key ? component_with_keys(map, section) : std::string(selector->example);
  const auto more = more_keys(map, nullptr);
  if (example.empty() || !more) return std::nullopt;
  return fmt::format("{{{}: {}{}}}", key, example, *more);
}

}  // namespace gradreel
