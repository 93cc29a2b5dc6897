#include "optimizers/matrix_work.hpp"

#include <algorithm>

namespace gradreel {

namespace {

double parameters_in(const ParameterShapes& shapes) {
  double n = 0;
  for (const ParameterPart& part : shapes) n += static_cast<double>(part.size());
  return n;
}

double cube(Eigen::Index side) {
  const auto n = static_cast<double>(side);
  return n * n * n;
}

}  // namespace

double square_work(const ParameterShapes& shapes) {
  const double n = parameters_in(shapes);
  return n * n;
}

double cube_work(const ParameterShapes& shapes) { return square_work(shapes) * parameters_in(shapes); }

double sides_work(const ParameterShapes& shapes, double factor) {
  double sum = 0;
  for (const ParameterPart& part : shapes) {
    sum += part.is_matrix() ? cube(part.rows) + cube(part.columns) : cube(part.size());
  }
  return factor * sum;
}

double gram_work(const ParameterShapes& shapes, double factor) {
  double sum = 0;
  for (const ParameterPart& part : shapes) {
    sum += static_cast<double>(part.size()) * static_cast<double>(std::min(part.rows, part.columns));
  }
  return factor * sum;
}

}  // namespace gradreel
