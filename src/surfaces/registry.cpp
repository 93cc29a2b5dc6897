#include <array>

#include "core/places.hpp"
#include "surfaces/surface.hpp"

namespace gradreel {

namespace surface_entries {
#define SURFACE(name) const SurfaceEntry& name();
#include "surfaces/surfaces.def"
#undef SURFACE
}  // namespace surface_entries

std::span<const SurfaceEntry* const> surfaces() {
  static const std::array all = {
#define SURFACE(name) &surface_entries::name(),
#include "surfaces/surfaces.def"
#undef SURFACE
  };
  return all;
}

const SurfaceEntry* find_surface(std::string_view name) {
  for (const SurfaceEntry* entry : surfaces()) {
    if (entry->name == name) return entry;
  }
  return nullptr;
}

std::vector<Minimum> minima_of(const SurfaceEntry& entry, const ParamValues& params) {
  return entry.minima_at ? entry.minima_at(params) : entry.minima;
}

SurfaceChoice choice_of(const SurfaceEntry& entry, const ParamValues& params) {
  return {.name = std::string(entry.name),
          .title = std::string(entry.title),
          .formula = std::string(entry.formula),
          .latex = std::string(entry.latex),
          .source = std::string(entry.source),
          .domain = entry.domain,
          .minima = minima_of(entry, params),
          .starts = entry.starts,
          .parameters = params.parameters(),
          .objective = entry.make(params)};
}

std::unique_ptr<Objective> make_default(const SurfaceEntry& entry) {
  return entry.make(ParamValues(entry.params));
}

double value_at(const Objective& surface, Point at) {
  Values f;
  surface.value(columns_of({&at, 1}, surface.dimension()), f);
  return f(0);
}

}  // namespace gradreel
