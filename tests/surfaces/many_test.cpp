// Objectives of many parameters: their derivatives, by differences and by PyTorch.
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "core/random.hpp"
#include "surfaces/many/linear_model.hpp"
#include "surfaces/many/network.hpp"
#include "surfaces/many/objectives.hpp"
#include "surfaces/many/toy_data.hpp"

using namespace gradreel;

namespace {

Eigen::ArrayXd random_vector(int n, std::uint64_t seed) {
  Eigen::ArrayXd v(n);
  for (int i = 0; i < n; ++i) v(i) = gaussian(seed, 7, static_cast<std::uint64_t>(i));
  return v;
}

double loss_at(const Objective& f, const Eigen::ArrayXd& x) {
  Values v;
  f.value(x, v);
  return v(0);
}

/// Along a random direction, by a central difference.
void check_directional_derivative(const Objective& f, const Eigen::ArrayXd& x) {
  const Eigen::ArrayXd d = random_vector(f.dimension(), 5) / std::sqrt(f.dimension());
  const double h = 1e-5;
  Values v;
  Positions g;
  f.gradient(x, v, g);
  CHECK(v(0) == loss_at(f, x));
  const double by_difference = (loss_at(f, x + h * d) - loss_at(f, x - h * d)) / (2 * h);
  CHECK((g.col(0) * d).sum() == Approx(by_difference).epsilon(1e-6).margin(1e-9));
}

void check_hessian(const Objective& f, const Eigen::ArrayXd& x) {
  const Eigen::ArrayXd d = random_vector(f.dimension(), 6);
  const double h = 1e-5;
  Values v;
  Positions g, before, after;
  Hessians packed;
  f.hessian(x, v, g, packed);
  f.gradient(x - h * d, v, before);
  f.gradient(x + h * d, v, after);
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    double along = 0;
    for (Eigen::Index a = 0, row = 0; a < x.size(); ++a) {
      for (Eigen::Index b = a; b < x.size(); ++b, ++row) {
        if (a == i) along += packed(row, 0) * d(b);
        if (b == i && a != i) along += packed(row, 0) * d(a);
      }
    }
    CHECK(along == Approx((after(i, 0) - before(i, 0)) / (2 * h)).epsilon(1e-6).margin(1e-6));
  }
}

Matrix random_matrix(int rows, int columns, std::uint64_t seed) {
  Matrix m(rows, columns);
  for (int i = 0; i < m.size(); ++i) m.data()[i] = gaussian(seed, 8, static_cast<std::uint64_t>(i));
  return m;
}

}  // namespace

TEST_CASE("the eigenvalues of a quadratic run from 1 to its condition, rotated or not") {
  for (const bool rotated : {false, true}) {
    const auto f = make_quadratic({.dimension = 6, .condition = 100, .rotated = rotated, .seed = 2});
    const Eigen::ArrayXd x = random_vector(6, 1);
    check_directional_derivative(*f, x);
    check_hessian(*f, x);
    Values v;
    Positions g;
    Hessians h;
    f->hessian(x, v, g, h);
    double trace = 0, want = 0;
    for (int i = 0, row = 0; i < 6; row += 6 - i, ++i) trace += h(row, 0);
    for (int i = 0; i < 6; ++i) want += std::pow(100.0, i / 5.0);
    CHECK(trace == Approx(want).epsilon(1e-12));
    CHECK((std::fabs(h(1, 0)) > 1e-3) == rotated);
  }
}

TEST_CASE("rosenbrock in n dimensions") {
  const auto f = make_rosenbrock(5, 1, 100);
  CHECK(loss_at(*f, Eigen::ArrayXd::Constant(5, 1.0)) == 0);
  CHECK(loss_at(*f, Eigen::ArrayXd::Zero(5)) == 4);
  check_directional_derivative(*f, random_vector(5, 1));
  check_hessian(*f, random_vector(5, 1));
}

TEST_CASE("matrix sensing holds its matrix row by row") {
  const Matrix a = random_matrix(3, 4, 1), b = random_matrix(2, 4, 2);
  const auto f = make_matrix_sensing(a, b);
  CHECK(f->shapes() == ParameterShapes{{2, 3}});
  const Eigen::ArrayXd x = random_vector(6, 1);
  Eigen::MatrixXd w(2, 3);
  w << x(0), x(1), x(2), x(3), x(4), x(5);
  CHECK(loss_at(*f, x) == Approx((w * a.matrix() - b.matrix()).squaredNorm() / 2).epsilon(1e-14));
  check_directional_derivative(*f, x);
  check_hessian(*f, x);
}

TEST_CASE("pairs of an associative memory become rarer by rank") {
  const SensedPairs pairs = pairs_of({.rows = 200, .columns = 300, .pairs = 4, .decay = 2, .seed = 1});
  CHECK(pairs.a.rows() == 300);
  CHECK(pairs.b.rows() == 200);
  for (int k = 0; k < 4; ++k) {
    CHECK(pairs.a.col(k).square().sum() == Approx(1 / ((k + 1.0) * (k + 1.0))).epsilon(0.25));
  }
}

