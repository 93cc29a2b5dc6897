#include "core/jet_functions.hpp"
#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct AbsoluteValue {
  template <class T>
  T operator()(const T& x) const {
    return x * num::sign(x);
  }
};

}  // namespace

const SurfaceEntry& absolute_value() {
  static const SurfaceEntry entry = {
      .name = "absolute_value",
      .title = "Absolute value",
      .family = "one_dimension",
      .formula = "|x|",
      .latex = "|x|",
      .source = "the standard example of a convex function that is not smooth, as in textbooks",
      .notes =
          "The slope does not shrink towards the minimum, so that constant steps jump to and fro over it.",
      .domain = {-3, 3},
      .minima = {{{0, 0}, 0}},
      .starts = {{-2.3, 0}, {1.7, 0}},
      .not_smooth = "at x = 0, where the derivative is taken as 0",
      .make = [](const ParamValues&) -> std::unique_ptr<Objective> {
        return std::make_unique<FormulaCurve<AbsoluteValue>>();
      },
  };
  return entry;
}

}  // namespace gradreel::surface_entries
