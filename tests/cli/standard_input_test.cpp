// Scenes from standard input.
#include "catch.hpp"
#include "cli/process.hpp"
#include "video/sounds.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr const char* kQuickFilm =
    "optimizers: [{name: adam, learning_rate: 0.1}]\nepochs: 3\noutputs: [{profile: draft, width: 320, "
    "height: 180, fps: 5}]\n";

/// The binary, which reads `input`.
Result run_with_input(const TemporaryFolder& folder, const std::string& input,
                      std::vector<std::string> arguments) {
  const TemporaryFolder written;
  const std::string file = written / "input";
  write_file(file, input);
  const auto redirect = [&] { dup2(open(file.c_str(), O_RDONLY | O_CLOEXEC), STDIN_FILENO); };
  return Process(folder.path(), std::move(arguments), redirect).wait();
}

}  // namespace

TEST_CASE("a scene may come from standard input") {
  const TemporaryFolder folder;
  const std::string scene =
      std::string("surface: {formula: x^2 + y^2, domain: {x: [-1, 1], y: [-1, 1]}}\n") + kQuickFilm;
  const Result checked = run_with_input(folder, scene, {"check", "-"});
  CHECK(checked.err == "");
  CHECK(checked.out == "<stdin>: ok\n");
  CHECK(run_with_input(folder, scene, {"render", "-", "-o", "x.gif"}).exit_code == 0);
  CHECK(read_file(folder / "x.gif").substr(0, 6) == "GIF89a");
  CHECK(run_with_input(folder, scene, {"render", "-", "--output-dir", "out"}).exit_code == 0);
  CHECK(fs::exists(folder / "out/stdin.draft.mp4"));
}

TEST_CASE("messages call it <stdin>") {
  const TemporaryFolder folder;
  const Result r = run_with_input(folder, "surface: himelblau\n", {"check", "-"});
  CHECK(r.exit_code == 2);
  CHECK(r.err ==
        "<stdin>:1:10: error: unknown surface 'himelblau'\n"
        "  surface: himelblau\n"
        "           ^\n"
        "  did you mean 'himmelblau'?\n"
        "1 mistake\n");
  CHECK(run_with_input(folder, "", {"check", "-"}).err ==
        "<stdin>:1:1: error: the scene is empty\n1 mistake\n");
  CHECK(run_with_input(folder, "surface: himmelblau\n", {"check", "-", "-"}).err ==
        "-: error: standard input can be read only once\n1 mistake\n");
  CHECK(run_with_input(folder, std::string((1 << 20) + 1, '#'), {"check", "-"}).err ==
        "<stdin>: error: larger than 1048576 bytes\n1 mistake\n");
}

TEST_CASE("files that it names are in the working directory or below it") {
  const TemporaryFolder folder;
  test::write_sound(folder / "talk.m4a", 2.0, "aac");
  const std::string scene = std::string("surface: himmelblau\n") + kQuickFilm;
  CHECK(run_with_input(folder, scene + "audio: talk.m4a\n", {"check", "-"}).exit_code == 0);
  CHECK_THAT(run_with_input(folder, scene + "audio: ../talk.m4a\n", {"check", "-"}).err,
             Catch::Contains("audio must be a file in the scene's folder, or below it"));
}
