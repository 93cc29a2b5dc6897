#include "optimizers/reference.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "descent/descend.hpp"
#include "optimizers/expressed.hpp"
#include "surfaces/surface.hpp"

namespace gradreel::testing {

namespace {

using Json = nlohmann::json;

const std::vector<Json>& cases() {
  static const std::vector<Json> all = [] {
    std::vector<Json> read;
    for (const char* name : {"cases.jsonl", "modern.jsonl"}) {
      std::ifstream file(std::string(GRADREEL_SOURCE_DIR) + "/tests/data/oracle/" + name);
      REQUIRE(file.is_open());
      for (std::string line; std::getline(file, line);) read.push_back(Json::parse(line));
    }
    return read;
  }();
  return all;
}

std::optional<Expressed> said(const Json& c, const std::string& optimizer) {
  auto e = express_modern(c, optimizer);
  return e ? std::move(e) : express(c, optimizer);
}

/// The larger of a new deviation and the worst so far; NaN is worst.
double worse(double found, double worst) { return std::isnan(worst) || found <= worst ? worst : found; }

double relative_gap(Point got, const Json& flat, std::size_t index) {
  const Point want = {flat[2 * index].get<double>(), flat[2 * index + 1].get<double>()};
  const double gap = std::max(std::fabs(got.x - want.x), std::fabs(got.y - want.y));
  return gap / std::max({std::fabs(want.x), std::fabs(want.y), 1e-3});
}

/// The worst deviation of the points at which gradients were taken, and of averages, where a case has them.
double deviation_beside(const Json& c, const Trajectory& t) {
  double worst = 0;
  for (const char* name : {"gradient", "averaged"}) {
    const std::string key = std::string(name) + "_points";
    if (!c.contains(key)) continue;
    const std::vector<Point>* points = t.points_of(name);
    REQUIRE(points != nullptr);
    const std::size_t first = key == "averaged_points" ? 1 : 0;  // the case leaves out the start
    REQUIRE(points->size() >= c[key].size() / 2 + first);
    for (std::size_t i = 0; i < c[key].size() / 2; ++i) {
      worst = worse(relative_gap((*points)[i + first], c[key], i), worst);
    }
  }
  return worst;
}

/// The largest relative deviation of a case's path.
double deviation(const Json& c, const Expressed& e, const Objective& surface) {
  const ExpressedSchedule schedule = express_schedule(c);
  DescentSettings settings;
  settings.learning_rate = schedule.schedule ? schedule.base : e.learning_rate;
  settings.epochs = c["steps"].get<int>();
  settings.schedule = schedule.schedule.get();
  settings.gradient = e.gradient;
  settings.stop.loss = settings.stop.non_finite = false;
  const Point start = {c["start"][0].get<double>(), c["start"][1].get<double>()};
  const Trajectory t = descend(surface, *e.entry->make(e.params), start, settings);
  double worst = deviation_beside(c, t);
  for (int i = 1; i <= settings.epochs; ++i) {
    const auto k = static_cast<std::size_t>(i);
    Point got = t.points[k];
    if (e.looks_ahead) got = got + e.params.number("momentum") * (got - t.points[k - 1]);
    worst = worse(relative_gap(got, c["points"], k - 1), worst);
  }
  return worst;
}

/// The worst deviations seen, of libraries in double and in single precision.
struct Worst {
  double of_double = 0, of_single = 0;

  void see(const Json& c, double d) {
    double& worst = c["library"] == "tfjs" ? of_single : of_double;
    worst = worse(d, worst);
  }
};

}  // namespace

void check_references(const std::string& optimizer, int expected) {
  int count = 0;
  Worst worst;
  for (const Json& c : cases()) {
    const auto e = said(c, optimizer);
    if (!e) continue;
    INFO(c["id"].get<std::string>());
    const SurfaceEntry* surface = find_surface(surface_name(c));
    REQUIRE(surface != nullptr);
    REQUIRE(e->entry != nullptr);
    const double d = deviation(c, *e, *surface->make(ParamValues(surface->params)));
    CHECK(d <= c["tol"].get<double>());
    worst.see(c, d);
    ++count;
  }
  CHECK(count == expected);
  std::cout << optimizer << ": " << count << " reference cases, worst deviation " << worst.of_double;
  if (worst.of_single > 0) std::cout << ", from single precision " << worst.of_single;
  std::cout << "\n";
}

std::vector<std::string> unclaimed_cases() {
  std::vector<std::string> ids;
  for (const Json& c : cases()) {
    bool claimed = false;
    for (const OptimizerEntry* entry : optimizers()) {
      claimed = claimed || said(c, std::string(entry->name)).has_value();
    }
    if (!claimed) ids.push_back(c["id"]);
  }
  return ids;
}

void check_schedule_references(const std::string& name, int expected) {
  int ran = 0;
  for (const Json& c : cases()) {
    const ExpressedSchedule e = express_schedule(c);
    if (e.name != name) continue;
    INFO(c["id"].get<std::string>());
    ++ran;
    // PyTorch computes most rates from the last one, so its errors add up: relative to the highest rate.
    for (std::size_t i = 0; i < c["lr"].size(); ++i) {
      const double rate = e.schedule->rate(e.base, static_cast<int>(i));
      CHECK(std::fabs(rate - c["lr"][i].get<double>()) <= 1e-13 * e.base);
    }
    const auto epochs = c.contains("momentum") ? c["momentum"].size() : 0;
    for (std::size_t i = 0; i < epochs; ++i) {
      const auto momentum = e.schedule->momentum(static_cast<int>(i));
      REQUIRE(momentum.has_value());
      CHECK(*momentum == Approx(c["momentum"][i].get<double>()).epsilon(1e-14));
    }
  }
  CHECK(ran == expected);
}

}  // namespace gradreel::testing
