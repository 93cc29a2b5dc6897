#include "outputs/trajectory_text.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "catch.hpp"

using namespace gradreel;

namespace {

std::string written(const char* format, std::span<const DescentRecord> records) {
  std::string text;
  CHECK(write_trajectories(format, "scenes/s.yaml", records, [&](std::string_view piece) {
    text += piece;
    return true;
  }));
  return text;
}

Trajectory two_points() {
  Trajectory t;
  t.points = {{0.5, 4}, {1.0 / 3, -0.0}};
  t.losses = {135.8125, 1e-7};
  t.gradient_norms = {2, 0.1 + 0.2};
  t.learning_rates = {0.004};
  return t;
}

Trajectory run_off() {
  Trajectory t;
  t.points = {{1, 2}, {std::nan(""), -HUGE_VAL}};
  t.losses = {3, HUGE_VAL};
  t.gradient_norms = {4, std::nan("")};
  t.learning_rates = {100};
  t.outcome = Outcome::diverged;
  return t;
}

Trajectory long_one(int epochs) {
  Trajectory t;
  for (int i = 0; i <= epochs; ++i) {
    t.points.push_back({i / 3.0, i / 7.0});
    t.losses.push_back(1.0 / (i + 1));
    t.gradient_norms.push_back(i);
    if (i > 0) t.learning_rates.push_back(0.1);
  }
  return t;
}

}  // namespace

TEST_CASE("trajectories as CSV: every character") {
  const Trajectory a = two_points(), b = run_off();
  const std::vector<DescentRecord> records = {
      {"Adam, \"tuned\"", "adam", {}, 0, &a},
      {"β = 1", "momentum", {}, 3, &b},
  };
  CHECK(written("csv", records) ==
        "descent,label,optimizer,start,epoch,x,y,loss,gradient_norm,learning_rate\n"
        "0,\"Adam, \"\"tuned\"\"\",adam,0,0,0.5,4,135.8125,2,0.004\n"
        "0,\"Adam, \"\"tuned\"\"\",adam,0,1,0.3333333333333333,-0,1e-07,0.30000000000000004,\n"
        "1,β = 1,momentum,3,0,1,2,3,4,100\n"
        "1,β = 1,momentum,3,1,NaN,-Infinity,Infinity,NaN,\n");
}

TEST_CASE("what only some rules know stands in further columns and keys") {
  Trajectory plain = two_points(), averaging = two_points(), region = two_points();
  averaging.gradient_points = {{7, 8}};
  averaging.companions = {{"slow", {{0.5, 4}, {1, 2}}}};
  region.lengths = {{"radius", {0.25}}};
  const std::vector<DescentRecord> records = {{"a", "adam", {}, 0, &plain},
                                              {"l", "lookahead", {}, 0, &averaging},
                                              {"t", "trust_region", {}, 0, &region}};
  CHECK(
      written("csv", records) ==
      "descent,label,optimizer,start,epoch,x,y,loss,gradient_norm,learning_rate,gradient_x,gradient_y,slow_x,"
      "slow_y,radius\n"
      "0,a,adam,0,0,0.5,4,135.8125,2,0.004,,,,,\n"
      "0,a,adam,0,1,0.3333333333333333,-0,1e-07,0.30000000000000004,,,,,,\n"
      "1,l,lookahead,0,0,0.5,4,135.8125,2,0.004,7,8,0.5,4,\n"
      "1,l,lookahead,0,1,0.3333333333333333,-0,1e-07,0.30000000000000004,,,,1,2,\n"
      "2,t,trust_region,0,0,0.5,4,135.8125,2,0.004,,,,,0.25\n"
      "2,t,trust_region,0,1,0.3333333333333333,-0,1e-07,0.30000000000000004,,,,,,\n");
  const auto json = nlohmann::json::parse(written("json", records))["descents"];
  CHECK_FALSE(json[0].contains("gradient_points"));
  CHECK(json[1]["gradient_points"].dump() == "[[7,8]]");
  CHECK(json[1]["slow_points"].dump() == "[[0.5,4],[1,2]]");
  CHECK(json[2]["radius"].dump() == "[0.25]");
}

TEST_CASE("trajectories as JSON: every character") {
  const Trajectory a = two_points(), b = run_off();
  const std::vector<DescentRecord> records = {
      {"a \"b\" \\ \t é",
       "adam",
       {{"learning_rate", 0.004}, {"flag", true}, {"off", false}, {"mode", std::string("x")}},
       0,
       &a},
      {"m", "momentum", {}, 0, &b},
  };
  CHECK(written("json", records) ==
        R"({"scene": "scenes/s.yaml", "descents": [
{"label": "a \"b\" \\ \t é", "optimizer": "adam", "parameters": {"learning_rate": 0.004, "flag": true, "off": false, "mode": "x"}, "start": [0.5, 4], "outcome": "finished", "epoch": 1, "points": [[0.5, 4], [0.3333333333333333, -0]], "losses": [135.8125, 1e-07], "gradient_norms": [2, 0.30000000000000004], "learning_rates": [0.004]},
{"label": "m", "optimizer": "momentum", "parameters": {}, "start": [1, 2], "outcome": "diverged", "epoch": 1, "points": [[1, 2], ["NaN", "-Infinity"]], "losses": [3, "Infinity"], "gradient_norms": [4, "NaN"], "learning_rates": [100]}
]}
)");
}

TEST_CASE("JSON reads back to the same bits") {
  const Trajectory t = long_one(1000);
  const std::vector<DescentRecord> records = {{"l", "adam", {{"learning_rate", 0.1}}, 0, &t}};
  const auto json = nlohmann::json::parse(written("json", records));
  const auto& d = json["descents"][0];
  REQUIRE(d["points"].size() == 1001);
  for (std::size_t i = 0; i <= 1000; ++i) {
    CHECK(d["points"][i][0].get<double>() == t.points[i].x);
    CHECK(d["points"][i][1].get<double>() == t.points[i].y);
    CHECK(d["losses"][i].get<double>() == t.losses[i]);
  }
  CHECK(d["learning_rates"].size() == 1000);
  CHECK(d["epoch"] == 1000);
}

TEST_CASE("bytes of a scene's name that are no UTF-8 do not break the JSON") {
  std::string text;
  write_trajectories("json", "a\xff.yaml", {}, [&](std::string_view piece) {
    text += piece;
    return true;
  });
  CHECK(nlohmann::json::parse(text)["scene"] == "a\uFFFD.yaml");
}

TEST_CASE("long texts come in blocks, until the sink wants no more") {
  const Trajectory t = long_one(20'000);
  const std::vector<DescentRecord> records = {{"l", "adam", {}, 0, &t}, {"l", "adam", {}, 0, &t}};
  for (const char* format : {"csv", "json"}) {
    INFO(format);
    std::size_t pieces = 0, longest = 0;
    CHECK(write_trajectories(format, "s", records, [&](std::string_view piece) {
      ++pieces;
      longest = std::max(longest, piece.size());
      return true;
    }));
    CHECK(pieces > 20);
    CHECK(longest < 70'000);
    std::size_t taken = 0;
    CHECK_FALSE(write_trajectories(format, "s", records, [&](std::string_view) { return ++taken < 3; }));
    CHECK(taken == 3);
  }
}

TEST_CASE("an unknown trajectory format is a mistake of the program") {
  CHECK_THROWS_AS(write_trajectories("xml", "s", {}, [](std::string_view) { return true; }),
                  std::logic_error);
}
