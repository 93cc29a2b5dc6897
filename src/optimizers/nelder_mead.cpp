#include <algorithm>
#include <cmath>

#include "optimizers/matrix_work.hpp"
#include "optimizers/per_column.hpp"

namespace gradreel::optimizer_entries {

namespace {

class NelderMead {
 public:
  explicit NelderMead(double offset_of_zero) : offset_of_zero_(offset_of_zero) {}

  void step(const Objective& objective, Positions& x, double lr) {
    if (simplex_.empty()) build(objective, x, lr);
    move(objective);
    sort();
    x = simplex_.front().x;
  }

 private:
  struct Vertex {
    Positions x;
    double f;
  };

  static Vertex vertex(const Objective& objective, Positions x) {
    Values f;
    objective.value(x, f);
    return {std::move(x), f(0)};
  }

  /// NaN is worse than anything.
  static bool better(const Vertex& a, const Vertex& b) {
    return a.f < b.f || (std::isnan(b.f) && !std::isnan(a.f));
  }

  void sort() { std::stable_sort(simplex_.begin(), simplex_.end(), better); }

  void build(const Objective& objective, const Positions& x, double share) {
    simplex_.push_back(vertex(objective, x));
    for (Eigen::Index i = 0; i < x.size(); ++i) {
      Positions moved = x;
      moved(i) = x(i) != 0 ? (1 + share) * x(i) : offset_of_zero_;
      simplex_.push_back(vertex(objective, moved));
    }
    sort();
  }

  /// Replaces the worst vertex, or shrinks the simplex.
  void move(const Objective& objective) {
    Vertex& worst = simplex_.back();
    const std::size_t n = simplex_.size() - 1;
    Positions centre = simplex_[0].x;
    for (std::size_t i = 1; i < n; ++i) centre += simplex_[i].x;
    centre /= static_cast<double>(n);
    const auto at = [&](double c) { return vertex(objective, (1 + c) * centre - c * worst.x); };

    Vertex reflected = at(1);
    if (better(reflected, simplex_.front())) {
      Vertex expanded = at(2);
      worst = better(expanded, reflected) ? std::move(expanded) : std::move(reflected);
    } else if (better(reflected, simplex_[n - 1])) {
      worst = std::move(reflected);
    } else {
      const bool outside = better(reflected, worst);
      Vertex contracted = at(outside ? 0.5 : -0.5);
      const bool taken = outside ? !better(reflected, contracted) : better(contracted, worst);
      if (taken) {
        worst = std::move(contracted);
      } else {
        shrink(objective);
      }
    }
  }

  void shrink(const Objective& objective) {
    for (std::size_t i = 1; i < simplex_.size(); ++i) {
      simplex_[i] = vertex(objective, simplex_[0].x + 0.5 * (simplex_[i].x - simplex_[0].x));
    }
  }

  double offset_of_zero_;
  std::vector<Vertex> simplex_;  // the best first
};

}  // namespace

const OptimizerEntry& nelder_mead() {
  static const OptimizerEntry entry = {
      .name = "nelder_mead",
      .title = "Nelder–Mead",
      .family = "second_order",
      .formula =
          "c = mean of all vertices but the worst w\nw ← c + (c − w), c + 2 (c − w) or c ± (c − w) / "
          "2,\nelse all "
          "vertices halfway to the best;  θ = the best",
      .latex = R"(c = \frac{1}{n} \sum_{i \neq w} \theta_i
\theta_w \leftarrow c + \rho (c - \theta_w), \quad \rho \in \{ 1, 2, \tfrac{1}{2}, -\tfrac{1}{2} \}
\text{else } \theta_i \leftarrow \tfrac{1}{2} (\theta_i + \theta_{\text{best}}))",
      .source =
          "J. A. Nelder and R. Mead, A simplex method for function minimization, The Computer Journal 7, "
          "1965; "
          "details as in J. C. Lagarias et al., 1998, and SciPy",
      .notes =
          "Not in PyTorch. As in SciPy (not adaptive): reflection 1, expansion 2, contraction and shrinking "
          "½, and the same initial simplex. An epoch is one iteration. The best vertex is drawn.",
      .params =
          {{.name = "learning_rate",
            .fallback = 0.05,
            .doc = "the initial simplex has one vertex per axis, with that coordinate larger by this share",
            .range = positive(),
            .symbol = "α"},
           {.name = "offset_of_zero",
            .fallback = 0.00025,
            .doc = "value of that coordinate if it is 0 at the start",
            .range = positive()}},
      .takes_schedule = false,
      .uses_gradient = false,
      .work = square_work,
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<PerColumn<NelderMead>>(NelderMead(p.number("offset_of_zero")));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
