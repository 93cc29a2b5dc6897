#include <fmt/format.h>

#include <sys/stat.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/process.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr const char* kTwoDescents = R"(surface: himmelblau
starts: [[0.5, 4], [0, -4]]
optimizers:
  - {name: gradient_descent, learning_rate: [0.01, 0.1], label: "GD, plain"}
  - {name: adam, learning_rate: 0.3, beta1: 0.8}
epochs: 20
)";

constexpr const char* kManyEpochs = "surface: himmelblau\nepochs: 100000\noptimizers: [adam]\n";

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("trajectories go to standard output as CSV") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kTwoDescents);
  const Result r = run_binary(folder.path(), {"trajectories", "s.yaml", "--format", "csv"});
  CHECK(r.exit_code == 0);
  CHECK(r.err.empty());
  const auto lines = lines_of(r.out);
  CHECK(lines[0] == "descent,label,optimizer,start,epoch,x,y,loss,gradient_norm,learning_rate");
  CHECK(lines[1] == "0,\"GD, plain\",gradient_descent,0,0,0.5,4,135.8125,138.6091627562911,0.01");
  CHECK(lines[2].rfind("0,\"GD, plain\",gradient_descent,0,1,0.445,2.615,", 0) == 0);
  // Descents 0 to 2 are from the first start; descent 1 runs off.
  const auto rows_of = [&](const std::string& head) {
    return std::count_if(lines.begin(), lines.end(),
                         [&](const std::string& l) { return l.rfind(head, 0) == 0; });
  };
  CHECK(rows_of("0,") == 21);
  CHECK(rows_of("1,") < 21);
  CHECK(rows_of("2,Adam,adam,0,") == 21);
  CHECK(rows_of("5,Adam,adam,1,") == 21);
  CHECK(lines.back().back() == ',');
  CHECK(folder.listing().size() == 1);
}

TEST_CASE("trajectories as JSON say what made them") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kTwoDescents);
  const Result r =
      run_binary(folder.path(), {"trajectories", "./s.yaml", "--format", "json", "-o", "paths.json"});
  CHECK(r.exit_code == 0);
  const std::string text = read_file(folder / "paths.json");
  CHECK(r.out == fmt::format("wrote paths.json (6 descents, 90 points, {:.0f} kB)\n",
                             static_cast<double>(text.size()) / 1e3));
  const auto json = nlohmann::json::parse(text);
  CHECK(json["scene"] == "s.yaml");
  REQUIRE(json["descents"].size() == 6);
  const auto& adam = json["descents"][5];
  CHECK(adam["label"] == "Adam");
  CHECK(adam["optimizer"] == "adam");
  CHECK(adam["parameters"] == nlohmann::json{{"learning_rate", 0.3},
                                             {"beta1", 0.8},
                                             {"beta2", 0.999},
                                             {"epsilon", 1e-8},
                                             {"epsilon_hat", false}});
  CHECK(adam["start"] == nlohmann::json{0, -4});
  CHECK(adam["outcome"] == "finished");
  CHECK(adam["epoch"] == 20);
  CHECK(adam["points"].size() == 21);
  CHECK(adam["losses"].size() == 21);
  CHECK(adam["gradient_norms"].size() == 21);
  CHECK(adam["learning_rates"] == nlohmann::json(std::vector<double>(20, 0.3)));
  const auto& off = json["descents"][1];
  CHECK(off["outcome"] == "diverged");
  CHECK(off["epoch"].get<std::size_t>() + 1 == off["points"].size());
  CHECK(folder.listing() == std::vector<std::string>{"paths.json", "s.yaml"});
}

TEST_CASE("trajectories make the folder of their file, and formats may be written in capitals") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kTwoDescents);
  const Result r =
      run_binary(folder.path(), {"trajectories", "s.yaml", "--format", "CSV", "-o", "a/b/paths.CSV"});
  CHECK(r.exit_code == 0);
  CHECK(r.out == "wrote a/b/paths.CSV (6 descents, 90 points, 9 kB)\n");
  CHECK(folder.listing() == std::vector<std::string>{"a", "a/b", "a/b/paths.CSV", "s.yaml"});
}

