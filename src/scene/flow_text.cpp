#include "scene/flow_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gradreel {

namespace {

constexpr std::size_t kLongestFlowText = 100;  // bytes

bool needs_quotes(const Value& v) {
  return v.quoted || v.text.empty() || v.text.find_first_of(",[]{}#\"'") != std::string::npos ||
         v.text.find(": ") != std::string::npos;
}

/// Nothing if it has control characters.
std::optional<std::string> scalar_text(const Value& v) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
  if (std::any_of(v.text.begin(), v.text.end(), is_control)) return std::nullopt;
  return needs_quotes(v) ? single_quoted(v.text) : v.text;
}

/// False once it is too long, or if it cannot be written so.
bool add_flow_text(const Value& v, std::string& out) {
  const auto add_all = [&](const auto& all, std::string_view open, char close, const auto& add) {
    out += open;
    bool first = true;
    for (const auto& one : all) {
      if (!first) out += ", ";
      first = false;
      if (!add(one)) return false;
    }
    out += close;
    return true;
  };
  if (out.size() > kLongestFlowText) return false;
  switch (v.kind) {
    case ValueKind::scalar:
      if (const auto text = scalar_text(v)) {
        out += *text;
        return true;
      }
      return false;
    case ValueKind::sequence:
      return add_all(v.items, "[", ']', [&](const Value& item) { return add_flow_text(item, out); });
    case ValueKind::mapping:
      return add_all(v.entries, "{", '}', [&](const Entry& e) {
        out += e.key + (e.value.kind == ValueKind::null ? "" : ": ");
        return add_flow_text(e.value, out);
      });
    case ValueKind::null:
      break;
  }
  return true;
}

}  // namespace

std::optional<std::string> flow_text(const Value& value) {
  std::string text;
  const bool is_whole = add_flow_text(value, text) && text.size() <= kLongestFlowText;
  return is_whole ? std::optional(std::move(text)) : std::nullopt;
}

std::string single_quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace gradreel
