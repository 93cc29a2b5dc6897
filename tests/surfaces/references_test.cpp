// Every surface against numbers made without this program: functions.json by PyTorch's automatic
// differentiation, surfaces.json with 50 digits (make_surface_references.py).
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "catch.hpp"
#include "surfaces/surface_checks.hpp"

using namespace gradreel;

namespace {

nlohmann::json read_functions(const std::string& file) {
  std::ifstream in(std::string(GRADREEL_SOURCE_DIR) + "/tests/data/" + file);
  REQUIRE(in.good());
  return nlohmann::json::parse(in)["functions"];
}

// Errors are counted against the size of value, gradient and Hessian together, as a gradient may be a small
// difference of large terms. The worst seen is 9e-14: levy_13, where 3πx is rounded before its sine is taken.
void check_against(const nlohmann::json& samples, const SurfaceEntry& entry, double tolerance) {
  const auto f = make_default(entry);
  for (const auto& s : samples) {
    const Point p{s["p"][0].get<double>(), s["p"][1].get<double>()};
    INFO(entry.name << " at " << p.x << ", " << p.y);
    const Derivatives d = derivatives_at(*f, p);
    const double want_f = s["f"].get<double>();
    CHECK(std::fabs(d.f - want_f) <= tolerance * (1 + std::fabs(want_f)));
    if (s["grad"][0].is_string()) {  // PyTorch has no derivative of a root at 0
      CHECK(distance_to_kinks(entry.name, p) == 0);
      continue;
    }
    const Derivatives want{want_f,
                           s["grad"][0].get<double>(),
                           s["grad"][1].get<double>(),
                           s["hess"][0].get<double>(),
                           s["hess"][1].get<double>(),
                           s["hess"][2].get<double>()};
    const double limit = tolerance * scale_of(want);
    CHECK(std::fabs(d.x - want.x) <= limit);
    CHECK(std::fabs(d.y - want.y) <= limit);
    CHECK(std::fabs(d.xx - want.xx) <= limit);
    CHECK(std::fabs(d.xy - want.xy) <= limit);
    CHECK(std::fabs(d.yy - want.yy) <= limit);
  }
}

}  // namespace

TEST_CASE("surfaces agree with automatic differentiation by PyTorch") {
  const auto functions = read_functions("functions.json");
  CHECK(functions.size() == 14);
  for (const auto& [name, samples] : functions.items()) {
    const SurfaceEntry* entry = find_surface(name == "levy13" ? "levy_13" : name);
    REQUIRE(entry);
    check_against(samples, *entry, 1e-12);
  }
}

TEST_CASE("all surfaces agree with 50-digit arithmetic") {
  const auto functions = read_functions("surfaces.json");
  for (const SurfaceEntry* entry : planar_surfaces()) {
    INFO(entry->name);
    REQUIRE(functions.contains(std::string(entry->name)));
    check_against(functions[std::string(entry->name)], *entry, 1e-12);
  }
}