TEST_CASE("CSV and JSON hold the same numbers") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kTwoDescents);
  const auto csv = lines_of(run_binary(folder.path(), {"trajectories", "s.yaml", "--format", "csv"}).out);
  const std::string json = run_binary(folder.path(), {"trajectories", "s.yaml", "--format", "json"}).out;
  const std::string& last = csv.back();  // 5,Adam,adam,1,20,x,y,loss,norm,
  CHECK(last.rfind("5,Adam,adam,1,20,", 0) == 0);
  const std::size_t comma = last.find(',', 17);
  const std::string x = last.substr(17, comma - 17),
                    y = last.substr(comma + 1, last.find(',', comma + 1) - comma - 1);
  CHECK_THAT(json, Catch::Contains("[" + x + ", " + y + "]], \"losses\""));
}

TEST_CASE("trajectories: what is wrong is said in whole sentences") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kTwoDescents);
  write_file(folder / "wrong.yaml", "surface: himelblau\n");
  fs::create_directories(folder / "scenes");
  write_file(folder / "scenes/s.yaml", kTwoDescents);
  const auto said = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "trajectories");
    const Result r = run_binary(folder.path(), arguments);
    CHECK(r.exit_code == 2);
    CHECK(r.out.empty());
    return r.err;
  };
  CHECK(said({"s.yaml", "--format", "jsn"}) ==
        "--format: error: unknown format 'jsn'\n  did you mean 'json'?\n1 mistake\n");
  CHECK(said({"s.yaml", "--format", "parquet"}) ==
        "--format: error: unknown format 'parquet'\n  known: csv, json\n1 mistake\n");
  CHECK(said({"scenes", "--format", "csv"}) ==
        "scenes: error: expected one scene, not a folder\n1 mistake\n");
  CHECK(said({"none.yaml", "--format", "csv"}) == "none.yaml: error: no such file or folder\n1 mistake\n");
  CHECK(said({"wrong.yaml", "--format", "csv"}) ==
        "wrong.yaml:1:10: error: unknown surface 'himelblau'\n"
        "  surface: himelblau\n"
        "           ^\n"
        "  did you mean 'himmelblau'?\n"
        "1 mistake\n");
  CHECK(said({"s.yaml"}) ==
        "error: --format is required\n  `gradreel help trajectories` says how it is used\n");
  CHECK(said({"s.yaml", "wrong.yaml", "--format", "csv"}) ==
        "error: The following argument was not expected: wrong.yaml\n  `gradreel help trajectories` says how "
        "it is used\n");
}

TEST_CASE("a trajectory file that cannot be written leaves nothing behind") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kTwoDescents);
  const Result nowhere =
      run_binary(folder.path(), {"trajectories", "s.yaml", "--format", "csv", "-o", "s.yaml/x.csv"});
  CHECK(nowhere.exit_code == 1);
  CHECK(nowhere.err == "error: cannot make the folder s.yaml: Not a directory\n");
  CHECK(nowhere.out.empty());
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  const Result special =
      run_binary(folder.path(), {"trajectories", "s.yaml", "--format", "csv", "-o", "pipe"});
  CHECK(special.exit_code == 1);
  CHECK(special.err == "error: cannot write pipe: it is a device or a pipe, not a file\n");
  CHECK(fs::is_fifo(folder / "pipe"));
  fs::remove(folder / "pipe");
  write_file(folder / "paths.csv", "earlier");
  const Result full = Process(folder.path(), {"trajectories", "s.yaml", "--format", "csv", "-o", "paths.csv"},
                              file_limit(4096))
                          .wait();
  CHECK(full.exit_code == 1);
  CHECK(full.err == "error: cannot write paths.csv: File too large\n");
  CHECK(read_file(folder / "paths.csv") == "earlier");
  CHECK(folder.listing() == std::vector<std::string>{"paths.csv", "s.yaml"});
}

TEST_CASE("a reader that has seen enough is no failure") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kManyEpochs);
  const auto closed_pipe = [] {
    int ends[2];
    if (pipe(ends) != 0) _exit(97);
    close(ends[0]);
    dup2(ends[1], STDOUT_FILENO);
  };
  for (const std::string format : {"csv", "json"}) {
    const Result r =
        Process(folder.path(), {"trajectories", "s.yaml", "--format", format}, closed_pipe).wait();
    CHECK(r.exit_code == 0);
    CHECK(r.err.empty());
  }
  CHECK(Process(folder.path(), {"list", "optimizers"}, closed_pipe).wait().exit_code == 0);
}

