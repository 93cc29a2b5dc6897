#include <cstring>
#include <map>

#include "optimizers/reference.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("a column of a batch moves as it does alone, bit for bit") {
  const auto surface = find_surface("n_hump_camel")->make({});
  for (const OptimizerEntry* entry : optimizers()) {
    INFO(entry->name);
    const ParamValues params(entry->params);
    Positions batch(2, 37);
    for (int i = 0; i < 37; ++i) batch.col(i) << -4 + 0.2 * i, 3 - 0.15 * i;
    const Positions start = batch;
    const auto together = entry->make(params);
    for (int k = 0; k < 50; ++k) together->step(*surface, batch, 0.05);
    for (int i = 0; i < 37; ++i) {
      Positions x = start.col(i);
      const auto alone = entry->make(params);
      for (int k = 0; k < 50; ++k) alone->step(*surface, x, 0.05);
      REQUIRE(std::memcmp(x.data(), batch.col(i).data(), 2 * sizeof(double)) == 0);
    }
  }
}

TEST_CASE("update rules are free of the dimension") {
  // f = Σ i x_i² / 2 in five dimensions.
  class Quadratic : public Objective {
   public:
    int dimension() const override { return 5; }
    void value(const Positions& x, Values& f) const override {
      f = (x.square().colwise() * weights()).colwise().sum() / 2;
    }
    void gradient(const Positions& x, Values& f, Positions& g) const override {
      value(x, f);
      g = x.colwise() * weights();
    }
    void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override {
      gradient(x, f, g);
      h.setZero(15, x.cols());
      for (int i = 0, row = 0; i < 5; row += 5 - i, ++i) h.row(row) = weights()(i);
    }

   private:
    static Eigen::ArrayXd weights() { return Eigen::ArrayXd::LinSpaced(5, 1, 5); }
  };
  // Where the rate that suits most rules is slow by design.
  const std::map<std::string_view, double> rates = {{"adagrad", 0.5},   {"adadelta", 10}, {"d_adapt_adam", 1},
                                                    {"d_adapt_sgd", 1}, {"prodigy", 1},   {"ranger", 0.05},
                                                    {"shampoo", 1}};
  for (const OptimizerEntry* entry : optimizers()) {
    INFO(entry->name);
    const auto own = rates.find(entry->name);
    const double rate = own == rates.end() ? 0.01 : own->second;
    Positions x = Positions::Constant(5, 3, 1.0);
    const auto optimizer = entry->make(ParamValues(entry->params));
    Values before, after;
    Quadratic().value(x, before);
    for (int k = 0; k < 300; ++k) optimizer->step(Quadratic(), x, rate);
    Quadratic().value(x, after);
    CHECK(x.rows() == 5);
    for (int c = 0; c < 3; ++c) CHECK(after(c) < 0.1 * before(c));
  }
}

TEST_CASE("landmarks are those that the entry lists, and those of a column are those of it alone") {
  const auto surface = find_surface("himmelblau")->make({});
  for (const OptimizerEntry* entry : optimizers()) {
    INFO(entry->name);
    Positions batch(2, 5);
    batch << 1, -2, 0.5, -1.5, 3, 1, 2, -3, 0.25, 4;
    Positions x = batch.col(3);
    const auto together = entry->make(ParamValues(entry->params)),
               alone = entry->make(ParamValues(entry->params));
    for (int k = 0; k < 12; ++k) {
      together->step(*surface, batch, 0.01);
      alone->step(*surface, x, 0.01);
    }
    const Landmarks many = together->landmarks(), one = alone->landmarks();
    std::vector<std::string> names;
    const auto see = [&](std::string_view name, const auto& of_many, const auto& of_one, Eigen::Index rows) {
      names.emplace_back(name);
      REQUIRE(of_many.rows() == rows);
      REQUIRE(of_many.cols() == 5);
      CHECK(std::memcmp(of_many.col(3).eval().data(), of_one.data(),
                        static_cast<std::size_t>(rows) * sizeof(double)) == 0);
    };
    if (many.gradient_at) see("gradient", *many.gradient_at, *one.gradient_at, 2);
    for (std::size_t i = 0; i < many.points.size(); ++i) {
      see(many.points[i].first, *many.points[i].second, *one.points[i].second, 2);
    }
    for (std::size_t i = 0; i < many.lengths.size(); ++i) {
      see(many.lengths[i].first, *many.lengths[i].second, *one.lengths[i].second, 1);
    }
    std::vector<std::string> listed;
    for (const LandmarkEntry& l : entry->landmarks) listed.emplace_back(l.name);
    CHECK(names == listed);
    if (many.learned_rate) CHECK((*many.learned_rate)(3) == (*one.learned_rate)(0));
  }
}

TEST_CASE("every optimizer declares its learning rate first, and says where it comes from") {
  for (const OptimizerEntry* entry : optimizers()) {
    CHECK(find_optimizer(entry->name) == entry);
    CHECK(entry->params.front().name == "learning_rate");
    CHECK_FALSE(entry->source.empty());
    CHECK_FALSE(entry->formula.empty());
    CHECK_FALSE(entry->latex.empty());
    if (entry->momentum.empty()) {
      CHECK_THROWS_AS(entry->make(ParamValues(entry->params))->set_momentum(0.5), std::logic_error);
    } else {
      CHECK_NOTHROW(entry->make(ParamValues(entry->params))->set_momentum(0.5));
      CHECK(ParamValues(entry->params).has(entry->momentum));
    }
  }
}

TEST_CASE("every reference case is some optimizer's") { CHECK(unclaimed_cases().empty()); }

TEST_CASE("no rule throws or hangs where numbers run off") {
  const auto surface = find_surface("himmelblau")->make({});
  for (const OptimizerEntry* entry : optimizers()) {
    INFO(entry->name);
    Positions x(2, 3);
    x << 1e200, std::nan(""), 0.5, -1e150, 1, 4;
    const auto optimizer = entry->make(ParamValues(entry->params));
    for (int k = 0; k < 20; ++k) optimizer->step(*surface, x, 0.01);
    CHECK(std::isfinite(x(0, 2)));
  }
}
