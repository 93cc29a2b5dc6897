#include "panels/surface_frame.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "core/num.hpp"
#include "panels/lifted_trails.hpp"
#include "panels/reach.hpp"
#include "panels/surface_box.hpp"

namespace gradreel {

namespace {

constexpr std::int64_t kMostPoses = 241;  // prime: an orbit's turns are met at different angles
constexpr double kMostLean = 15;          // degrees by which stretching may change how high the eye seems
constexpr double kMostStretch = 1.5;
constexpr int kRounds = 4;  // of fitting: the numbers change with the size

struct Margins {
  double left = 0, top = 0, right = 0, bottom = 0;
};

std::vector<CameraPose> poses_of(const FilmContent& content) {
  const std::int64_t ticks = content.camera.moves() && content.timeline ? content.timeline->ticks() : 1;
  const std::int64_t n = std::min(ticks, kMostPoses);
  std::vector<CameraPose> poses;
  for (std::int64_t i = 0; i < n; ++i) {
    const std::int64_t tick = n == 1 ? 0 : i * (ticks - 1) / (n - 1);
    const Moment moment = ticks == 1 ? Moment{} : content.timeline->at_tick(tick);
    poses.push_back(content.camera.at(content.view.camera, moment));
  }
  return poses;
}

double sine(double degrees) { return num::sin(degrees * (kPi / 180)); }

StretchLimits common_limits(const std::vector<CameraPose>& poses) {
  StretchLimits common = {0, kMostStretch};
  for (const CameraPose& pose : poses) {
    const StretchLimits limits = stretch_limits(pose.elevation_deg);
    common = {std::max(common.least, limits.least), std::min(common.most, limits.most)};
  }
  return common;
}

/// The framing that puts `unit`, the outline at scale 1 around the origin, into the middle of `room`.
Framing filling(const Box& room, const Box& unit, const StretchLimits& limits, Point fixed) {
  double x = room.width / unit.width, y = room.height / unit.height;
  x = std::min(x, y * limits.most);
  y = std::min(y, x / limits.least);
  const Point middle = unit.center();
  return {room.center() - Point{x * middle.x, y * middle.y}, fixed, x, y};
}

bool is_close(const CameraPose& pose) { return pose.zoom > 1; }

/// Level with the plots of cells beside it, which leave room for half a number.
Box window_in(const Box& cell, const FilmContent& content) {
  const Box b = cell.inset(0.6 * small_text(content).size_px);
  const double x = std::round(b.x), y = std::round(b.y);
  return {x, y, std::round(b.right()) - x, std::round(b.bottom()) - y};
}

}  // namespace

StretchLimits stretch_limits(double elevation_deg) {
  const double elevation = std::min(std::fabs(elevation_deg), 90.0);
  const double lean = std::min(kMostLean, (90 - elevation) / 2);  // a map, seen from above, stays one
  const double at = sine(elevation), low = sine(elevation - lean), high = sine(elevation + lean);
  const double most = low * kMostStretch > at ? at / low : kMostStretch;
  const double least = high > at * kMostStretch ? 1 / kMostStretch : at / high;
  return {least, most};
}

SurfaceFrame frame_surface(const FilmContent& content, const ValueScale& heights, const Box& cell,
                           TextEngine& text) {
  std::vector<CameraPose> poses = poses_of(content);
  const StretchLimits limits = common_limits(poses);
  SurfaceFrame frame;
  frame.is_window = std::any_of(poses.begin(), poses.end(), is_close);
  frame.area = frame.is_window ? window_in(cell, content) : cell;
  if (!std::all_of(poses.begin(), poses.end(), is_close)) std::erase_if(poses, is_close);
  for (CameraPose& pose : poses) pose.zoom = 1;
  const TextStyle style = small_text(content);
  std::map<std::string, double> widths;
  const auto width_of = [&](const std::string& label) {
    const auto [at, is_new] = widths.try_emplace(label);
    if (is_new) at->second = text.measure(label, style).width;
    return at->second;
  };
  const auto around = [&](const Framing& framing, bool with_labels) {
    Reach reach;
    for (const CameraPose& pose : poses) {
      const Projection projection(pose, framing, kBoxHalfHeight);
      const SurfaceBox box(content, heights, projection, frame.area, false);
      reach.add(with_labels ? box.bounds(width_of) : box.outline());
    }
    return reach.box();
  };
  const Box unit = around({}, false);
  // Labels fade near a border that they may cross.
  const Box inside = frame.area.inset(frame.is_window ? kLabelFading * style.size_px : 0);
  Margins margins;
  for (int round = 0; round < kRounds; ++round) {
    const Box room = {inside.x + margins.left, inside.y + margins.top,
                      std::max(1.0, inside.width - margins.left - margins.right),
                      std::max(1.0, inside.height - margins.top - margins.bottom)};
    frame.framing = filling(room, unit, limits, frame.area.center());
    const Box bare = around(frame.framing, false), all = around(frame.framing, true);
    frame.outline = bare;
    margins = {bare.x - all.x, bare.y - all.y, all.right() - bare.right(), all.bottom() - bare.bottom()};
  }
  return frame;
}

}  // namespace gradreel