TEST_CASE("standard output on a full disk is a failure, of any command") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kTwoDescents);
  write_file(folder / "long.yaml", kManyEpochs);
  const auto full = [] { dup2(open("/dev/full", O_WRONLY), STDOUT_FILENO); };
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"trajectories", "s.yaml", "--format", "csv"},
                                             {"trajectories", "long.yaml", "--format", "json"},
                                             {"list", "surfaces"},
                                             {"check", "s.yaml"}}) {
    const Result r = Process(folder.path(), arguments, full).wait();
    CHECK(r.exit_code == 1);
    CHECK(r.err == "error: cannot write to standard output: No space left on device\n");
  }
}

TEST_CASE("a scene's outputs may be the same files") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml",
             std::string(kTwoDescents) +
                 "outputs: [csv, json, {profile: draft, width: 320, height: 180, fps: 5}]\n");
  const Result r = run_binary(folder.path(), {"render", "s.yaml"});
  CHECK(r.exit_code == 0);
  CHECK(r.err.find("error") == std::string::npos);
  CHECK_THAT(r.out, Catch::StartsWith("wrote output/s.csv (6 descents, 90 points, 9 kB)\n"
                                      "wrote output/s.json (6 descents, 90 points, 9 kB)\n"
                                      "wrote output/s.draft.mp4 (320 x 180, "));
  CHECK(folder.listing() ==
        std::vector<std::string>{"output", "output/s.csv", "output/s.draft.mp4", "output/s.json", "s.yaml"});
  for (const std::string format : {"csv", "json"}) {
    CHECK(read_file(folder / ("output/s." + format)) ==
          run_binary(folder.path(), {"trajectories", "s.yaml", "--format", format}).out);
  }
  const Result quiet = run_binary(folder.path(), {"render", "s.yaml", "--profile", "csv", "-q"});
  CHECK(quiet.exit_code == 0);
  CHECK(quiet.out.empty());
  CHECK(run_binary(folder.path(), {"check", "s.yaml"}).out == "s.yaml: ok\n");
}

TEST_CASE("a folder in the place of a trajectory output is a failure of that output") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", std::string(kTwoDescents) + "outputs: [csv, json]\n");
  fs::create_directories(folder / "output/s.csv");
  const Result r = run_binary(folder.path(), {"render", "s.yaml", "-q"});
  CHECK(r.exit_code == 1);
  CHECK(r.err ==
        "error: s.yaml: output/s.csv: cannot replace output/s.csv: Is a directory\n1 of 2 outputs failed\n");
  CHECK(folder.listing() == std::vector<std::string>{"output", "output/s.csv", "output/s.json", "s.yaml"});
}

TEST_CASE("frame takes the first output that has frames") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", std::string(kTwoDescents) +
                                    "outputs: [csv, {profile: draft, width: 320, height: 180, fps: 5}]\n");
  const Result r = run_binary(folder.path(), {"frame", "s.yaml", "3", "-o", "x.png"});
  CHECK(r.exit_code == 0);
  CHECK(r.out == "wrote x.png (frame 3 of 50, 320 x 180)\n");
  const Result numbers =
      run_binary(folder.path(), {"frame", "s.yaml", "3", "-o", "y.png", "--profile", "csv"});
  CHECK(numbers.exit_code == 2);
  CHECK(numbers.err == "--profile: error: csv has no frames: a csv holds trajectories\n1 mistake\n");
  write_file(folder / "s.yaml", std::string(kTwoDescents) + "outputs: [csv, json]\n");
  const Result none = run_binary(folder.path(), {"frame", "s.yaml", "3", "-o", "y.png"});
  CHECK(none.exit_code == 2);
  CHECK(none.err ==
        "s.yaml:7:11: error: no output has frames: all of them hold trajectories\n  outputs: [csv, json]\n   "
        "         ^\n"
        "  choose a film's profile with --profile\n1 mistake\n");
  CHECK_FALSE(fs::exists(folder / "y.png"));
}
