// The shipped scenes of many parameters show what their titles and comments say.
#include "catch.hpp"
#include "descent/plane.hpp"
#include "scene/broken.hpp"
#include "scene/runs.hpp"

using namespace gradreel;

namespace {

Scene shipped(const std::string& name) {
  return load_scene(GRADREEL_SOURCE_DIR "/scenes/" + name + ".yaml", shipped_configs(),
                    {.typeset = false, .jobs = 2});
}

double last(const Scene& scene, std::size_t run) { return descend_all(scene)[run]->losses.back(); }

/// How many points a descent's network has on the right side at the end.
int right_ones(const Scene& scene, std::size_t run) {
  const Classification& c = *scene.space->classification;
  const Trajectory& t = *descend_all(scene)[run];
  const std::span<const double> x = t.position(t.points.size() - 1);
  Positions places(2, static_cast<Eigen::Index>(c.data.at.size()));
  for (std::size_t i = 0; i < c.data.at.size(); ++i)
    places.col(static_cast<Eigen::Index>(i)) << c.data.at[i].x, c.data.at[i].y;
  Values out;
  c.model->outputs(Eigen::Map<const Eigen::ArrayXd>(x.data(), static_cast<Eigen::Index>(x.size())), places,
                   out);
  int right = 0;
  for (std::size_t i = 0; i < c.data.at.size(); ++i)
    right += (out(static_cast<Eigen::Index>(i)) > 0) == (c.data.label[i] > 0);
  return right;
}

}  // namespace

TEST_CASE("muon_memory: Adam's loss ends 1,000 times above Muon's, and all begin alike") {
  const Scene s = shipped("muon_memory");
  CHECK(last(s, 1) > 1000 * last(s, 0));
  CHECK(last(s, 1) > 50 * last(s, 2));
  for (const auto& t : descend_all(s)) CHECK(t->losses[40] < 0.1 * t->losses[0]);
}

TEST_CASE("spirals_network: all four learn all points, and Muon's and SOAP's losses end far below Adam's") {
  const Scene s = shipped("spirals_network");
  for (std::size_t run = 0; run < 4; ++run) CHECK(right_ones(s, run) == 200);
  CHECK(last(s, 0) > last(s, 1));
  CHECK(last(s, 1) > 10 * last(s, 2));
  CHECK(last(s, 2) > 10 * last(s, 3));
}

TEST_CASE("planes_of_a_network: principal components show nearly all of the way, random directions nothing") {
  const Scene s = shipped("planes_of_a_network");
  const auto share = [](const std::string& name) { return std::stod(name.substr(name.find('(') + 1)); };
  const auto shown = [&](std::size_t view) {
    const auto& names = s.space->views[view].axis_names;
    return share(names[0]) + share(names[1]);
  };
  CHECK(shown(0) > 97);
  CHECK(shown(1) < 1);
}
