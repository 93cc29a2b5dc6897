// A surface is its formula, written once as a template and differentiated automatically. For the files of
// surfaces alone: others see an Objective.
#pragma once

#include <algorithm>
#include <memory>

#include "core/jet.hpp"
#include "core/wide.hpp"
#include "surfaces/surface.hpp"

namespace gradreel {

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

/// The same for a function of one variable: `template <class T> T operator()(const T& x) const`.
template <class Formula>
class FormulaCurve : public Objective {
 public:
  explicit FormulaCurve(Formula formula = {}) : surface_(OverPlane{formula}) {}

  int dimension() const override { return 1; }

  void value(const Positions& x, Values& f) const override { surface_.value(over_plane(x), f); }

  void gradient(const Positions& x, Values& f, Positions& g) const override {
    Positions both;
    surface_.gradient(over_plane(x), f, both);
    g = both.row(0);
  }

  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override {
    Positions both;
    Hessians all;
    surface_.hessian(over_plane(x), f, both, all);
    g = both.row(0);
    h = all.row(0);
  }

 private:
  struct OverPlane {
    Formula formula;

    template <class T>
    T operator()(const T& x, const T&) const {
      return formula(x);
    }
  };

  static Positions over_plane(const Positions& x) {
    Positions places = Positions::Zero(2, x.cols());
    places.row(0) = x.row(0);
    return places;
  }

  FormulaSurface<OverPlane> surface_;
};

/// For entries of surfaces without parameters.
template <class Formula>
std::unique_ptr<Objective> make_surface(const ParamValues&) {
  return std::make_unique<FormulaSurface<Formula>>();
}

}  // namespace gradreel
