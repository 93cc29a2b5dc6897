// The content of a film: the data that its panels draw.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "core/minimum.hpp"
#include "core/work.hpp"
#include "descent/setup.hpp"
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

/// One descent as panels know it.
struct Descent {
  std::string label;                         ///< e.g. "Adam"
  std::vector<std::string> settings;         ///< e.g. "α = 0.1", "cosine": parts of a list
  std::vector<std::string> shared_settings;  ///< without the start: of all descents of its optimizer
  Color color;
  Marker marker = Marker::circle;
  std::shared_ptr<const Trajectory> trajectory;
  std::size_t optimizer = 0, start = 0;  ///< which of the scene's
  bool bounds_step = false;              ///< by the learning rate, in each coordinate: see OptimizerEntry
  bool is_thin = false;                  ///< one of a bundle: a thin line without marker or card

  /// Epochs complete at `moment`: it stays where it ended.
  int epoch_at(const Moment& moment) const { return std::min(moment.epoch, trajectory->epochs()); }
  double fraction_at(const Moment& moment) const {
    return moment.epoch < trajectory->epochs() ? moment.fraction : 0;
  }
};

/// One of the scene's optimizers, for panels that run it from other starts.
struct ShownOptimizer {
  std::string label;                  ///< e.g. "Adam"
  std::vector<std::string> settings;  ///< all of them: e.g. "α = 0.1", "cosine"
  Setup setup;                        ///< with the noise that it has from the scene's first start
};

/// The update rule of one of the scene's optimizers, listed once however many descents it makes.
struct UpdateRule {
  struct Mark {
    Color color;
    Marker marker = Marker::circle;
    friend bool operator==(const Mark&, const Mark&) = default;
  };
  std::string title;
  std::string_view latex;               ///< of its entry: one update per line
  std::vector<Mark> marks;              ///< of its descents, as far as they differ in colour
  std::vector<std::size_t> optimizers;  ///< which of the scene's follow it
};

struct FilmContent {
  std::string title;
  std::vector<std::string> subtitle;  ///< what all descents have in common, as parts of a list; may be empty
  std::vector<Minimum> minima;        ///< known ones, the lowest first; may be empty
  std::shared_ptr<const Objective> surface;
  std::vector<Descent> descents;  ///< thin ones last
  std::vector<ShownOptimizer> optimizers;
  std::vector<UpdateRule> rules;  ///< in the order of the scene's optimizers
  int epochs = 0;                 ///< the common clock runs to this
  View view;
  std::vector<OverlayChoice> overlays;       ///< of every plot of the surface
  std::shared_ptr<const Timeline> timeline;  ///< null where only places are wanted
  Theme theme;
  int width = 0, height = 0;  ///< of the frame, in pixels
  Work work;                  ///< for panels that compute while they are made
  double scale = 1;           ///< of what is drawn: smaller in small multiples
  CameraPath camera;
  ZoomPath zoom;
  std::vector<Caption> captions;  ///< in order of time; no two at once
  Card opening, closing;          ///< shown as `curtains` says
  Curtains curtains;
  std::shared_ptr<const FormulaBook> formulas = nullptr;  ///< of all texts; null if there are none

  /// Descents that have a card in the legend.
  std::size_t cards() const {
    return static_cast<std::size_t>(
        std::count_if(descents.begin(), descents.end(), [](const Descent& d) { return !d.is_thin; }));
  }

  /// A share of the frame's shorter side, in pixels.
  double px(double share) const { return share * scale * std::min(width, height); }

  /// Radius in pixels of the descents' markers, in the plots and beside names.
  double marker_px() const { return px(theme.marker_size); }
};

}  // namespace gradreel
