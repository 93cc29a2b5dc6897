#include "surfaces/many/toy_data.hpp"

#include "core/num.hpp"
#include "core/random.hpp"

namespace gradreel {

namespace {

/// The place without noise; `t` in (0, 1] runs along a shape.
Point toy_place(const ToyData& data, bool second, double t) {
  switch (data.shape) {
    case ToyShape::two_moons: {
      const Point p = {num::cos(kPi * t), num::sin(kPi * t)};
      return second ? Point{1 - p.x, 0.5 - p.y} : p;
    }
    case ToyShape::spirals: {
      const double radius = 0.15 + 1.85 * t, angle = 2 * kPi * data.turns * t + (second ? kPi : 0);
      return {radius * num::cos(angle), radius * num::sin(angle)};
    }
    case ToyShape::blobs:
      break;
  }
  return second ? Point{1, 0.5} : Point{-1, -0.5};
}

}  // namespace

LabelledPoints make_points(const ToyData& data) {
  LabelledPoints all;
  const int each = (data.points + 1) / 2;
  for (int i = 0; i < data.points; ++i) {
    const bool second = i % 2 == 1;
    const int rank = i / 2;  // within its class
    const Point p = toy_place(data, second, (rank + 0.5) / each);
    const auto noise = [&](std::uint64_t k) {
      return data.noise * gaussian(data.seed, k, static_cast<std::uint64_t>(i));
    };
    all.at.push_back({p.x + noise(0), p.y + noise(1)});
    all.label.push_back(second ? 1 : 0);
  }
  return all;
}

}  // namespace gradreel
