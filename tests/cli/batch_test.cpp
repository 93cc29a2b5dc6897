// Several scenes at once, by the real binary.
#include <nlohmann/json.hpp>
#include <regex>

#include "cli/process.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

using ReportJson = nlohmann::json;

constexpr const char* kTinyScene =
    "surface: himmelblau\nepochs: 20\ntimeline: {duration: 3}\n"
    "outputs: [csv, {profile: ci, width: 160, height: 120, fps: 5, poster: true}]\n";
constexpr const char* kWrongScene = "surface: himelblau\n";

constexpr const char* kWrongText =
    "scenes/b.yaml:1:10: error: unknown surface 'himelblau'\n"
    "  surface: himelblau\n"
    "           ^\n"
    "  did you mean 'himmelblau'?\n";

/// Two good scenes, and one with a mistake between them.
struct ThreeScenes : TemporaryFolder {
  ThreeScenes() {
    fs::create_directory(*this / "scenes");
    write_file(*this / "scenes/a.yaml", kTinyScene);
    write_file(*this / "scenes/b.yaml", kWrongScene);
    write_file(*this / "scenes/c.yaml", kTinyScene);
  }
};

/// A table with one space or two for many, and N for times.
std::string without_times(const std::string& text) {
  return std::regex_replace(std::regex_replace(text, std::regex("[0-9]+\\.[0-9]"), "N"), std::regex("  +"),
                            "  ");
}

}  // namespace

TEST_CASE("a scene with a mistake does not stop the others") {
  const ThreeScenes folder;
  const Result r =
      run_binary(folder.path(), {"render", "scenes", "--jobs", "2", "--report", "out/report.json"});
  CHECK(r.exit_code == 2);
  CHECK(r.err == std::string(kWrongText) + "1 mistake in 1 of 3 scenes, which was left out\n");
  CHECK(fs::exists(folder / "output/a.mp4"));
  CHECK(fs::exists(folder / "output/c.poster.png"));
  const std::string table = without_times(r.out.substr(r.out.find("film ")));
  const auto size = [&](const std::string& name) {
    return std::to_string(fs::file_size(folder / ("output/" + name)));
  };
  std::string expected = "film  what  seconds  bytes  from\n";
  for (const std::string scene : {"a", "c"}) {
    const std::string film = "output/" + scene;
    expected += film + ".csv  trajectories  " + size(scene + ".csv") + "  rendered\n";
    expected += film + ".mp4  film  N  " + size(scene + ".mp4") + "  rendered\n";
    expected += film + ".poster.png  poster  " + size(scene + ".poster.png") + "  rendered\n";
  }
  CHECK(table == expected + "4 outputs in N s\n");
  const ReportJson report = ReportJson::parse(read_file(folder / "out/report.json"));
  CHECK(report["made"] == 4);
  CHECK(report["failed"] == 0);
  CHECK(report["outputs"][1]["path"] == "output/a.mp4");
  CHECK(report["outputs"][1]["state"] == "made");
  CHECK(report["outputs"][1]["files"][1]["kind"] == "poster");
  CHECK(report["outputs"][1]["files"][0]["frames"] == 15);
  CHECK(report["refused"][0]["file"] == "scenes/b.yaml");
  CHECK(report["refused"][0]["line"] == 1);
}

TEST_CASE("--fail-fast renders nothing if a scene has a mistake") {
  const ThreeScenes folder;
  const Result r = run_binary(folder.path(), {"render", "scenes", "--fail-fast"});
  CHECK(r.exit_code == 2);
  CHECK(r.out.empty());
  CHECK(r.err == std::string(kWrongText) + "1 mistake; nothing was rendered\n");
  CHECK_FALSE(fs::exists(folder / "output"));
}

TEST_CASE("a mistake that shows before the first frame leaves out its scene alone") {
  const ThreeScenes folder;
  write_file(folder / "scenes/b.yaml", "surface: bowl\noutputs: [ci]\ntimeline: {pauses: [diverged]}\n");
  const Result r = run_binary(folder.path(), {"render", "scenes", "-q"});
  CHECK(r.exit_code == 2);
  CHECK(r.out.empty());
  CHECK_THAT(r.err, Catch::StartsWith("scenes/b.yaml:3:21: error: "));
  CHECK_THAT(r.err, Catch::EndsWith("1 mistake in 1 of 3 scenes, which was left out\n"));
  CHECK(fs::exists(folder / "output/c.mp4"));
  CHECK_FALSE(fs::exists(folder / "output/b.mp4"));
}

TEST_CASE("a failed output is in the table and the report, and the exit code is 1") {
  const ThreeScenes folder;
  fs::create_directories(folder / "output/c.mp4");
  const Result r =
      run_binary(folder.path(), {"render", "scenes", "--exclude", "b.yaml", "--report", "r.json"});
  CHECK(r.exit_code == 1);
  CHECK_THAT(r.err, Catch::EndsWith("1 of 4 outputs failed\n"));
  CHECK_THAT(r.out, Catch::Contains("output/c.mp4         failed\n") && Catch::EndsWith(" s, 1 failed\n"));
  const ReportJson report = ReportJson::parse(read_file(folder / "r.json"));
  CHECK(report["failed"] == 1);
  CHECK(report["outputs"][3]["state"] == "failed");
  CHECK_THAT(report["outputs"][3]["failure"].get<std::string>(),
             Catch::StartsWith("scenes/c.yaml: output/c.mp4: "));
}

TEST_CASE("--dry-run says what would be written") {
  const ThreeScenes folder;
  const Result r = run_binary(folder.path(), {"render", "scenes/[ac].yaml", "--dry-run"});
  CHECK(r.exit_code == 0);
  CHECK(r.err.empty());
  CHECK(r.out ==
        "output/a.csv (trajectories of scenes/a.yaml: csv)\n"
        "output/a.mp4 (film of scenes/a.yaml: mp4, 160 x 120, 15 frames at 5/s)\n"
        "output/a.poster.png (poster of scenes/a.yaml)\n"
        "output/c.csv (trajectories of scenes/c.yaml: csv)\n"
        "output/c.mp4 (film of scenes/c.yaml: mp4, 160 x 120, 15 frames at 5/s)\n"
        "output/c.poster.png (poster of scenes/c.yaml)\n"
        "4 outputs of 2 scenes; nothing was rendered\n");
  CHECK_FALSE(fs::exists(folder / "output"));
  const Result wrong = run_binary(folder.path(), {"render", "scenes", "--dry-run"});
  CHECK(wrong.exit_code == 2);
  CHECK(wrong.err == std::string(kWrongText) + "1 mistake; nothing was rendered\n");
}

TEST_CASE("a report does not replace what is read or written") {
  const ThreeScenes folder;
  for (const auto& [path, said] :
       {std::pair("scenes/a.yaml",
                  "--report: error: cannot write scenes/a.yaml: it is a scene that this run reads\n"),
        std::pair("output/a.csv", "--report: error: ")}) {
    const Result r = run_binary(folder.path(), {"render", "scenes/a.yaml", "--report", path});
    CHECK(r.exit_code == 2);
    CHECK_THAT(r.err, Catch::StartsWith(said));
    CHECK(read_file(folder / "scenes/a.yaml") == kTinyScene);
    CHECK_FALSE(fs::exists(folder / "output"));
  }
}
