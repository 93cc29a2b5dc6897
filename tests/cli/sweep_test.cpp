// A sweep from the command line: its films, one of them, and what is said about them.
#include <nlohmann/json.hpp>

#include "cli/process.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr const char* kSweep =
    "title: \"α = ${alpha}, β = ${beta}\"\n"
    "surface: bowl\n"
    "optimizers: [{name: adam, learning_rate: \"${alpha}\", beta1: \"${beta}\"}]\n"
    "epochs: 3\n"
    "sweep: {alpha: {log: [1e-3, 1], count: 7}, beta: [0, 0.5, 0.9]}\n"
    "timeline: {duration: 0.2, hold_start: 0, hold_end: 0}\n"
    "outputs: [{profile: ci, width: 160, height: 90, fps: 10, sidecar: true}]\n"
    "layout: {areas: [contour]}\n";

}  // namespace

TEST_CASE("a sweep of 7 x 3 films") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kSweep);
  const Result result = run_binary(folder.path(), {"render", "s.yaml", "--quiet", "--output-dir", "out"});
  CHECK(result.err.empty());
  REQUIRE(result.exit_code == 0);
  std::vector<std::string> films;
  for (const char* alpha : {"0.001", "0.003162", "0.01", "0.03162", "0.1", "0.3162", "1"}) {
    for (const char* beta : {"0", "0.5", "0.9"}) {
      const std::string stem = std::string("out/s-alpha=") + alpha + "-beta=" + beta;
      CHECK(fs::exists(folder / (stem + ".mp4")));
      films.push_back(stem);
    }
  }
  CHECK(folder.listing().size() == 2 + 2 * films.size());
  const auto sidecar = nlohmann::json::parse(read_file(folder / (films[4] + ".json")));
  CHECK(sidecar["scene"] == "s.yaml");
  CHECK(sidecar["variables"] == nlohmann::json{{"alpha", 0.003162}, {"beta", 0.5}});
  CHECK(sidecar["descents"][0]["parameters"]["beta1"] == 0.5);

  // One of them, alone, is the same film.
  const Result one = run_binary(folder.path(), {"render", "s.yaml", "--set", "alpha=3.162e-3", "--set",
                                                "beta=0.5", "--output-dir", "one"});
  REQUIRE(one.exit_code == 0);
  CHECK(read_file(folder / "one/s-alpha=0.003162-beta=0.5.mp4") == read_file(folder / (films[4] + ".mp4")));
}

TEST_CASE("commands of one film want --set for a sweep") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kSweep);
  const std::string refusal =
      "s.yaml: error: the scene is a sweep of 21 films\n"
      "  choose one of them, like --set alpha=0.001 --set beta=0\n"
      "1 mistake\n";
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"frame", "s.yaml", "0", "-o", "f.png"},
        {"still", "s.yaml", "-o", "f.png"},
        {"sheet", "s.yaml", "-o", "f.png"},
        {"trajectories", "s.yaml", "--format", "csv"},
        {"describe", "./s.yaml"},
        {"explain", "s.yaml"}}) {
    CAPTURE(command);
    const Result refused = run_binary(folder.path(), command);
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.err, Catch::EndsWith(refusal));
    std::vector<std::string> chosen = command;
    chosen.insert(chosen.end(), {"--set", "alpha=0.1", "--set", "beta=0"});
    CHECK(run_binary(folder.path(), chosen).exit_code == 0);
  }
  CHECK_THAT(run_binary(folder.path(), {"explain", "s.yaml", "--set", "alpha=0.1", "--set", "beta=0"}).out,
             Catch::Contains("# scene, line 3 (${alpha} = 0.1 is from --set)\n"));
  CHECK_THAT(run_binary(folder.path(), {"render", "s.yaml", "-o", "x.mp4"}).err,
             Catch::Contains("one file for one scene, and there are 21"));
  CHECK(run_binary(folder.path(), {"describe", "adam", "--set", "a=1"}).err ==
        "--set: error: is for scenes, which have variables\n1 mistake\n");
}

TEST_CASE("check names the films of a sweep, and says once what they have in common") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml",
             "surface: bowl\noptimizers: [gradient_descent]\nlearning_rate: ${alpha}\nepochs: 3\n"
             "variables: {unused: 1}\nsweep: {alpha: [0.1, 0.2]}\noutputs: [ci]\n");
  const Result result = run_binary(folder.path(), {"check", "s.yaml"});
  CHECK(result.out == "s.yaml (alpha=0.1): ok\ns.yaml (alpha=0.2): ok\n");
  CHECK(result.err ==
        "s.yaml:5:13: warning: nothing uses ${unused}\n"
        "  variables: {unused: 1}\n"
        "              ^\n");
}
