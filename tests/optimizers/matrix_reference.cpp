#include "optimizers/matrix_reference.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>

#include "optimizers/expressed.hpp"
#include "optimizers/reference.hpp"
#include "surfaces/many/objectives.hpp"

namespace gradreel::testing {

namespace {

using MatrixCase = nlohmann::json;

Matrix matrix_of(const MatrixCase& rows) {
  Matrix m(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(rows[0].size()));
  for (Eigen::Index i = 0; i < m.rows(); ++i) {
    for (Eigen::Index j = 0; j < m.cols(); ++j) {
      m(i, j) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)].get<double>();
    }
  }
  return m;
}

/// The largest deviation of a case's path: of a step the largest of its coordinates, in relation to the
/// largest coordinate.
double deviation_of(const MatrixCase& c, const Expressed& e) {
  const auto objective = make_matrix_sensing(matrix_of(c["A"]), matrix_of(c["B"]));
  const auto optimizer = e.entry->make(e.params);
  const auto start = c["start"].get<std::vector<double>>(), points = c["points"].get<std::vector<double>>();
  Positions x = Eigen::Map<const Eigen::ArrayXd>(start.data(), static_cast<Eigen::Index>(start.size()));
  double worst = 0;
  for (std::size_t step = 0; step < c["steps"].get<std::size_t>(); ++step) {
    optimizer->step(*objective, x, e.learning_rate);
    double gap = 0, largest = 1e-3;
    for (std::size_t i = 0; i < start.size(); ++i) {
      const double want = points[step * start.size() + i];
      gap = std::max(gap, std::fabs(x(static_cast<Eigen::Index>(i), 0) - want));
      largest = std::max(largest, std::fabs(want));
    }
    const double d = gap / largest;
    worst = std::isnan(worst) || d <= worst ? worst : d;
  }
  return worst;
}

}  // namespace

void check_matrix_references(const std::string& optimizer, int expected) {
  std::ifstream file(std::string(GRADREEL_SOURCE_DIR) + "/tests/data/oracle/matrices.jsonl");
  REQUIRE(file.is_open());
  int count = 0;
  double worst = 0;
  for (std::string line; std::getline(file, line);) {
    const MatrixCase c = MatrixCase::parse(line);
    const auto e = express_modern(c, optimizer);
    if (!e) continue;
    INFO(c["id"].get<std::string>());
    const double d = deviation_of(c, *e);
    CHECK(d <= c["tol"].get<double>());
    worst = std::max(worst, d);
    ++count;
  }
  CHECK(count == expected);
  std::cout << optimizer << ": " << count << " reference cases of matrices, worst deviation " << worst
            << "\n";
}

}  // namespace gradreel::testing