TEST_CASE("losses, gradients and outputs of networks are PyTorch's") {
  std::ifstream file(std::string(GRADREEL_SOURCE_DIR) + "/tests/data/networks.json");
  REQUIRE(file.is_open());
  const auto cases = nlohmann::json::parse(file)["cases"];
  CHECK(cases.size() == 4);
  for (const auto& c : cases) {
    NetworkForm form;
    form.hidden = c["hidden"].get<std::vector<int>>();
    const std::string activation = c["activation"];
    INFO(activation);
    form.activation = activation == "tanh"   ? Activation::tanh
                      : activation == "relu" ? Activation::relu
                                             : Activation::gelu;
    form.l2 = c["l2"];
    LabelledPoints data;
    data.label = c["labels"].get<std::vector<double>>();
    const auto points = c["points"].get<std::vector<double>>();
    Positions places(2, static_cast<Eigen::Index>(data.label.size()));
    for (std::size_t i = 0; i < data.label.size(); ++i) {
      data.at.push_back({points[2 * i], points[2 * i + 1]});
      places.col(static_cast<Eigen::Index>(i)) << points[2 * i], points[2 * i + 1];
    }
    const auto weights = c["weights"].get<std::vector<double>>(),
               want = c["gradient"].get<std::vector<double>>(),
               outputs = c["outputs"].get<std::vector<double>>();
    const Eigen::ArrayXd w =
        Eigen::Map<const Eigen::ArrayXd>(weights.data(), static_cast<Eigen::Index>(weights.size()));
    const auto f = make_network(form, data);
    REQUIRE(f->dimension() == w.size());
    Values v, out;
    Positions g;
    f->gradient(w, v, g);
    CHECK(v(0) == Approx(c["loss"].get<double>()).epsilon(1e-13));
    for (std::size_t i = 0; i < want.size(); ++i) {
      CHECK(g(static_cast<Eigen::Index>(i), 0) == Approx(want[i]).epsilon(1e-11).margin(1e-14));
    }
    make_classifier(form)->outputs(w, places, out);
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      CHECK(out(static_cast<Eigen::Index>(i)) == Approx(outputs[i]).epsilon(1e-12));
    }
  }
}

TEST_CASE("the mean over batches of equal size is that over all rows") {
  const NetworkForm form = {.hidden = {5}, .activation = Activation::gelu, .l2 = 0.1};
  const auto f = make_network(form, make_points({.shape = ToyShape::two_moons, .points = 150}));
  const Eigen::ArrayXd w = initial_weights(form, 4);
  check_directional_derivative(*f, w);
  std::vector<std::uint32_t> first, second;
  for (std::uint32_t i = 0; i < 75; ++i) {
    first.push_back(2 * i);
    second.push_back(2 * i + 1);
  }
  const double mean = (loss_at(*f->over(first), w) + loss_at(*f->over(second), w)) / 2;
  CHECK(loss_at(*f, w) == Approx(mean).epsilon(1e-14));
}

TEST_CASE("toy data: the classes take turns, and the seed changes the noise alone") {
  for (const ToyShape shape : {ToyShape::two_moons, ToyShape::spirals, ToyShape::blobs}) {
    const LabelledPoints exact = make_points({.shape = shape, .points = 11, .noise = 0}),
                         one = make_points({.shape = shape, .points = 11, .noise = 0.1, .seed = 1}),
                         other = make_points({.shape = shape, .points = 11, .noise = 0.1, .seed = 2});
    REQUIRE(exact.at.size() == 11);
    CHECK(one.at[3].x != other.at[3].x);
    for (std::size_t i = 0; i < 11; ++i) {
      CHECK(exact.label[i] == static_cast<double>(i % 2));
      CHECK(length(one.at[i] - exact.at[i]) < 0.5);
    }
  }
}

TEST_CASE("regressions with all weights: losses by hand, and derivatives") {
  FeatureRows rows = {{{1, 2, -1, 0.5}, {0, 1, 1, -2}, {3, 0, 1, 1}}, {0, 1, 2, 1}};
  const Eigen::ArrayXd zeros = Eigen::ArrayXd::Zero(4);
  const auto squared = make_linear_model({.loss = LinearLoss::squared, .l2 = 0.1}, rows);
  CHECK(squared->dimension() == 4);
  CHECK(loss_at(*squared, zeros) == 1.5);  // (0 + 1 + 4 + 1) / 4
  const auto softmax = make_linear_model({.loss = LinearLoss::softmax, .classes = 3, .l2 = 0.1}, rows);
  CHECK(softmax->shapes() == ParameterShapes{{3, 3}, {3, 1}});
  CHECK(loss_at(*softmax, Eigen::ArrayXd::Zero(12)) == Approx(std::log(3.0)).epsilon(1e-15));
  rows.y = {0, 1, 1, 0};
  const auto logistic = make_linear_model({.loss = LinearLoss::logistic}, rows);
  CHECK(loss_at(*logistic, zeros) == Approx(std::log(2.0)).epsilon(1e-15));
  const auto without = make_linear_model({.loss = LinearLoss::logistic, .has_intercept = false}, rows);
  CHECK(without->dimension() == 3);
  for (const auto* f : {squared.get(), softmax.get(), logistic.get(), without.get()}) {
    check_directional_derivative(*f, random_vector(f->dimension(), 2));
  }
  const std::uint32_t one[] = {2};
  CHECK(loss_at(*squared->over(one), zeros) == 4);
}
