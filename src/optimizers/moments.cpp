#include "optimizers/moments.hpp"

#include <cmath>

namespace gradreel {

const Positions& raise_to(Positions& most, const Positions& v) {
  start(most, v);
  most = larger(most, v);
  return most;
}

Values column_norms(const Positions& a) { return column_dots(a, a).sqrt(); }

Values column_dots(const Positions& a, const Positions& b) {
  Values sums = Values::Zero(a.cols());
  for (Eigen::Index i = 0; i < a.rows(); ++i) sums += a.row(i) * b.row(i);
  return sums;
}

Values column_sums_of_sizes(const Positions& a) {
  Values sums = Values::Zero(a.cols());
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    for (Eigen::Index c = 0; c < a.cols(); ++c) sums(c) += std::fabs(a(i, c));
  }
  return sums;
}

}  // namespace gradreel
