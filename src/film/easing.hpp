// Easing between keyframes.
#pragma once

namespace gradreel {

enum class Easing { linear, smooth };

/// Maps 0..1 to 0..1. `smooth` starts and stops gently: 3 t^2 - 2 t^3.
inline double eased(Easing easing, double t) { return easing == Easing::linear ? t : t * t * (3 - 2 * t); }

}  // namespace gradreel
