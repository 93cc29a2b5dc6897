#include "scene/key_paths.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scene/flow_text.hpp"
#include "scene/reshape.hpp"

namespace gradreel {

namespace {

/// A section and the way to it.
struct Reached {
  const Section* section = nullptr;
  std::vector<KeyPath::Step> steps;
};

/// Where a value of the key may be, or hold, a mapping of a section.
std::vector<KeyPath::Step> steps_of(const Key& key) {
  std::vector<KeyPath::Step> steps;
  for (const Form& form : key.forms) {
    if (form.section) steps.push_back({&key, form.section, false});
    for (const Form& item : form.items) {
      if (form.shape == Shape::list && item.section) steps.push_back({&key, item.section, true});
    }
  }
  return steps;
}

/// The sections one step further down.
std::vector<Reached> next_of(const std::vector<Reached>& level) {
  std::vector<Reached> next;
  for (const Reached& reached : level) {
    for (const Key& key : reached.section->keys) {
      for (const KeyPath::Step& step : steps_of(key)) {
        next.push_back({step.section, reached.steps});
        next.back().steps.push_back(step);
      }
    }
  }
  return next;
}

/// Keys that a mapping must have beside one of the name.
std::ptrdiff_t required_beside(const Section& section, std::string_view name) {
  return std::count_if(section.keys.begin(), section.keys.end(),
                       [&](const Key& key) { return key.required && key.name != name; });
}

/// Of places that are equally near those that need the fewest keys beside.
std::vector<KeyPath> easiest(const std::vector<KeyPath>& all) {
  const auto effort = [](const KeyPath& p) { return required_beside(*p.steps.back().section, p.key.name); };
  std::vector<KeyPath> best;
  for (const KeyPath& path : all) {
    if (!best.empty() && effort(path) > effort(best.front())) continue;
    if (!best.empty() && effort(path) < effort(best.front())) best.clear();
    best.push_back(path);
  }
  return best;
}

/// What find(reached, found) adds of the first level at which it adds anything.
template <class Find>
std::vector<KeyPath> search_levels(const Section& section, const Find& find) {
  constexpr int kDeepest = 4;
  std::vector<Reached> level = {{&section, {}}};
  for (int depth = 0; depth <= kDeepest && !level.empty(); ++depth, level = next_of(level)) {
    std::vector<KeyPath> found;
    for (const Reached& reached : level) find(reached, found);
    if (!found.empty()) return found;
  }
  return {};
}

/// "name: adam, " of what the mapping must have beside the key.
std::string beside(const Section& section, const KeyPath& path) {
  std::string text;
  for (const Key& key : section.keys) {
    const bool names_component = !path.component.empty() && key.name == section.selector;
    if ((!key.required && !names_component) || key.name == path.key.name) continue;
    text +=
        fmt::format("{}: {}, ", key.name, names_component ? std::string_view(path.component) : key.example);
  }
  return text;
}

}  // namespace

std::string KeyPath::text() const {
  std::string all;
  for (const Step& step : steps) all += std::string(step.key->name) + ".";
  return all + std::string(key.name);
}

std::string KeyPath::example(const Value& value) const {
  if (value.kind == ValueKind::null) return {};
  const auto other = reshaped(value, key.forms);
  const auto said = other ? other : flow_text(value);
  if (!said) return {};
  std::string all = fmt::format("{}: {}", key.name, *said);
  for (std::size_t i = steps.size(); i-- > 0;) {
    const Step& step = steps[i];
    const std::string map = fmt::format("{{{}{}}}", beside(*step.section, *this), all);
    all = fmt::format("{}: {}", step.key->name, step.in_list ? "[" + map + "]" : map);
  }
  return all;
}

std::vector<KeyPath> paths_below(const Section& section, std::string_view name) {
  return easiest(search_levels(section, [&](const Reached& reached, std::vector<KeyPath>& found) {
    const Key* key = reached.steps.empty() ? nullptr : reached.section->find(name);
    if (key && !(key->required && reached.section->selector == name)) found.push_back({reached.steps, *key});
  }));
}

std::vector<KeyPath> component_paths(const Section& section, std::string_view name) {
  return search_levels(section, [&](const Reached& reached, std::vector<KeyPath>& found) {
    for (const Component& component : all_of(reached.section->components)) {
      const auto key = std::find_if(component.keys.begin(), component.keys.end(),
                                    [&](const Key& k) { return k.name == name; });
      if (key != component.keys.end()) found.push_back({reached.steps, *key, std::string(component.name)});
    }
  });
}

std::vector<KeyPath> path_to(const Section& section, std::string_view dotted) {
  std::vector<Reached> level = {{&section, {}}};
  while (true) {
    const std::size_t dot = dotted.find('.');
    const std::string_view name = dotted.substr(0, dot);
    std::vector<Reached> next;
    for (const Reached& reached : level) {
      const Key* key = reached.section->find(name);
      if (key && dot == std::string_view::npos) return {{reached.steps, *key}};
      if (!key) continue;
      for (const KeyPath::Step& step : steps_of(*key)) {
        next.push_back({step.section, reached.steps});
        next.back().steps.push_back(step);
      }
    }
    if (next.empty() || dot == std::string_view::npos) return {};
    level = std::move(next);
    dotted.remove_prefix(dot + 1);
  }
}

}  // namespace gradreel
