#include "scene/variables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/utf8.hpp"
#include "scene/references.hpp"
#include "scene/text_file.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMostTold = 3;      ///< variables of one value that messages name
constexpr std::size_t kLongestTold = 40;  ///< code points of a value in messages

const TextRule kValueRule = {kMaxVariable, false, false};

/// "${alpha} = 0.1 stands at 2:20".
std::string told(const Variable& variable) {
  const bool is_short = count_code_points(variable.value) <= kLongestTold;
  const std::string shown =
      is_short ? variable.value
               : variable.value.substr(0, bytes_of_code_points(variable.value, kLongestTold)) + "…";
  return fmt::format("${{{}}} = {} {}", variable.name, shown, variable.origin);
}

class Substitution {
 public:
  Substitution(std::span<const Variable> variables, const Source& source, std::vector<bool>& used,
               std::vector<Mistake>& mistakes)
      : variables_(variables), source_(source), used_(used), mistakes_(mistakes) {}

  void visit(Value& value) {
    if (value.kind == ValueKind::scalar) replace(value);
    for (Value& item : value.items) visit(item);
    for (Entry& entry : value.entries) visit(entry.value);
  }

 private:
  void replace(Value& value) {
    std::string text;
    std::vector<std::size_t> found;
    std::size_t done = 0;
    for (auto at = next_reference(value.text); at; at = next_reference(value.text, at->end)) {
      const auto variable = std::find_if(variables_.begin(), variables_.end(),
                                         [&](const Variable& v) { return v.name == at->name; });
      if (variable == variables_.end()) continue;
      text += value.text.substr(done, at->begin - done) + variable->value;
      done = at->end;
      const auto index = static_cast<std::size_t>(variable - variables_.begin());
      if (std::find(found.begin(), found.end(), index) == found.end()) found.push_back(index);
      if (text.size() > room_) return refuse(value);
    }
    if (found.empty()) return;
    text += value.text.substr(done);
    if (text.size() > room_) return refuse(value);
    room_ -= text.size();
    value.text = std::move(text);
    value.quoted = false;
    value.made_of = told_of(found);
    for (const std::size_t index : found) used_[index] = true;
  }

  std::string told_of(const std::vector<std::size_t>& found) const {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < std::min(found.size(), kMostTold); ++i)
      all.push_back(told(variables_[found[i]]));
    return fmt::format(" ({}{})", fmt::join(all, ", "), found.size() > kMostTold ? ", …" : "");
  }

  void refuse(const Value& value) {
    if (!is_full_) {
      mistakes_.push_back(source_.mistake(
          value, fmt::format("with its variables the scene is larger than {} bytes", kMaxFileSize)));
    }
    is_full_ = true;
  }

  std::span<const Variable> variables_;
  const Source& source_;
  std::vector<bool>& used_;
  std::vector<Mistake>& mistakes_;
  std::size_t room_ = kMaxFileSize;
  bool is_full_ = false;
};

/// Why it cannot be set so; empty if it can.
std::string objection_to_value(const std::string& text) {
  if (count_code_points(text) > kMaxVariable)
    return fmt::format("the value must have at most {} characters", kMaxVariable);
  const bool is_line = text.find_first_of("\n\t") == std::string::npos && !find_bad_character("", text);
  return is_line ? "" : "the value must be one line without control characters";
}

}  // namespace

std::vector<Setting> parse_settings(std::span<const std::string> texts, std::vector<Mistake>& mistakes) {
  std::vector<Setting> settings;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    Setting setting = {text.substr(0, equals), equals == std::string::npos ? "" : text.substr(equals + 1)};
    const bool is_repeated = std::any_of(settings.begin(), settings.end(),
                                         [&](const Setting& s) { return s.name == setting.name; });
    if (equals == std::string::npos) {
      mistakes.push_back(mistake_in("--set", fmt::format("expected NAME=VALUE, found '{}'", text),
                                    fmt::format("write --set {}=0.1", text.empty() ? "alpha" : text)));
    } else if (!is_variable_name(setting.name)) {
      mistakes.push_back(
          mistake_in("--set", fmt::format("'{}' cannot be the name of a variable", setting.name),
                     "names are of lower-case letters, digits and _, and begin with a letter"));
    } else if (is_repeated) {
      mistakes.push_back(mistake_in("--set", fmt::format("{} is set twice", setting.name)));
    } else if (const std::string why = objection_to_value(setting.value); !why.empty()) {
      mistakes.push_back(mistake_in("--set", fmt::format("{}: {}", setting.name, why)));
    } else {
      settings.push_back(std::move(setting));
    }
  }
  return settings;
}

Key variables_key() {
  Form values = form::names_to("variable", {form::number(), form::flag(), form::undrawn(kMaxVariable)});
  values.pattern = kVariablePattern;
  return {.name = "variables",
          .forms = {std::move(values)},
          .doc = "values that `${name}` stands for anywhere in the scene; `--set NAME=VALUE` replaces one",
          .otherwise = "none",
          .example = "{alpha: 0.1}"};
}

std::vector<Variable> read_variables(MapReader& scene) {
  std::vector<Variable> all;
  Notes& notes = scene.notes();
  const Value* map = variable_map(scene, "variables", "a mapping of names to values");
  if (!map) return all;
  for (const Entry& e : map->entries) {
    if (!check_variable_name(e, "variables", notes)) continue;
    const std::string name = "variables." + e.key;
    if (e.value.kind == ValueKind::scalar && next_reference(e.value.text)) {
      notes.add(e.value, fmt::format("{}: a variable cannot be made of variables", name));
    } else if (const auto text = as_text(e.value, name, kValueRule, notes)) {
      all.push_back({e.key, *text, "stands at " + written_place(e.value.where, notes.source()), e.where});
    }
  }
  return all;
}

const Value* variable_map(MapReader& scene, std::string_view key, std::string_view expected) {
  const Value* map = scene.find(key);
  if (!map) return nullptr;
  Notes& notes = scene.notes();
  if (map->kind != ValueKind::mapping) {
    notes.add_unexpected(*map, key, expected);
    return nullptr;
  }
  if (map->entries.size() <= kMaxVariables) return map;
  notes.add(*map,
            fmt::format("{} must have at most {} entries, not {}", key, kMaxVariables, map->entries.size()));
  return nullptr;
}

bool check_variable_name(const Entry& entry, std::string_view section, Notes& notes) {
  if (is_variable_name(entry.key)) return true;
  notes.add(entry.where, fmt::format("{}: '{}' cannot be the name of a variable", section, entry.key),
            "names are of lower-case letters, digits and _, and begin with a letter");
  return false;
}

std::string written_place(Place where, const Source& source) {
  const std::string file = where.file == 0 ? "" : source.file(where.file) + ":";
  return fmt::format("{}{}:{}", file, where.line, where.column);
}

void substitute(Value& root, std::span<const Variable> variables, const Source& source,
                std::vector<bool>& used, std::vector<Mistake>& mistakes) {
  if (!variables.empty()) Substitution(variables, source, used, mistakes).visit(root);
}

}  // namespace gradreel
