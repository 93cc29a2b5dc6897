#include "outputs/records.hpp"

#include "catch.hpp"
#include "outputs/trajectory_text.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

TEST_CASE("records name schedule, warm-up, gradient settings and seeds beside the parameters") {
  const Scene scene = parse_scene("s.yaml", R"(
surface: himmelblau
starts: [[1, 4.5], [0, -4]]
optimizers:
  - name: gradient_descent
    learning_rate: 0.01
    schedule: {name: multi_step, milestones: [2, 5], gamma: 0.5}
    warmup: 3
    gradient: {noise: 0.5, clip_norm: 2, seeds: 2}
  - {name: momentum, learning_rate: 0.02}
epochs: 8
seed: 7
)",
                                  shipped_configs());
  const Trajectories trajectories = descend_all(scene);
  const std::vector<DescentRecord> records = records_of(scene, trajectories);
  REQUIRE(records.size() == 6);
  CHECK(records[0].parameters == Parameters{{"learning_rate", 0.01},
                                            {"schedule", std::string("multi_step")},
                                            {"schedule.milestones", Numbers{2, 5}},
                                            {"schedule.gamma", 0.5},
                                            {"warmup.epochs", 3.0},
                                            {"warmup.start_factor", 0.1},
                                            {"gradient.noise", 0.5},
                                            {"gradient.clip_value", 0.0},
                                            {"gradient.clip_norm", 2.0},
                                            {"gradient.weight_decay", 0.0},
                                            {"seed", 7.0},
                                            {"gradient.seed", 0.0}});
  CHECK(records[1].parameters.back() == std::pair<std::string, ParamValue>("gradient.seed", 1.0));
  CHECK(records[1].trajectory->points != records[0].trajectory->points);
  CHECK(records[2].parameters == Parameters{{"learning_rate", 0.02}, {"momentum", 0.9}});
  CHECK(records[2].start == 0);
  CHECK(records[3].start == 1);

  std::string json;
  write_trajectories("json", scene.file, std::span(records).first(1), [&](std::string_view text) {
    json += text;
    return true;
  });
  CHECK(json.find(R"("schedule.milestones": [2, 5], "schedule.gamma": 0.5)") != std::string::npos);
}
