#include "reference/yaml_value.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gradreel {

namespace {

std::string double_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  return out + '"';
}

/// Of a text that stood without quotes: whether it needs them here.
bool is_plain(std::string_view text) {
  return !text.empty() && text.find_first_of(",[]{}#\"'\n\t\\&*!|>%@`") == std::string_view::npos &&
         text.find(": ") == std::string_view::npos && text.back() != ':' && text.back() != ' ' &&
         text[0] != ' ' && text[0] != '?' && text != "-" && !text.starts_with("- ");
}

std::string joined_text(const std::vector<std::string>& parts, char open, char close) {
  return fmt::format("{}{}{}", open, fmt::join(parts, ", "), close);
}

}  // namespace

std::string yaml_value(const Value& value) {
  std::vector<std::string> parts;
  switch (value.kind) {
    case ValueKind::null:
      return "null";
    case ValueKind::scalar:
      return value.quoted || !is_plain(value.text) ? double_quoted(value.text) : value.text;
    case ValueKind::sequence:
      std::transform(value.items.begin(), value.items.end(), std::back_inserter(parts), yaml_value);
      return joined_text(parts, '[', ']');
    case ValueKind::mapping:
      for (const Entry& e : value.entries) parts.push_back(yaml_key(e.key) + ": " + yaml_value(e.value));
      return joined_text(parts, '{', '}');
  }
  return {};
}

std::string yaml_key(std::string_view key) { return is_plain(key) ? std::string(key) : double_quoted(key); }

}  // namespace gradreel
