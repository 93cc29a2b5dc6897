// The content of a film: the data that its panels draw.
#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "core/classifier.hpp"
#include "core/clock_unit.hpp"
#include "core/domain.hpp"
#include "core/fit_data.hpp"
#include "core/minimum.hpp"
#include "core/objective.hpp"
#include "core/sha256.hpp"
#include "core/words.hpp"
#include "core/work.hpp"
#include "descent/trajectory.hpp"
#include "draw/canvas.hpp"
#include "film/camera_path.hpp"
#include "film/caption.hpp"
#include "film/curtain.hpp"
#include "film/overlay_choice.hpp"
#include "film/theme.hpp"
#include "film/timeline.hpp"
#include "film/view.hpp"

namespace gradreel {

struct ShownOptimizer;  // film/shown_optimizer.hpp

/// One descent as panels know it, whoever ran it. Its trajectory may have points and losses alone: a panel
/// leaves out a descent that lacks the numbers it draws, and cannot be made where all of them do.
struct Descent {
  std::string label;                         ///< e.g. "Adam"
  std::vector<std::string> settings;         ///< e.g. "α = 0.1", "cosine": parts of a list
  std::vector<std::string> shared_settings;  ///< without the start: of all descents of its series
  Color color;
  Marker marker = Marker::circle;
  std::shared_ptr<const Trajectory> trajectory;
  std::size_t series = 0;                           ///< which of the scene's: see scene/runs.hpp
  std::size_t start = 0;                            ///< which of its series'
  std::shared_ptr<const ShownOptimizer> optimizer;  ///< that ran it; null: it was run elsewhere
  bool is_thin = false;                             ///< one of a bundle: a thin line without marker or card

  /// Epochs complete at `moment`: it stays where it ended.
  int epoch_at(const Moment& moment) const { return std::min(moment.epoch, trajectory->epochs()); }
  double fraction_at(const Moment& moment) const {
    return moment.epoch < trajectory->epochs() ? moment.fraction : 0;
  }
};

/// The update rule of one of the scene's optimizers, listed once however many descents it makes.
struct UpdateRule {
  struct Mark {
    Color color;
    Marker marker = Marker::circle;
    friend bool operator==(const Mark&, const Mark&) = default;
  };
  std::string title;
  std::string latex;                ///< of its entry: one update per line
  std::vector<Mark> marks;          ///< of its descents, as far as they differ in colour
  std::vector<std::size_t> series;  ///< which of the scene's follow it
};

/// The formula of the surface.
struct SurfaceFormula {
  std::string title;      ///< of the surface; may be empty
  std::string latex;      ///< "f(x, y) = ..." and then its parameters, one part per line; empty: none
  bool is_typed = false;  ///< the scene itself says it
};

/// Another plane through the parameters than the film's own.
struct PlaneContent {
  std::shared_ptr<const Objective> surface;
  Domain domain;
  std::array<std::string, 2> axis_names, brief_axis_names;
  std::string note;
  std::vector<Descent> descents;  ///< the film's, projected on it
};

struct FilmContent {
  std::string title;
  std::vector<std::string> subtitle;  ///< what all descents have in common, as parts of a list; may be empty
  std::vector<Minimum> minima;        ///< known ones, the lowest first; may be empty
  std::shared_ptr<const Objective> surface;
  SurfaceFormula surface_formula;
  std::array<std::string, 2> axis_names = {"x", "y"};  ///< of the surface's coordinates
  std::array<std::string, 2> brief_axis_names;         ///< where these have no room; may be empty
  std::string plane_note;               ///< that points lie off the surface's plane; empty: they do not
  std::vector<PlaneContent> planes;     ///< all, the film's own first; empty where points are all there is
  std::shared_ptr<const FitData> data;  ///< of which the surface is the mean loss; null: of none
  std::shared_ptr<const Classification> classification;           ///< null: no classes are told apart
  std::vector<Descent> descents;                                  ///< thin ones last
  std::vector<std::shared_ptr<const ShownOptimizer>> optimizers;  ///< the scene's, in its order
  std::vector<UpdateRule> rules;                                  ///< in the order of the scene's optimizers
  int epochs = 0;                                                 ///< the common clock runs to this
  ClockUnit unit = ClockUnit::epoch;                              ///< what labels call one of them
  std::shared_ptr<const Words> words = english_words();           ///< of the scene's language
  View view;
  std::vector<OverlayChoice> overlays;       ///< of every plot of the surface
  std::shared_ptr<const Timeline> timeline;  ///< null where only places are wanted
  Theme theme;
  int width = 0, height = 0;  ///< of the frame, in pixels
  Sha256Digest layout = {};   ///< of the places of all panels
  Work work;                  ///< for panels that compute while they are made
  double scale = 1;           ///< of what is drawn: smaller in small multiples
  CameraPath camera;
  ZoomPath zoom;
  std::vector<Caption> captions;  ///< in order of time; no two at once
  Card opening, closing;          ///< shown as `curtains` says
  Curtains curtains;
  std::shared_ptr<const FormulaBook> formulas = nullptr;  ///< of all texts; null if there are none

  /// A word as it stands.
  const std::string& word(Word word) const { return (*words)[word]; }

  /// The name of axis 0 or 1 where there is little room: "PC 1 (83 %)".
  const std::string& brief_axis_name(std::size_t i) const {
    return brief_axis_names[i].empty() ? axis_names[i] : brief_axis_names[i];
  }

  /// "Epoch" or "Step".
  const std::string& unit_word() const { return word(unit == ClockUnit::step ? Word::step : Word::epoch); }

  /// "Epoch: 12".
  std::string epoch_text(int epoch) const {
    return words->text(Word::value, {{"what", unit_word()}, {"value", std::to_string(epoch)}});
  }

  /// "Loss: 0.0012345" of a number that is written with a decimal point.
  std::string loss_text(const std::string& number) const {
    return words->text(Word::value, {{"what", word(Word::loss)}, {"value", words->number(number)}});
  }

  /// Descents that have a card in the legend.
  std::size_t cards() const {
    return static_cast<std::size_t>(
        std::count_if(descents.begin(), descents.end(), [](const Descent& d) { return !d.is_thin; }));
  }

  /// Of the function; 2 where there is none.
  int dimension() const { return surface ? surface->dimension() : 2; }

  /// A share of the frame's shorter side, in pixels.
  double px(double share) const { return share * scale * std::min(width, height); }

  /// Radius in pixels of the descents' markers, in the plots and beside names.
  double marker_px() const { return px(theme.marker_size); }
};

}  // namespace gradreel
