// Fills a few samples side by side. Internal to raster3d.
#pragma once

#include <cstring>

#include "draw/raster3d_shape.hpp"

// Each lane does the same single-precision operations at every vector width (no contraction, no
// reassociation), so the pixels do not depend on the CPU. Wide vectors are compiled only for CPUs that have
// them, because GCC splits vectors wider than the target's into scalars.
#if defined(__x86_64__)
#define GRADREEL_WIDE 1
// The calling convention for wide vectors does not matter, because everything is inlined.
#pragma GCC diagnostic ignored "-Wpsabi"
#endif

namespace gradreel::raster3d {

template <int kLanes>
struct Vector;

template <>
struct Vector<4> {
  using Floats = float __attribute__((vector_size(16)));
  using Ints = std::int32_t __attribute__((vector_size(16)));
  static constexpr Floats kLane = {0, 1, 2, 3};
  static constexpr Ints kIndex = {0, 1, 2, 3};
};

#ifdef GRADREEL_WIDE
template <>
struct Vector<8> {
  using Floats = float __attribute__((vector_size(32)));
  using Ints = std::int32_t __attribute__((vector_size(32)));
  static constexpr Floats kLane = {0, 1, 2, 3, 4, 5, 6, 7};
  static constexpr Ints kIndex = {0, 1, 2, 3, 4, 5, 6, 7};
};
#endif

/// A plane over a few samples side by side.
template <class Floats>
struct LanePlane {
  Floats origin, down, across;

  GRADREEL_INLINE LanePlane(float at, float dx, float dy, const Floats& x)
      : origin(Floats{} + at), down(Floats{} + dy), across(dx * x) {}
  GRADREEL_INLINE Floats at(const Floats& y) const { return (origin + down * y) + across; }
};

/// Everything that varies over the samples of a column of vectors. Terms that rows share are computed once.
template <int kLanes, bool kLined>
class LaneShape {
 public:
  using Floats = typename Vector<kLanes>::Floats;
  using Ints = typename Vector<kLanes>::Ints;

  /// `x`: the samples' distances from the triangle's first vertex.
  GRADREEL_INLINE LaneShape(const Shape& shape, const Floats& x)
      : red_(channel(shape, 0, x)),
        green_(channel(shape, 1, x)),
        blue_(channel(shape, 2, x)),
        depth_(channel(shape, 3, x)),
        lines_{line(shape.lines[0], x), line(shape.lines[1], x)},
        amounts_{shape.lines[0].amount, shape.lines[1].amount} {}

  /// Fills the samples of the row at distance y that are `inside` and nearer than the stored depth.
  GRADREEL_INLINE void fill(const Floats& y, const Ints& inside, float* depth, std::uint32_t* color) const {
    Floats old_depth;
    Ints old_color;
    std::memcpy(&old_depth, depth, sizeof old_depth);
    std::memcpy(&old_color, color, sizeof old_color);
    const Floats z = depth_.at(y);
    const Ints wins = (z < old_depth) & inside;
    Floats r = red_.at(y), g = green_.at(y), b = blue_.at(y);
    if constexpr (kLined) {
      const Floats light = left_by_lines(y);
      r *= light;
      g *= light;
      b *= light;
    }
    const Ints packed = static_cast<Ints>(Ints{} + static_cast<std::int32_t>(0xFF000000)) |
                        (__builtin_convertvector(r, Ints) << 16) | (__builtin_convertvector(g, Ints) << 8) |
                        __builtin_convertvector(b, Ints);
    const Floats new_depth = wins ? z : old_depth;
    const Ints new_color = wins ? packed : old_color;
    std::memcpy(depth, &new_depth, sizeof new_depth);
    std::memcpy(color, &new_color, sizeof new_color);
  }

 private:
  GRADREEL_INLINE static LanePlane<Floats> channel(const Shape& shape, int c, const Floats& x) {
    const Plane<Quad>& all = shape.channels;
    return {all.origin[c], all.dx[c], all.dy[c], x};
  }
  GRADREEL_INLINE static LanePlane<Floats> line(const Line& line, const Floats& x) {
    return {line.distance.origin, line.distance.dx, line.distance.dy, x};
  }

  GRADREEL_INLINE Floats left_by_lines(const Floats& y) const {
    Floats light = Floats{} + 1.0F;
    for (const int k : {0, 1}) {
      if (amounts_[k] == 0) continue;
      Floats cover = kHalfLine + 0.5F - lines_[k].at(y);
      cover = cover > 0.0F ? cover : Floats{};
      cover = cover < 1.0F ? cover : Floats{} + 1.0F;
      const Floats mine = 1.0F - amounts_[k] * cover;
      light = mine < light ? mine : light;
    }
    return light;
  }

  LanePlane<Floats> red_, green_, blue_, depth_, lines_[2];
  float amounts_[2];
};

}  // namespace gradreel::raster3d
