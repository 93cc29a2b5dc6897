#include "cli/process.hpp"
#include "video/sounds.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

const std::string kWay = "\n  choose another name, or another folder\n1 mistake\n";
constexpr const char* kFilm =
    "surface: himmelblau\noutputs: [{profile: draft, width: 320, height: 180, fps: 5}]\n";

}  // namespace

TEST_CASE("no command replaces a file that it reads") {
  const TemporaryFolder folder;
  write_file(folder / "a.yaml", kFilm);
  write_file(folder / "picture.png", kFilm);  // any name of a scene will do
  fs::create_symlink("a.yaml", folder / "link.mp4");
  fs::create_hard_link(folder / "a.yaml", folder / "hard.csv");
  const auto before = folder.listing();
  const auto refuses = [&](const std::vector<std::string>& arguments, const std::string& message) {
    const Result r = run_binary(folder.path(), arguments);
    CHECK(r.exit_code == 2);
    CHECK(r.out.empty());
    std::string said = message + kWay;
    if (arguments.front() == "render") said.insert(said.size() - 1, "; nothing was rendered");
    CHECK(r.err == said);
  };
  refuses({"trajectories", "a.yaml", "--format", "csv", "-o", "a.yaml"},
          "-o: error: cannot write a.yaml: it is a scene that this run reads");
  refuses({"trajectories", "a.yaml", "--format", "csv", "-o", "hard.csv"},
          "-o: error: cannot write hard.csv: it is the same file as a.yaml, a scene that this run reads");
  refuses({"render", "a.yaml", "-o", "link.mp4"},
          "-o: error: cannot write link.mp4: it is the same file as a.yaml, a scene that this run reads");
  refuses({"still", "picture.png", "-o", "./picture.png"},
          "-o: error: cannot write ./picture.png: it is a scene that this run "
          "reads");
  refuses({"frame", "picture.png", "0", "-o", "picture.png"},
          "-o: error: cannot write picture.png: it is a scene that this run reads");
  CHECK(folder.listing() == before);
  CHECK(read_file(folder / "a.yaml") == kFilm);
  CHECK(read_file(folder / "picture.png") == kFilm);
}

TEST_CASE("outputs in the scene's own folder do not replace scenes, narrations or configs") {
  const TemporaryFolder folder;
  test::write_sound(folder / "s.mp4", 2.0, "aac");
  write_file(folder / "s.yaml", "surface: himmelblau\naudio: s.mp4\noutputs: [lecture, blog]\n");
  write_file(folder / "t.json", "{surface: himmelblau, outputs: [json, csv]}\n");
  fs::create_directories(folder / "configs/profiles");
  fs::create_directories(folder / "configs/themes");
  fs::copy_file(GRADREEL_SOURCE_DIR "/configs/themes/paper.yaml", folder / "configs/themes/paper.yaml");
  write_file(folder / "configs/profiles/json.yaml", "{format: json, description: Numbers}\n");
  write_file(folder / "u.yaml", "{surface: himmelblau, optimizers: [adam], outputs: [json]}\n");
  const auto before = folder.listing();
  const Result r = run_binary(folder.path(), {"render", "s.yaml", "t.json", "--output-dir", "."});
  CHECK(r.exit_code == 2);
  CHECK(r.out.empty());
  CHECK(r.err ==
        "s.yaml:3:11: error: cannot write ./s.mp4: it is a narration that this run reads\n"
        "  outputs: [lecture, blog]\n"
        "            ^\n"
        "  choose another name, or another folder\n"
        "t.json:1:33: error: cannot write ./t.json: it is a scene that this run reads\n"
        "  {surface: himmelblau, outputs: [json, csv]}\n"
        "                                  ^\n"
        "  choose another name, or another folder\n"
        "2 mistakes; nothing was rendered\n");
  const Result config = run_binary(folder.path(), {"--config-dir", "configs", "trajectories", "u.yaml",
                                                   "--format", "csv", "-o", "configs/profiles/json.yaml"});
  CHECK(config.exit_code == 2);
  CHECK(config.err ==
        "-o: error: cannot write configs/profiles/json.yaml: it is a profile that this run reads" + kWay);
  CHECK(folder.listing() == before);
}
