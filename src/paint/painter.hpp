// Paints frames of a film as pixels.
#pragma once

#include <memory>
#include <vector>

#include "draw/canvas.hpp"
#include "film/film.hpp"
#include "paint/covered_frame.hpp"

namespace gradreel {

/// The background and the backdrops of all steady panels, painted once per film and shared by all painters.
Image paint_backdrop(const Film& film, TextEngine& text);

/// Belongs to one thread. Frames may be requested in any order; increasing order is fast. The pixels depend
/// only on (film, frame).
class Painter {
 public:
  /// All arguments must outlive the painter. `backdrop` is paint_backdrop(film).
  Painter(const Film& film, const Image& backdrop, TextEngine& text);
  ~Painter();

  /// The picture stays valid until the next call.
  const Image& paint(std::int64_t frame);

  /// Where the last picture may differ from the one before it; for the first picture, everywhere. Disjoint,
  /// inside the frame.
  const std::vector<Rect>& changed() const { return dirty_; }

  /// Rough memory of one painter of such a frame, in bytes.
  static std::size_t memory(int width, int height);

 private:
  struct PanelState {
    std::unique_ptr<Scratch> scratch;
    int grown = 0;
    std::uint64_t digest = 0;
    std::vector<MovingItem> items;
    // Only for unsteady panels:
    bool is_alone = true;  // no other panel reaches into its area
    Rect inked;            // what its growing layers cover in this pose
  };

  const Image& paint_plots(std::int64_t frame);
  const Image& covering(Curtain::Picture picture);
  void advance(std::size_t panel, const Moment& moment);
  void advance_pose(std::size_t panel, const Moment& moment);
  void compare_items(std::size_t panel, const Moment& moment);
  void find_dirty(std::size_t panel, const Moment& moment);
  void complete_dirty();
  void clear_layers(const Rect& area);
  void composite(const Moment& moment);
  LayerCanvases canvases(std::vector<std::unique_ptr<Canvas>>& of) const;
  bool touches(const Panel& panel) const;

  const Film& film_;
  const Image& backdrop_;
  Image frame_, layers_[kLayers], open_layers_[kLayers];
  std::vector<std::unique_ptr<Canvas>> layer_canvases_, open_canvases_;
  std::unique_ptr<Canvas> frame_canvas_;
  std::vector<PanelState> states_;
  std::vector<Rect> dirty_;    // pixels to be painted again
  std::vector<Rect> layered_;  // of these, where growing layers may cover or have covered something
  bool first_ = true;
  TextEngine& text_;
  CoveredFrame covered_;  // over the plots
};

}  // namespace gradreel
