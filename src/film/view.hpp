// How a film shows the surface: domain, colours, scales, camera.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/domain.hpp"
#include "draw/camera.hpp"

namespace gradreel {

enum class LevelSpacing { automatic, linear, log };
enum class HeightScale { automatic, linear, log, clip };
enum class LossAxis { automatic, linear, log };
enum class MapAspect { automatic, equal, fill };

struct View {
  Domain domain;                          ///< shown by the contour map and the 3D surface
  std::string colormap;                   ///< a name from colormaps(); empty: the theme's
  int levels = 24;                        ///< filled bands, 2..100
  std::vector<double> level_values = {};  ///< between the bands, rising; empty: `levels` bands
  LevelSpacing level_spacing = LevelSpacing::automatic;
  HeightScale height = HeightScale::automatic;
  LossAxis loss_axis = LossAxis::automatic;
  std::optional<std::array<double, 2>> loss_limits =
      {};                                   ///< of the axis of losses, as it is labelled; low < high
  MapAspect aspect = MapAspect::automatic;  ///< of maps; how: film/plot_shape.hpp
  CameraPose camera;
  double orbit_deg_per_s = 0;  ///< change of the azimuth; 0: the camera does not orbit
};

}  // namespace gradreel
