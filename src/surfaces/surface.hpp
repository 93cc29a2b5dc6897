// Surfaces: functions of two variables, written once as a template and differentiated automatically.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/geometry.hpp"
#include "core/jet.hpp"
#include "core/objective.hpp"
#include "core/param.hpp"
#include "core/wide.hpp"

namespace gradreel {

struct Minimum {
  Point at;
  double value = 0;
  bool global = true;
  bool on_edge = false;  ///< of the domain: the lowest there, but f goes on falling outside
};

/// The rectangle that a surface is usually shown on.
struct Domain {
  double x_min = 0, x_max = 0, y_min = 0, y_max = 0;

  /// Borders included; NaN is nowhere.
  bool contains(Point p) const { return p.x >= x_min && p.x <= x_max && p.y >= y_min && p.y <= y_max; }
  friend bool operator==(const Domain&, const Domain&) = default;
};

/// All that is known of a surface without evaluating it.
struct SurfaceEntry {
  std::string_view name;        ///< snake_case, as in YAML
  std::string_view title;       ///< for people
  std::string_view formula;     ///< Unicode
  std::string_view latex;       ///< the same in LaTeX, one part per line
  std::string_view source;      ///< author and year, or where it comes from
  std::string_view notes = {};  ///< what else is worth knowing, such as minima that are not listed
  Domain domain;
  /// Known ones inside the domain, the lowest first; none where f has none. For the parameters' defaults.
  std::vector<Minimum> minima;
  std::vector<Point> starts;         ///< suggested, at least one
  std::string_view not_smooth = {};  ///< where f is not differentiable, and what its derivatives are there
  std::vector<Param> params = {};
  /// Where minima move with the parameters (they may leave the domain); else null.
  std::vector<Minimum> (*minima_at)(const ParamValues&) = nullptr;
  std::unique_ptr<Objective> (*make)(const ParamValues&) = nullptr;
};

/// All surfaces, in the order of surfaces.def.
std::span<const SurfaceEntry* const> surfaces();

/// Null if there is none of that name.
const SurfaceEntry* find_surface(std::string_view name);

/// The minima of a surface with these parameters.
std::vector<Minimum> minima_of(const SurfaceEntry& entry, const ParamValues& params);

/// The surface with its parameters at their defaults.
std::unique_ptr<Objective> make_default(const SurfaceEntry& entry);

/// f at one place.
double value_at(const Objective& surface, Point at);

/// Batched evaluation of `Formula`, which has `template <class T> T operator()(const T& x, const T& y)
/// const`.
template <class Formula>
class FormulaSurface : public Objective {
 public:
  explicit FormulaSurface(Formula formula = {}) : formula_(formula) {}

  int dimension() const override { return 2; }

  void value(const Positions& x, Values& f) const override {
    f.resize(x.cols());
    for_lanes(x, [&](const Lanes& px, const Lanes& py, Eigen::Index column, int count) {
      const Lanes v = formula_(px, py);
      for (int i = 0; i < count; ++i) f(column + i) = v.lane[i];
    });
  }

  void gradient(const Positions& x, Values& f, Positions& g) const override {
    f.resize(x.cols());
    g.resize(2, x.cols());
    run_wide([&] {
      for_lanes(x, [&](const Lanes& px, const Lanes& py, Eigen::Index column, int count) {
        using J = Jet1<Lanes>;
        const J v = formula_(J(px, 1.0, 0.0), J(py, 0.0, 1.0));
        for (int i = 0; i < count; ++i) {
          f(column + i) = v.v.lane[i];
          g(0, column + i) = v.x.lane[i];
          g(1, column + i) = v.y.lane[i];
        }
      });
    });
  }

  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override {
    f.resize(x.cols());
    g.resize(2, x.cols());
    h.resize(3, x.cols());
    for_lanes(x, [&](const Lanes& px, const Lanes& py, Eigen::Index column, int count) {
      using J = Jet2<Lanes>;
      const J v = formula_(J(px, 1.0, 0.0, 0.0, 0.0, 0.0), J(py, 0.0, 1.0, 0.0, 0.0, 0.0));
      for (int i = 0; i < count; ++i) {
        f(column + i) = v.v.lane[i];
        g(0, column + i) = v.x.lane[i];
        g(1, column + i) = v.y.lane[i];
        h(0, column + i) = v.xx.lane[i];
        h(1, column + i) = v.xy.lane[i];
        h(2, column + i) = v.yy.lane[i];
      }
    });
  }

 private:
  // The last lanes of a batch repeat its last column.
  template <class F>
  static void for_lanes(const Positions& x, F f) {
    const Eigen::Index columns = x.cols();
    Lanes px, py;
    Eigen::Index column = 0;
    for (; column + kLanes <= columns; column += kLanes) {
      for (int i = 0; i < kLanes; ++i) {
        px.lane[i] = x(0, column + i);
        py.lane[i] = x(1, column + i);
      }
      f(px, py, column, kLanes);
    }
    if (column == columns) return;
    const int count = static_cast<int>(columns - column);
    for (int i = 0; i < kLanes; ++i) {
      px.lane[i] = x(0, column + std::min(i, count - 1));
      py.lane[i] = x(1, column + std::min(i, count - 1));
    }
    f(px, py, column, count);
  }

  Formula formula_;
};

/// For entries of surfaces without parameters.
template <class Formula>
std::unique_ptr<Objective> make_surface(const ParamValues&) {
  return std::make_unique<FormulaSurface<Formula>>();
}

}  // namespace gradreel
