#include "reference/schema_forms.hpp"

#include <algorithm>
#include <cmath>

#include "scene/document.hpp"
#include "scene/scalars.hpp"

namespace gradreel {

namespace {

constexpr const char* kReferencePattern = "\\$\\{[a-z][a-z0-9_]*\\}";

/// Whole numbers without a decimal point.
Schema number_in_schema(double v) {
  constexpr double kExact = 9e15;
  return v == std::floor(v) && std::abs(v) < kExact ? Schema(static_cast<std::int64_t>(v)) : Schema(v);
}

Schema scalar_in_schema(const Value& value) {
  if (value.quoted) return value.text;
  if (value.text == "true" || value.text == "false") return value.text == "true";
  const auto number = parse_number(value.text).value;
  return number ? number_in_schema(*number) : Schema(value.text);
}

Schema value_in_schema(const Value& value) {
  Schema all;
  switch (value.kind) {
    case ValueKind::null:
      break;
    case ValueKind::scalar:
      return scalar_in_schema(value);
    case ValueKind::sequence:
      all = Schema::array();
      for (const Value& item : value.items) all.push_back(value_in_schema(item));
      break;
    case ValueKind::mapping:
      all = Schema::object();
      for (const Entry& e : value.entries) all[e.key] = value_in_schema(e.value);
      break;
  }
  return all;
}

Schema schema_of_number(const Range& range) {
  Schema s = {{"type", range.whole ? "integer" : "number"}};
  if (std::isfinite(range.low))
    s[range.low_open ? "exclusiveMinimum" : "minimum"] = number_in_schema(range.low);
  if (std::isfinite(range.high))
    s[range.high_open ? "exclusiveMaximum" : "maximum"] = number_in_schema(range.high);
  return s;
}

/// An exact number is never negative.
Schema schema_of_decimal(Range range) {
  if (!(range.low > 0)) range.low = 0;
  return schema_of_number(range);
}

Schema schema_of_rate(const Range& range) {
  return any_of(
      {schema_of_decimal(range), {{"type", "string"}, {"pattern", "^[1-9][0-9]{0,5}/[1-9][0-9]{0,5}$"}}});
}

Schema schema_of_size(Range range) {
  range.whole = true;
  return any_of({schema_of_number(range),
                 {{"type", "string"},
                  {"pattern", "^([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)? *([kKMG]?B|[KMG]iB)$"}}});
}

/// Words in quotes do as well: programs write them so. As a pattern, editors do not offer them.
Schema schema_of_flag(bool on_off) {
  const Schema quoted = {{"type", "string"}, {"pattern", "^(true|false)$"}};
  const Schema flag = {{"type", "boolean"}};
  return on_off ? any_of({{{"enum", {"on", "off"}}}, flag, quoted}) : any_of({flag, quoted});
}

/// Lines may end with what YAML's blocks end with.
Schema schema_of_text(const Form& form) {
  const TextRule& rule = form.text;
  if (!form.pattern.empty())
    return {{"type", "string"}, {"maxLength", rule.max_length}, {"pattern", form.pattern}};
  return {{"type", {"string", "number"}},
          {"maxLength", rule.max_length},
          {"pattern", rule.several_lines ? "^[^\\t]*$" : "^[^\\t\\n]*\\n*$"}};
}

/// What is off may be written false.
Schema schema_of_names(const std::vector<std::string_view>& names) {
  Schema all = Schema::array();
  bool has_off = false;
  for (const std::string_view name : names) {
    all.push_back(name);
    has_off |= name == "off" || name == "none";
  }
  if (has_off) all.push_back(false);
  return {{"enum", std::move(all)}};
}

Schema schema_of_choice(const Form& form, const Configs& configs) {
  if (!form.choices.empty()) return schema_of_names(form.choices);
  if (form.of == "theme") return schema_of_names(names_of(configs.themes()));
  if (form.of == "profile") return schema_of_names(names_of(configs.profiles()));
  if (form.of == "optimizer set") return schema_of_names(names_of(configs.optimizer_sets()));
  return {{"type", {"string", "number"}}};
}

}  // namespace

std::string schema_text(std::string_view markdown) {
  std::string out;
  for (std::size_t at = 0; at < markdown.size();) {
    const std::size_t middle = markdown[at] == '[' ? markdown.find("](", at) : std::string_view::npos;
    const std::size_t close = markdown[at] == '[' ? markdown.find(']', at) : std::string_view::npos;
    const std::size_t end =
        middle == std::string_view::npos || middle != close ? middle : markdown.find(')', middle);
    if (middle == close && end != std::string_view::npos) {
      out += markdown.substr(at + 1, middle - at - 1);
      at = end + 1;
    } else {
      out += markdown[at++];
    }
  }
  return out;
}

Schema schema_value(const std::string& yaml) {
  std::vector<Mistake> mistakes;
  const Document document = parse_document("", yaml, mistakes);
  return mistakes.empty() ? value_in_schema(document.root) : Schema();
}

namespace {

Schema schema_of_shape(const Form& form, const SchemaRules& rules) {
  switch (form.shape) {
    case Shape::decimal:
      return schema_of_decimal(form.range);
    case Shape::rate:
      return schema_of_rate(form.range);
    case Shape::size:
      return schema_of_size(form.range);
    case Shape::flag:
      return schema_of_flag(false);
    case Shape::on_off:
      return schema_of_flag(true);
    case Shape::text:
      return schema_of_text(form);
    case Shape::choice:
      return schema_of_choice(form, rules.configs);
    case Shape::color:
      return {{"type", "string"}, {"pattern", "^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$"}};
    case Shape::tuple:
      return schema_of_tuple(form, rules);
    default:
      return schema_of_number(form.range);
  }
}

}  // namespace

/// A text may say anything.
Schema schema_of_scalar(const Form& form, const SchemaRules& rules) {
  Schema schema = schema_of_shape(form, rules);
  const bool is_open = form.shape == Shape::text || form.shape == Shape::tuple;
  if (is_open || !rules.has_variables) return schema;
  const bool is_number =
      schema.contains("type") && (schema["type"] == "number" || schema["type"] == "integer");
  if (!is_number) return any_of({std::move(schema), {{"type", "string"}, {"pattern", kReferencePattern}}});
  schema["type"] = {schema["type"], "string"};  // a bound is of numbers, a pattern of texts
  schema["pattern"] = kReferencePattern;
  return schema;
}

Schema schema_of_tuple(const Form& form, const SchemaRules& rules) {
  std::vector<Schema> parts;
  for (const Form& part : form.items) parts.push_back(schema_of_scalar(part, rules));
  return {{"type", "array"},
          {"items", any_of(std::move(parts))},
          {"minItems", form.items.size()},
          {"maxItems", form.items.size()}};
}

Schema any_of(std::vector<Schema> all) {
  std::vector<Schema> each;
  for (std::size_t i = 0; i < all.size(); ++i) {  // a choice of choices is one choice
    if (all[i].size() != 1 || !all[i].contains("anyOf")) continue;
    auto inner = all[i]["anyOf"].get<std::vector<Schema>>();
    all[i] = std::move(inner.front());
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(i) + 1, inner.begin() + 1, inner.end());
  }
  for (Schema& one : all) {
    if (std::find(each.begin(), each.end(), one) == each.end()) each.push_back(std::move(one));
  }
  if (each.size() == 1) return std::move(each.front());
  return {{"anyOf", std::move(each)}};
}

}  // namespace gradreel
