// A scene with every name resolved and every default filled in: what the rest of the program works from.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/formula.hpp"
#include "core/rational.hpp"
#include "descent/trajectory.hpp"
#include "draw/camera.hpp"
#include "film/layout.hpp"
#include "film/overlay_choice.hpp"
#include "film/theme.hpp"
#include "film/view.hpp"
#include "scene/time_spec.hpp"
#include "surfaces/surface.hpp"

namespace gradreel {

/// A formula that somebody wrote, or that a panel needs.
struct FormulaUse {
  std::string latex;  ///< without dollars
  Mistake at;         ///< its place, for what LaTeX says about it; no message yet
};

struct ScheduleChoice {
  const ScheduleEntry* entry = nullptr;
  ParamValues params;
};

/// What an optimizer sees of gradients, and with how many seeds of its noise it is run.
struct GradientChoice {
  GradientSettings settings;  ///< the seed is set per run
  int seeds = 1;

  friend bool operator==(const GradientChoice&, const GradientChoice&) = default;
};

/// How an optimizer is run, apart from its rule. None: as the scene says; in a scene: constant, no warm-up,
/// the plain gradient.
struct Regime {
  std::optional<ScheduleChoice> schedule;
  std::optional<Warmup> warmup;
  std::optional<GradientChoice> gradient;

  int seeds() const { return gradient ? gradient->seeds : 1; }
};

/// One optimizer of the scene with its parameters.
struct OptimizerChoice {
  const OptimizerEntry* entry = nullptr;
  ParamValues params;
  std::string label;  ///< for the legend; the entry's title by default
  Regime regime;
};

/// How one output is made: a profile with the scene's overrides.
struct OutputSpec {
  std::string profile;        ///< its name
  std::string format;         ///< "mp4" or "gif", or of trajectories: "csv" or "json"
  int width = 0, height = 0;  ///< this and what follows is for films
  Rational frame_rate;
  bool is_draft = false;  ///< the profile's name goes into the file's name
  double crf = 18;
  std::string preset = "veryfast";
  Location where;  ///< in the scene, for errors; the profile's file if the scene names none

  /// False: the trajectories are written, nothing is drawn.
  bool is_film() const { return format == "mp4" || format == "gif"; }
};

struct Scene {
  std::string file;   ///< as given by the user
  std::string stem;   ///< of the file name: the output's name
  std::string title;  ///< may be empty
  const SurfaceEntry* surface_entry = nullptr;
  ParamValues surface_params;
  std::shared_ptr<const Objective> surface;
  std::vector<Point> starts;
  std::vector<OptimizerChoice> optimizers;
  int epochs = 100;
  int seed = 0;  ///< of all noise
  StopRules stop;
  Layout layout;
  View view;
  std::vector<OverlayChoice> overlays;
  TimelineSpec timeline;
  std::vector<CaptionSpec> captions;
  std::optional<CardSpec> opening, closing;
  std::vector<CameraKeySpec> camera_keys;
  std::optional<std::size_t> follow;  ///< the camera follows this optimizer, from the first start
  std::vector<ZoomKeySpec> zoom_keys;
  Theme theme;
  std::vector<OutputSpec> outputs;
  std::vector<FormulaUse> formula_uses;               ///< in all its texts; may repeat
  std::shared_ptr<const FormulaBook> formulas = nullptr;  ///< all of them typeset; null if there are none
};

}  // namespace gradreel
