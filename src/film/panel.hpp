// The interface of panels, which draw everything in a film.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/image.hpp"
#include "core/param.hpp"
#include "draw/canvas.hpp"
#include "film/content.hpp"

namespace gradreel {

/// Trails grow in layers of their own, composited in this order over the backdrop, each with one
/// opacity: so the halo of one trail never covers another trail, and a translucent line never darkens where
/// it overlaps itself. Dim are the thin trails of bundles, and what a surface hides.
enum class Layer { dim, halo, core };
inline constexpr int kLayers = 3;
inline constexpr double kLayerOpacity[kLayers] = {0.55, 0.85, 1.0};
inline constexpr double kThinWidth = 0.55;  ///< of thin trails, as a share of the others'

/// One canvas per layer.
struct LayerCanvases {
  Canvas* of[kLayers];
  Canvas& operator[](Layer layer) const { return *of[static_cast<int>(layer)]; }
};

/// Something of the moving layer, by the pixels that it may touch. Equal bounds and digest: equal pixels.
struct MovingItem {
  Rect bounds;
  std::uint64_t digest = 0;
  friend bool operator==(const MovingItem&, const MovingItem&) = default;
};

/// Something of the scene that a panel does not show in full.
struct LeftOut {
  std::string what;       ///< "the legend names 16 of 64 descents", "the title is cut"
  std::string text = {};  ///< of the scene, if it is one that is cut
};

/// Data that a panel keeps between frames on one thread: buffers, projected trails. It does not affect the
/// result.
struct Scratch {
  virtual ~Scratch() = default;
};

/// How a panel's pixels change from frame to frame: encoders are told.
enum class Motion {
  little,  ///< what grows, marks and numbers
  places,  ///< a map changes colour place by place; what is new then stands still
  much     ///< a camera or a zoom moves all of it, or lines sweep over it
};

/// One part of the picture. Immutable: shared by all threads. Paints in the frame's pixels, inside area()
/// only.
///
/// The backdrop is painted once per pose. `growing` is appended from one whole epoch to the next; the
/// appended pixels are the definition, so a frame painted alone replays the appends. `moving` is painted anew
/// for each frame; its unfinished strokes go into copies of the growing layers, the rest on top.
class Panel {
 public:
  virtual ~Panel() = default;

  virtual Rect area() const = 0;

  /// False where the backdrop changes with time (a moving camera): then each frame is a pose of its own,
  /// for which the growing layers are painted in one go.
  virtual bool is_steady() const { return true; }

  virtual Motion motion() const { return Motion::little; }

  virtual std::unique_ptr<Scratch> make_scratch() const { return nullptr; }

  virtual void paint_backdrop(Canvas& canvas, const Moment& moment, Scratch* scratch) const = 0;

  /// Appends epochs (from, to], as seen at `moment`. Adds the pixels touched to `touched`: a few rectangles
  /// close to what was drawn, rather than one around all.
  virtual void grow(const LayerCanvases&, int /*from*/, int /*to*/, const Moment&, Scratch*,
                    std::vector<Rect>& /*touched*/) const {}

  /// What the moving layer touches at `moment`.
  virtual void list_moving(const Moment&, Scratch*, std::vector<MovingItem>&) const {}

  /// Strokes of the unfinished epoch.
  virtual void paint_unfinished(const LayerCanvases&, const Moment&, Scratch*) const {}

  /// Heads, numbers: above all layers.
  virtual void paint_moving(Canvas&, const Moment&, Scratch*) const {}

  /// How many of the content's cards, the last ones, it should name but has no room for.
  virtual std::size_t unnamed() const { return 0; }

  /// Hash of all it shows: equal digests, equal pixels (within one film).
  virtual std::uint64_t digest(const Moment& moment) const = 0;

  /// What it has no room for, for warnings.
  virtual std::vector<LeftOut> left_out() const { return {}; }
};

/// All that is known of a panel without making one.
struct PanelEntry {
  std::string_view name;
  std::string_view doc;  ///< one line
  /// Throws Error, a message of work that failed, if its cell is too small for what it says. Where
  /// content.work is a trial, whatever takes long is left out.
  std::unique_ptr<Panel> (*make)(const FilmContent& content, const ParamValues& options, const Box& cell,
                                 TextEngine& text);
  std::vector<Param> options = {};  ///< what a scene may say of each such panel
  bool shows_descents = true;       ///< false: it is the same whatever descents there are
  void (*adapt)(const ParamValues& options, FilmContent& content) = nullptr;  ///< what it changes in its copy
  /// LaTeX that it shows beyond what the scene says, given the rules of the scene's optimizers; null if none.
  std::vector<std::string> (*formulas)(const ParamValues& options, const SurfaceFormula& surface,
                                       std::span<const std::string_view> rules) = nullptr;
  int dimension = 0;  ///< of the functions that it can show; 0: any
  /// It shows the surface, or places on it: descents that have losses alone are left out.
  bool needs_surface = false;
  bool needs_data = false;     ///< it shows rows of data, of which the surface must be the mean loss
  bool needs_space = false;    ///< the objective must have more than two parameters
  bool needs_classes = false;  ///< it shows classes, which the objective's model must tell apart
  bool runs_descents = false;  ///< it runs descents of its own, from places of the surface
};

}  // namespace gradreel
