// The sections of a scene, each read from its keys. Mistakes are noted; what is wrong keeps its default.
#pragma once

#include <span>
#include <vector>

#include "scene/configs.hpp"
#include "scene/reader.hpp"
#include "scene/scene.hpp"

namespace gradreel {

inline constexpr std::size_t kMaxDescents = 64;  ///< with a card in the legend
inline constexpr int kMaxSeeds = 64;             ///< of one descent
inline constexpr std::size_t kMaxTitle = 200, kMaxLabel = 80, kMaxDescription = 200;  ///< code points
inline constexpr Range kCoordinate = {.low = -1e9, .high = 1e9};

/// Declared parameters, by their names. `skip` is read by the caller.
void read_params(MapReader& map, std::span<const Param> declared, ParamValues& values,
                 std::string_view skip = {});

/// schedule, warmup and gradient: of an optimizer, or of the scene for optimizers that state none.
Regime read_regime(MapReader& map);

/// Why an optimizer cannot be run as its regime says.
struct Misfit {
  std::string_view key;  ///< schedule, warmup or gradient
  std::string message, hint;
  std::string_view off;  ///< what the optimizer would state to be left out: "warmup: 0"
};

/// `epochs`: the scene's; none where they are not known.
std::vector<Misfit> misfits(const OptimizerChoice& choice, std::optional<int> epochs);

void read_surface(MapReader& scene, Scene& out);  ///< surface
void read_starts(MapReader& scene, Scene& out);   ///< start, starts; after the surface
void read_stop(MapReader& scene, Scene& out);     ///< stop
void read_view(MapReader& scene, Scene& out);  ///< view; after the surface, the timeline and the optimizers
void read_overlays(MapReader& scene, Scene& out);  ///< overlays; after the optimizers
void read_timeline(MapReader& scene, Scene& out);  ///< epochs, timeline
void read_tune(MapReader& scene, Scene& out);      ///< tune; after the timeline
void read_captions(MapReader& scene, Scene& out);  ///< captions; after the timeline
void read_cards(MapReader& scene, Scene& out);     ///< opening, closing; after the title and the timeline
void read_optimizers(
    MapReader& scene, const Configs& configs,
    Scene& out);  ///< optimizers, learning_rate, the regime, seed; after the timeline and tune
void read_layout(MapReader& scene, Scene& out);                           ///< layout; after the optimizers
void check_basins(MapReader& scene, const Scene& out);                    ///< of the layout; after all else
void read_outputs(MapReader& scene, const Configs& configs, Scene& out);  ///< outputs
void read_narration(MapReader& scene, Scene& out);  ///< language, audio; after the outputs

/// The keys of Extras, of an output or a profile whose format is known.
void read_extras(MapReader& map, OutputSpec& out);

/// That an output is to be split where the scene has no pauses; empty: it is not.
std::string missing_pauses(const Scene& scene, const OutputSpec& output);

/// What the layout has no room for in that output; empty: nothing.
std::string misfit_of(const Scene& scene, const OutputSpec& output);

/// Files of configs/.
OptimizerSet read_optimizer_set(const Value& root, Notes& notes);
Profile read_profile(const std::string& name, const Value& root, Notes& notes);
NamedTheme read_theme(const std::string& name, const Value& root, Notes& notes);

}  // namespace gradreel
