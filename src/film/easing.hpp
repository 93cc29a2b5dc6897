// From one keyframe to the next.
#pragma once

namespace gradreel {

enum class Easing { linear, smooth };

/// From 0 at 0 to 1 at 1; smooth ones start and stop gently: 3 t^2 - 2 t^3.
inline double eased(Easing easing, double t) { return easing == Easing::linear ? t : t * t * (3 - 2 * t); }

}  // namespace gradreel
