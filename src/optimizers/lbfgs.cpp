#include <algorithm>
#include <cmath>
#include <deque>

#include "optimizers/line_search.hpp"
#include "optimizers/per_column.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct LbfgsParams {
  int history, iterations;
  double gradient_tolerance, change_tolerance;
  bool line_search;
};

/// Pairs of moves and of changes of the gradient, which stand for the inverse Hessian.
class Memory {
 public:
  explicit Memory(int size) : size_(static_cast<std::size_t>(size)) {}

  void add(const Positions& s, const Positions& y) {
    const double ys = dot(y, s);
    if (!(ys > 1e-10)) return;  // curvature that is not positive would spoil the estimate
    if (pairs_.size() == size_) pairs_.pop_front();
    pairs_.push_back({s, y, 1 / ys});
    scale_ = ys / dot(y, y);
  }

  /// −H g, by the two loops (Nocedal and Wright, algorithm 7.4).
  Positions direction(const Positions& g) const {
    Positions q = -g;
    std::vector<double> a(pairs_.size());
    for (std::size_t i = pairs_.size(); i-- > 0;) {
      a[i] = pairs_[i].rho * dot(pairs_[i].s, q);
      q -= a[i] * pairs_[i].y;
    }
    q *= scale_;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      q += pairs_[i].s * (a[i] - pairs_[i].rho * dot(pairs_[i].y, q));
    }
    return q;
  }

 private:
  struct Pair {
    Positions s, y;
    double rho;  // 1 / s·y
  };
  std::size_t size_;
  std::deque<Pair> pairs_;
  double scale_ = 1;
};

class Lbfgs {
 public:
  explicit Lbfgs(const LbfgsParams& p) : p_(p), memory_(p.history) {}

  void step(const Objective& objective, Positions& x, double lr) {
    LinePoint here = evaluate(objective, x);
    int evaluations = 1;
    if (largest(here.g) <= p_.gradient_tolerance) return;
    for (int i = 1;; ++i) {
      if (!choose_direction(here, lr)) return;
      const double before = here.f;
      if (p_.line_search) {
        Line line(objective, x, d_);
        WolfeConditions conditions;
        conditions.change_tolerance = p_.change_tolerance;
        here = strong_wolfe(line, here, t_, conditions);
        t_ = here.t;
        evaluations += line.evaluations();
      }
      x += t_ * d_;
      if (i == p_.iterations) return;
      if (!p_.line_search) {
        here = evaluate(objective, x);
        ++evaluations;
      }
      if (evaluations >= p_.iterations * 5 / 4 || largest(here.g) <= p_.gradient_tolerance) return;
      if (largest(d_) * t_ <= p_.change_tolerance || std::fabs(here.f - before) < p_.change_tolerance) return;
    }
  }

 private:
  LinePoint evaluate(const Objective& objective, const Positions& x) {
    LinePoint point;
    objective.gradient(x, f_, point.g);
    point.f = f_(0);
    return point;
  }

  /// False if the direction does not go down.
  bool choose_direction(LinePoint& here, double lr) {
    if (d_.size() == 0) {
      d_ = -here.g;
      t_ = lr * std::min(1.0, 1 / sum_of_sizes(here.g));
    } else {
      memory_.add(t_ * d_, here.g - g_before_);
      d_ = memory_.direction(here.g);
      t_ = lr;
    }
    g_before_ = here.g;
    here.t = 0;
    here.slope = dot(here.g, d_);
    return !(here.slope > -p_.change_tolerance);
  }

  LbfgsParams p_;
  Memory memory_;
  Values f_;
  Positions d_, g_before_;
  double t_ = 0;  // the last step was t d
};

}  // namespace

const OptimizerEntry& lbfgs() {
  static const OptimizerEntry entry = {
      .name = "lbfgs",
      .title = "L-BFGS",
      .family = "second_order",
      .formula =
          "d ← −H g,  H ≈ (∇²J)⁻¹ from the last m pairs s = Δθ, y = Δg\nθ ← θ + t d,  t by a strong-Wolfe "
          "line "
          "search from α",
      .latex =
          R"(d \leftarrow -H g, \quad H \approx (\nabla^2 J)^{-1} \text{ from the last } m \text{ pairs } \Delta \theta, \Delta g
\theta \leftarrow \theta + t d, \quad t \text{ by line search from } \alpha)",
      .source =
          "D. C. Liu and J. Nocedal, On the limited memory BFGS method for large scale optimization, "
          "Mathematical Programming 45, 1989; first step and tolerances as torch.optim.LBFGS",
      .notes =
          "As torch.optim.LBFGS with line_search_fn=\"strong_wolfe\": the first step is α min(1, 1 / |g|₁), "
          "and pairs with s·y ≤ 1e-10 are skipped. An epoch is one iteration, and the history has 10 pairs; "
          "PyTorch's defaults are 20 and 100 (see iterations and history). SciPy's L-BFGS-B has another line "
          "search.",
      .params = {{.name = "learning_rate",
                  .fallback = 1.0,
                  .doc = "first step tried; in the first epoch α min(1, 1 / |g|₁)",
                  .range = positive(),
                  .symbol = "α"},
                 {.name = "history",
                  .fallback = 10.0,
                  .doc = "number of stored pairs (PyTorch: 100)",
                  .range = {.low = 1, .high = 1000, .whole = true},
                  .symbol = "m"},
                 {.name = "line_search",
                  .fallback = std::string("strong_wolfe"),
                  .doc = "how to choose the step; none: always α (PyTorch's default)",
                  .choices = {"strong_wolfe", "none"}},
                 {.name = "iterations",
                  .fallback = 1.0,
                  .doc = "iterations per epoch, with at most 5/4 as many evaluations (PyTorch: 20)",
                  .range = {.low = 1, .high = 1e6, .whole = true}},
                 {.name = "gradient_tolerance",
                  .fallback = 1e-7,
                  .doc = "stay in place if no partial derivative is larger",
                  .range = non_negative()},
                 {.name = "change_tolerance",
                  .fallback = 1e-9,
                  .doc = "stop if the slope, the step or the change of the loss is smaller",
                  .range = non_negative()}},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<PerColumn<Lbfgs>>(Lbfgs({
            .history = static_cast<int>(p.number("history")),
            .iterations = static_cast<int>(p.number("iterations")),
            .gradient_tolerance = p.number("gradient_tolerance"),
            .change_tolerance = p.number("change_tolerance"),
            .line_search = p.text("line_search") != "none",
        }));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
