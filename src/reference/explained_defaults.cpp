// Defaults that are not values of their keys alone: those of the resolved scene, and of other sections.
#include <fmt/format.h>

#include <algorithm>

#include "core/number_text.hpp"
#include "optimizers/optimizer.hpp"
#include "reference/explainer.hpp"
#include "reference/mapping_section.hpp"
#include "reference/schema_forms.hpp"
#include "reference/yaml_value.hpp"
#include "scene/read_outputs.hpp"
#include "scene/run_description.hpp"
#include "scene/sections.hpp"

namespace gradreel {

namespace {

std::string interval_yaml(double low, double high) {
  return fmt::format("[{}, {}]", plain_number_text(low), plain_number_text(high));
}

std::string place_yaml(Point p, int dimension) {
  return dimension == 1 ? plain_number_text(p.x) : interval_yaml(p.x, p.y);
}

}  // namespace

/// What only the resolved scene knows: the value as YAML, and whose it is.
std::optional<std::pair<std::string, std::string>> Explainer::found(const std::string& path) const {
  const SurfaceChoice& surface = scene_.surface;
  const Domain& domain = scene_.view.domain;
  const std::string of_surface = "surface " + surface.name;
  const bool is_of_plane = scene_.space && (path == "start" || path.starts_with("view.domain."));
  if (is_of_plane) return std::nullopt;
  if (path == "start" && !scene_.optimizers.empty())
    return std::pair(place_yaml(scene_.starts.front(), surface.dimension()), of_surface);
  if (path == "view.domain.x") return std::pair(interval_yaml(domain.x_min, domain.x_max), of_surface);
  if (path == "view.domain.y" && domain.dimension() == 2)
    return std::pair(interval_yaml(domain.y_min, domain.y_max), of_surface);
  if (path == "view.colormap") return std::pair(scene_.theme.colormap, "theme " + scene_.theme.name);
  if (path == "layout") return std::pair(scene_.layout.name, std::string("default"));
  return std::nullopt;
}

/// What another section says in place of this one: the scene of its optimizers, profiles of outputs, an
/// optimizer of its label. What the scene says is not repeated, as it would then be of no use there.
bool Explainer::add_inherited(const Key& key, const Level& level) {
  if (key.otherwise == "the profile's")
    return add_other(*profile_section().find(key.name), level, LineState::filled);
  const bool is_optimizer = level.section->components == Components::optimizers;
  if (is_optimizer && key.name == "label") return add_label(level);
  const bool is_rate = is_optimizer && key.name == "learning_rate";
  if (!is_rate && key.otherwise != "the scene's") return false;
  if (const Value* value = stated_in(&document_.root, key.name)) {
    add_off(level, fmt::format("{}: {}", key.name, yaml_value(*value)),
            fmt::format("scene, line {}", value->where.line));
    return true;
  }
  if (!is_rate) return add_other(*scene_section().find(key.name), level, LineState::off);
  if (stated_in(&document_.root, "tune")) {
    add_off(level, "learning_rate: tuned");
    return true;
  }
  return add_own_rate(level);
}

/// As the key of another section has it.
bool Explainer::add_other(const Key& other, const Level& level, LineState state) {
  if (other.fallback.yaml.empty()) {
    add_off(level, fmt::format("{}: {}", other.name, schema_text(other.otherwise)));
  } else if (state == LineState::off) {
    add_off(level, fmt::format("{}: {}", other.name, other.fallback.yaml), "default");
  } else {
    add_value(other, {&kept(other.fallback.yaml), "default", state}, level);
  }
  return true;
}

bool Explainer::add_label(const Level& level) {
  const OptimizerEntry* entry = find_optimizer(component_of(level));
  if (!entry) return true;
  Value title;
  title.kind = ValueKind::scalar;
  title.text = title_words(*entry, *scene_.words);
  const std::string from =
      title.text == entry->title ? "optimizer " + std::string(entry->name) : "language " + scene_.language;
  made_.push_back(std::move(title));
  add_line(level.depth, fmt::format("label: {}", yaml_value(made_.back())),
           {&made_.back(), from, LineState::filled});
  return true;
}

/// The optimizer's default.
bool Explainer::add_own_rate(const Level& level) {
  const std::string name = component_of(level);
  for (const Component& component : all_of(Components::optimizers)) {
    const auto rate = std::find_if(component.keys.begin(), component.keys.end(),
                                   [](const Key& key) { return key.name == "learning_rate"; });
    if (component.name == name && rate != component.keys.end())
      return add_other(*rate, level, LineState::filled);
  }
  return false;
}

}  // namespace gradreel
