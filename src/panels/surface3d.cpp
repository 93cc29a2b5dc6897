#include <algorithm>
#include <cmath>

#include "core/hash.hpp"
#include "draw/raster3d.hpp"
#include "film/boxes.hpp"
#include "panels/axes.hpp"
#include "panels/lifted_trails.hpp"
#include "panels/overlay_set.hpp"
#include "panels/plane_trails.hpp"
#include "panels/surface_box.hpp"
#include "panels/surface_frame.hpp"
#include "panels/surface_mesh.hpp"
#include "panels/view_options.hpp"

namespace gradreel::panel_entries {

namespace {

class Surface3d : public Panel {
 public:
  Surface3d(const FilmContent& content, const Box& cell, TextEngine& text)
      : content_(content),
        cell_(cell),
        note_(text.fitted(content.plane_note, small_text(content), cell.width)),
        statistics_(survey(*content.surface, content.minima, content.view.domain)),
        heights_(height_scale(statistics_, content.view.height)),
        mesh_(surface_mesh(content, statistics_, heights_)),
        frame_(frame_surface(content, heights_, below_note(), text)),
        overlays_(content, Plot::surface, text),
        trails_(content, mesh_, frame_.outline, overlays_.draws_trail()),
        targets_(lifted_targets()) {}

  Rect area() const override { return pixels_around(note_.empty() ? frame_.area : cell_); }
  bool is_steady() const override { return !content_.camera.moves(); }
  Motion motion() const override { return content_.camera.moves() ? Motion::much : Motion::little; }
  std::unique_ptr<Scratch> make_scratch() const override { return std::make_unique<LiftedScratch>(); }

  void paint_backdrop(Canvas& canvas, const Moment& moment, Scratch* scratch) const override {
    const LiftedScratch& view = prepared(moment, scratch);
    const SurfaceBox box(content_, heights_, *view.projection, frame_.area, frame_.is_window);
    box.paint_behind(canvas);
    canvas.on_fine_pixels(view.area, [&](Image& image, int fineness) {
      if (fineness == 1) return view.depth.paint(image);
      finer(view, fineness).paint(image);
    });
    box.paint_labels(canvas);
    if (frame_.is_window) paint_window(canvas);
    canvas.text(note_, {cell_.x, cell_.y + note_height() / 2}, small_text(content_), content_.theme.muted,
                Align::left, VAlign::middle);
  }

  void grow(const LayerCanvases& layers, int from, int to, const Moment& moment, Scratch* scratch,
            std::vector<Rect>& touched) const override {
    const LayerClips clips(layers, to_box(area()));
    const LiftedScratch& view = prepared(moment, scratch);
    trails_.grow(layers, from, to, view, touched);
    overlays_.grow(layers, ground(view), from, to, touched);
  }
  void list_moving(const Moment& moment, Scratch* scratch, std::vector<MovingItem>& items) const override {
    const LiftedScratch& view = prepared(moment, scratch);
    trails_.list_moving(moment, view, items);
    overlays_.list_moving(moment, ground(view), items);
  }
  void paint_unfinished(const LayerCanvases& layers, const Moment& moment, Scratch* scratch) const override {
    const LayerClips clips(layers, to_box(area()));
    const LiftedScratch& view = prepared(moment, scratch);
    trails_.paint_unfinished(layers, moment, view);
    overlays_.paint_unfinished(layers, ground(view), moment);
  }
  void paint_moving(Canvas& canvas, const Moment& moment, Scratch* scratch) const override {
    const auto clip = canvas.clip(to_box(area()));
    const LiftedScratch& view = prepared(moment, scratch);
    overlays_.paint_moving(canvas, ground(view), moment);
    trails_.paint_moving(canvas, moment, view);
    overlays_.paint_top(canvas, ground(view), moment);
  }

  std::uint64_t digest(const Moment& moment) const override {
    const CameraPose now = pose(moment);
    const Point3 target = target_at(moment);
    return Hash()
        .add(now.azimuth_deg)
        .add(now.elevation_deg)
        .add(now.zoom)
        .add(target.x)
        .add(target.y)
        .add(target.z)
        .add(trails_.digest(moment))
        .add(overlays_.digest(moment))
        .value();
  }

 private:
  double note_height() const { return 1.2 * small_text(content_).size_px; }
  Box below_note() const { return note_.empty() ? cell_ : below(cell_, note_height(), 0); }

  LiftedGround ground(const LiftedScratch& view) const { return {content_, trails_, view}; }

  /// A border like the other plots', where the cell cuts the picture.
  void paint_window(Canvas& canvas) const {
    const Stroke stroke = {.width_px = content_.px(0.0016), .color = content_.theme.muted};
    const Box b = frame_.area.inset(stroke.width_px / 2);
    const Point corners[] = {
        {b.x, b.y}, {b.right(), b.y}, {b.right(), b.bottom()}, {b.x, b.bottom()}, {b.x, b.y}};
    canvas.stroke(corners, stroke);
  }

