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
#include "video/format_entry.hpp"

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

enum class TuneGoal { final_loss, best_loss, epochs_to };

/// The learning rates that are tried for the optimizers that state none.
struct TuneSpec {
  std::vector<double> rates;  ///< rising
  TuneGoal goal = TuneGoal::final_loss;
  double threshold = 0;  ///< of epochs_to: the loss
  int epochs = 100;
  Mistake place;  ///< where it stands, for messages
};

/// That an optimizer's learning rate is the best of those tried, and how it came out: see scene/tune.hpp.
struct Tuned {
  std::string how;                             ///< "best of 25 by final loss"
  double score = 0;                            ///< the mean of the goal
  int diverged = 0;                            ///< runs with the best rate that diverge all the same
  bool is_lowest = false, is_highest = false;  ///< of the rates: a better one may lie beyond
};

/// How an optimizer is run, apart from its rule. None: as the scene says; in a scene: constant, no warm-up,
/// the plain gradient.
struct Regime {
  std::optional<ScheduleChoice> schedule;
  std::optional<Warmup> warmup;
  std::optional<GradientChoice> gradient;
  std::optional<Tuned> tuned = std::nullopt;

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
  std::string profile;    ///< its name
  std::string format;     ///< "mp4", "gif" ..., or of trajectories: "csv" or "json"
  bool is_draft = false;  ///< the profile's name goes into the file's name
  Location where;         ///< in the scene, for errors; the profile's file if the scene names none

  const FormatEntry* film = nullptr;  ///< null: the trajectories are written, nothing is drawn
  int width = 0, height = 0;          ///< this and what follows is for films
  Rational frame_rate;
  ParamValues settings;  ///< of the format

  bool is_film() const { return film != nullptr; }
  std::string extension() const { return film ? std::string(film->extension) : format; }
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
  std::optional<TuneSpec> tune;
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
  std::vector<FormulaUse> formula_uses;                   ///< in all its texts; may repeat
  std::shared_ptr<const FormulaBook> formulas = nullptr;  ///< all of them typeset; null if there are none
};

}  // namespace gradreel
