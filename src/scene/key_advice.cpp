#include "scene/key_advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/suggest.hpp"
#include "scene/flow_text.hpp"
#include "scene/key_paths.hpp"
#include "scene/odd_text.hpp"

namespace gradreel {

namespace {

bool is_digit_at(const std::string& text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// Of "{rate: 0,1}", where "1" reads as a key.
std::string decimal_comma_hint(const Entry& entry, const Source& source) {
  const std::string& line = source.line_at(entry.where);
  const std::size_t at = source.byte_of(entry.where);
  const bool follows = entry.value.kind == ValueKind::null && is_digit_at(entry.key, 0) && at >= 2 &&
                       at <= line.size() && line[at - 1] == ',' && is_digit_at(line, at - 2);
  if (!follows) return {};
  std::size_t first = at - 2;
  while (first > 0 && is_digit_at(line, first - 1)) --first;
  return fmt::format("write a decimal point: {}.{}", line.substr(first, at - 1 - first), entry.key);
}

/// The keys, all known, that other programs write as this one: "write beta1: 0.9, beta2: 0.999".
std::string several_keys_hint(const Entry& entry, const KeyPlace& place) {
  for (const std::string_view ours : called_here(entry.key)) {
    const std::vector<std::string_view> names = words_of(ours);
    const bool all_known = std::all_of(names.begin(), names.end(), [&](std::string_view name) {
      return std::find(place.known.begin(), place.known.end(), name) != place.known.end();
    });
    if (names.size() < 2 || !all_known) continue;
    if (entry.value.items.size() != names.size()) return fmt::format("write {}", fmt::join(names, " and "));
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
      text += fmt::format("{}{}: {}", i > 0 ? ", " : "", names[i],
                          flow_text(entry.value.items[i]).value_or("..."));
    }
    return "write " + text;
  }
  return {};
}

/// Of {name: adam, params: {lr: 0.1}}: the inner keys stand here.
std::string inner_keys_hint(const Entry& entry, const KeyPlace& place) {
  std::string text;
  for (const Entry& inner : entry.value.entries) {
    const std::string_view name = same_name(inner.key, place.known);
    const auto said = flow_text(inner.value);
    if (name.empty() || !said) return {};
    text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", name, *said);
  }
  return text.empty() ? "" : fmt::format("write {}, without {}", text, entry.key);
}

std::string with_prefix(const std::string& prefix, const std::string& path) {
  return prefix.empty() ? path : fmt::format("{}.{}", prefix, path);
}

/// "did you mean timeline.duration, as in timeline: {duration: 12}?" Paths to where it stands, in another
/// form of the mapping, are left out.
std::string hint_of(std::vector<KeyPath> paths, const std::string& prefix, const Value& value,
                    const std::string& here = {}) {
  constexpr std::size_t kMostPaths = 3;
  std::erase_if(paths, [&](const KeyPath& p) { return with_prefix(prefix, p.text()) == here; });
  std::vector<std::string> texts;
  for (const KeyPath& path : paths) {
    const std::string text = with_prefix(prefix, path.text());
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  if (texts.empty()) return {};
  if (texts.size() > kMostPaths) texts.resize(kMostPaths);
  if (texts.size() > 1) return fmt::format("did you mean {}?", fmt::join(texts, " or "));
  constexpr std::size_t kLongestExample = 80;
  const std::string example = paths.front().example(value);
  return example.empty() || example.size() > kLongestExample
             ? fmt::format("did you mean {}?", texts.front())
             : fmt::format("did you mean {}, as in {}?", texts.front(), example);
}

/// `name` below the place, or anywhere in the file.
std::string elsewhere_hint(std::string_view name, const Value& value, const KeyPlace& place) {
  if (place.top && place.section != place.top && place.top->find(name))
    return fmt::format("{} belongs at the top of the scene", name);
  std::string below = hint_of(paths_below(*place.section, name), place.prefix, value);
  if (!below.empty() || !place.top) return below;
  return hint_of(paths_below(*place.top, name), "", value, with_prefix(place.prefix, std::string(name)));
}

/// "did you mean outputs.width and outputs.height?"
std::string together_hint(const std::vector<std::string_view>& names, const KeyPlace& place) {
  const std::vector<KeyPath> paths = paths_below(*place.section, names.front());
  if (paths.empty()) return {};
  std::vector<std::string> texts;
  for (const std::string_view name : names) {
    const Key* key = paths.front().steps.back().section->find(name);
    if (!key) return {};
    texts.push_back(with_prefix(place.prefix, KeyPath{paths.front().steps, *key}.text()));
  }
  return fmt::format("did you mean {}?", fmt::join(texts, " and "));
}

/// What others write for a key that stands elsewhere.
std::string foreign_hint(const Entry& entry, const KeyPlace& place) {
  for (const std::string_view ours : called_here(entry.key)) {
    const std::vector<std::string_view> names = words_of(ours);
    std::string hint;
    if (names.size() > 1) {
      hint = together_hint(names, place);
    } else if (ours.find('.') == std::string_view::npos) {
      hint = elsewhere_hint(ours, entry.value, place);
    } else if (place.top) {
      hint = hint_of(path_to(*place.top, ours), "", entry.value);
    }
    if (!hint.empty()) return hint;
  }
  return {};
}

/// "momentum is a parameter of momentum, nesterov, sgd".
std::string other_component_hint(const Entry& entry, const KeyPlace& place) {
  constexpr std::size_t kMostShown = 5;
  std::vector<std::string_view> names;
  const std::vector<Component> components = all_of(place.section->components);
  for (const Component& component : components) {
    if (component.name == entry.key)
      return fmt::format(
          "{0} is {1} {2} of its own: {3}: {0}", entry.key,
          std::string_view("aeiou").find(place.section->name[0]) != std::string_view::npos ? "an" : "a",
          place.section->name, place.section->selector);
    if (std::any_of(component.keys.begin(), component.keys.end(),
                    [&](const Key& k) { return k.name == entry.key; }))
      names.push_back(component.name);
  }
  if (names.empty()) return {};
  const bool all_shown = names.size() <= kMostShown;
  if (!all_shown) names.resize(kMostShown);
  return fmt::format("{} is a parameter of {}{}", entry.key, fmt::join(names, ", "),
                     all_shown ? "" : " and others");
}

std::string component_hint(const Entry& entry, const KeyPlace& place) {
  std::string own = other_component_hint(entry, place);
  if (!own.empty() || !place.top) return own;
  return hint_of(component_paths(*place.top, entry.key), "", entry.value);
}

}  // namespace

std::string key_advice(const Entry& entry, const KeyPlace& place) {
  std::string hint = decimal_comma_hint(entry, *place.source);
  if (hint.empty()) hint = odd_text_hint(entry.key);
  if (!hint.empty()) return hint;
  const std::string_view same = same_name(entry.key, place.known);
  if (!same.empty()) return fmt::format("did you mean '{}'?", same);
  hint = several_keys_hint(entry, place);
  if (!hint.empty()) return hint;
  if (const std::string_view near = nearest(entry.key, place.known);
      !near.empty() && edit_distance(entry.key, near) == 1)
    return fmt::format("did you mean '{}'?", near);
  if (hint.empty()) hint = inner_keys_hint(entry, place);
  const bool is_path = entry.key.find('.') != std::string::npos;
  if (hint.empty() && is_path && place.top) hint = hint_of(path_to(*place.top, entry.key), "", entry.value);
  if (hint.empty()) hint = elsewhere_hint(entry.key, entry.value, place);
  if (hint.empty() && nearest(entry.key, place.known).empty()) hint = foreign_hint(entry, place);
  if (hint.empty() && nearest(entry.key, place.known).empty()) hint = component_hint(entry, place);
  return hint.empty() ? suggestion(entry.key, place.known) : hint;
}

}  // namespace gradreel
