#include "mutants/yaml_text.hpp"

#include <algorithm>
#include <string_view>

namespace gradreel::testing {

namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
      case '\\':
        out += '\\';
        out += c;
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
  return out + '"';
}

/// Whether it can stand without quotes wherever values stand.
bool is_plain(const std::string& text) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.+-/";
  return !text.empty() && text.find_first_not_of(kPlain) == std::string::npos && text != "-";
}

std::string scalar(const Value& value) {
  return value.quoted || !is_plain(value.text) ? quoted(value.text) : value.text;
}

std::string flow(const Value& value) {
  std::string out;
  switch (value.kind) {
    case ValueKind::null:
      return "null";
    case ValueKind::scalar:
      return scalar(value);
    case ValueKind::sequence:
      for (const Value& item : value.items) out += (out.empty() ? "" : ", ") + flow(item);
      return "[" + out + "]";
    case ValueKind::mapping:
      for (const Entry& e : value.entries)
        out += (out.empty() ? "" : ", ") + (is_plain(e.key) ? e.key : quoted(e.key)) + ": " + flow(e.value);
      return "{" + out + "}";
  }
  return out;
}

}  // namespace

std::string yaml_text(const Value& root) {
  if (root.kind != ValueKind::mapping) return flow(root) + "\n";
  std::string out;
  for (const Entry& e : root.entries)
    out += (is_plain(e.key) ? e.key : quoted(e.key)) + ": " + flow(e.value) + "\n";
  return out;
}

}  // namespace gradreel::testing