  CameraPose pose(const Moment& moment) const { return content_.camera.at(content_.view.camera, moment); }

  /// What the camera follows, in the box.
  Point3 target_at(const Moment& moment) const {
    if (targets_.empty()) return {};
    return targets_[std::min(static_cast<std::size_t>(moment.tick), targets_.size() - 1)];
  }

  // Towards the middle of the cell, but only as far as the enlarged box reaches beyond where it is at zoom 1:
  // so the picture is never empty, and a camera that does not zoom does not move either.
  Point aim_at(const Moment& moment, const CameraPose& pose) const {
    if (targets_.empty() || pose.zoom <= 1) return {};
    const Box& box = frame_.outline;
    const Point middle = frame_.area.center();
    const Point off = middle - Projection(pose, frame_.framing, kBoxHalfHeight).project(target_at(moment)).px;
    const double by = pose.zoom - 1;
    return {std::clamp(off.x, -by * (box.right() - middle.x), by * (middle.x - box.x)),
            std::clamp(off.y, -by * (box.bottom() - middle.y), by * (middle.y - box.y))};
  }

  Framing aimed(Point aim) const {
    Framing framing = frame_.framing;
    framing.center = framing.center + aim;
    framing.fixed = framing.fixed + aim;
    return framing;
  }

  /// The camera's targets on the surface, whose height is smoothed as they are.
  std::vector<Point3> lifted_targets() const {
    const Domain& d = content_.view.domain;
    std::vector<Point> heights;
    std::vector<Point3> targets;
    for (const Point p : content_.camera.targets) {
      const double x = -1 + 2 * (p.x - d.x_min) / (d.x_max - d.x_min);
      const double y = -1 + 2 * (p.y - d.y_min) / (d.y_max - d.y_min);
      const double z = mesh_.height_at(x, y);
      heights.push_back({std::isfinite(z) ? z : 0, 0});
      targets.push_back({x, y, 0});
    }
    heights = smoothed(std::move(heights), content_.camera.window);
    for (std::size_t i = 0; i < targets.size(); ++i) targets[i].z = heights[i].x;
    return targets;
  }

  /// Rasterises the surface for the pose of `moment`, unless that is what the scratch holds already.
  LiftedScratch& prepared(const Moment& moment, Scratch* scratch) const {
    auto& view = *static_cast<LiftedScratch*>(scratch);
    const CameraPose now = pose(moment);
    const Point aim = aim_at(moment, now);
    if (view.projection && view.pose == now && view.aim == aim) return view;
    view.pose = now;
    view.aim = aim;
    view.projection.emplace(now, aimed(aim), kBoxHalfHeight);
    if (view.area.empty()) {
      view.area = area();
      view.depth = DepthBuffer(view.area);
    }
    view.rasterizer.draw(mesh_, *view.projection, Lighting{}, view.depth);
    trails_.project(view);
    return view;
  }

  /// The same picture for an image with `fineness` pixels to one of the frame.
  DepthBuffer finer(const LiftedScratch& view, int fineness) const {
    const Rect& area = view.area;
    const Framing coarse = aimed(view.aim);
    const Framing framing = {fineness * coarse.center, fineness * coarse.fixed, fineness * coarse.scale_x,
                             fineness * coarse.scale_y};
    Mesh mesh = mesh_;
    mesh.lines.width_px = fineness;
    DepthBuffer depth({fineness * area.x, fineness * area.y, fineness * area.width, fineness * area.height});
    Rasterizer().draw(mesh, {view.pose, framing, kBoxHalfHeight}, Lighting{}, depth);
    return depth;
  }

  const FilmContent& content_;
  Box cell_;
  std::string note_;  // that points lie off the plane
  ValueStatistics statistics_;
  ValueScale heights_;
  Mesh mesh_;
  SurfaceFrame frame_;
  OverlaySet overlays_;
  LiftedTrails trails_;
  std::vector<Point3> targets_;  // by tick; empty: the middle of the box
};

}  // namespace

const PanelEntry& surface3d() {
  static const PanelEntry entry = {
      .name = "surface3d",
      .doc = "the surface in perspective, with the trails on it",
      .make = [](const FilmContent& content, const ParamValues&, const Box& cell, TextEngine& text)
          -> std::unique_ptr<Panel> { return std::make_unique<Surface3d>(content, cell, text); },
      .options = surface_options(),
      .adapt = adapt_surface,
      .dimension = 2,
      .needs_surface = true,
  };
  return entry;
}

}  // namespace gradreel::panel_entries
