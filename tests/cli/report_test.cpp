// What is said of a failure, and that its command shows the very frame.
#include "cli/report.hpp"

#include "batch/render.hpp"
#include "catch.hpp"
#include "cli/process.hpp"
#include "cli/shell_word.hpp"
#include "core/subprocess.hpp"
#include "outputs/failing_output.hpp"
#include "scene/broken.hpp"
#include "scene/compose.hpp"
#include "video/decode.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr const char* kThreeOutputs = R"(surface: himmelblau
start: [0, -4]
optimizers: [{name: adam, learning_rate: 0.3}]
epochs: 30
timeline: {duration: 6}
outputs:
  - csv
  - {profile: ci, width: 320, height: 180, fps: 5}
  - {profile: blog, width: 400, height: 240, fps: 25}
)";

struct Failures : BatchWatcher {
  std::vector<std::string> texts;
  std::vector<RenderError> errors;
  Globals globals;
  LoadOptions load;
  void failed(const Target&, const Error& error) override {
    texts.push_back(failure_text(error, globals, load));
    errors.push_back(dynamic_cast<const RenderError&>(error));
  }
};

/// Makes output `number` of the scene with a format that fails, and what is said then.
template <bool kIsBounded>
RenderError failure_of(Scene& scene, int number, Failures& failures) {
  OutputSpec& output = scene.outputs[static_cast<std::size_t>(number - 1)];
  output.film = &failing<kIsBounded>(output.format);
  Target target;
  target.scene = &scene;
  target.number = number;
  target.output = &output;
  target.path = "film." + output.extension();
  CHECK(make_outputs({&target, 1}, {.jobs = 2}, failures) == 1);
  REQUIRE(failures.errors.size() == 1);
  return failures.errors.back();
}

/// Runs the command that the failure names, by a shell; the picture that it writes.
Image shown_again(const TemporaryFolder& folder, const std::string& text) {
  const std::string intro = "  to see it again: gradreel ";
  const std::size_t at = text.find(intro);
  REQUIRE(at != std::string::npos);
  const std::string command =
      "cd '" + folder.path() + "' && " + GRADREEL_BINARY + " " + text.substr(at + intro.size());
  INFO(command);
  REQUIRE(std::system((command.substr(0, command.size() - 1) + " >/dev/null").c_str()) == 0);
  return test::decode(folder / "frame.png").front().image;
}

}  // namespace

TEST_CASE("a failure names scene, output, frame and the command that shows that very frame") {
  const TemporaryFolder folder;
  write_file(folder / "a scene.yaml", kThreeOutputs);
  for (const int number : {2, 3}) {
    Scene scene = parse_scene("a scene.yaml", kThreeOutputs, shipped_configs());
    const OutputSpec& output = scene.outputs[static_cast<std::size_t>(number - 1)];
    Failures failures;
    const RenderError error = failure_of<false>(scene, number, failures);
    CHECK(error.scene() == "a scene.yaml");
    CHECK(error.output() == number);
    REQUIRE(error.place());
    CHECK(error.place()->frame == kFailingFrame);
    CHECK(error.place()->smaller == 0);
    CHECK(failures.texts[0] == "error: a scene.yaml: film." + output.extension() +
                                   ": frame 13: the encoder broke\n"
                                   "  to see it again: gradreel frame 'a scene.yaml' 13 --output-number " +
                                   std::to_string(number) + " -o frame.png\n");
    const Film film = compose(scene, output, descend_all(scene));
    CHECK(shown_again(folder, failures.texts[0]) == paint_frame(film, kFailingFrame));
  }
}

TEST_CASE("a failure under --profile, --theme and --config-dir names these") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kThreeOutputs);
  Failures failures;
  failures.load = {.profile = "ci", .theme = "chalk"};
  failures.globals.config_dir = GRADREEL_SOURCE_DIR "/configs";
  Scene scene = parse_scene("s.yaml", kThreeOutputs, shipped_configs(), failures.load);
  failure_of<false>(scene, 1, failures);
  CHECK(failures.texts[0] ==
        "error: s.yaml: film.mp4: frame 13: the encoder broke\n  to see it again: gradreel --config-dir " +
            shell_word(GRADREEL_SOURCE_DIR "/configs") +
            " frame s.yaml 13 --profile ci --theme chalk -o frame.png\n");
  const Film film = compose(scene, scene.outputs[0], descend_all(scene));
  CHECK(shown_again(folder, failures.texts[0]) == paint_frame(film, kFailingFrame));
}

TEST_CASE("a failure of a version that was made smaller names the steps down") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kThreeOutputs);
  Scene scene = parse_scene("s.yaml", kThreeOutputs, shipped_configs());
  Failures failures;
  const RenderError error = failure_of<true>(scene, 3, failures);
  CHECK(error.place()->smaller == 3);
  CHECK(failures.texts[0] ==
        "error: s.yaml: film.gif: frame 13: the encoder broke\n"
        "  to see it again: gradreel frame s.yaml 13 --output-number 3 --smaller 3 -o frame.png\n");
  OutputSpec made = scene.outputs[2];
  made.frame_rate = Rational::reduced(100, 7);
  const Film film = compose(scene, made, descend_all(scene));
  CHECK(shown_again(folder, failures.texts[0]) == paint_frame(film, kFailingFrame));
}

TEST_CASE("a failure that is about no frame names no command; mistakes name their places themselves") {
  const Globals globals;
  Scene scene;
  scene.file = "s.yaml";
  Target target;
  target.scene = &scene;
  target.path = "output/s.mp4";
  CHECK(failure_text(RenderError(target, std::nullopt, "cannot write output/s.mp4: No space left on device"),
                     globals, {}) ==
        "error: s.yaml: output/s.mp4: cannot write output/s.mp4: No space left on device\n");
  CHECK(failure_text(Error::about("s.yaml", "no"), globals, {}) == "s.yaml: error: no\n");
}

TEST_CASE("words for a shell are quoted where they must be") {
  CHECK(shell_word("scenes/a-b_1.yaml") == "scenes/a-b_1.yaml");
  CHECK(shell_word("") == "''");
  CHECK(shell_word("a b") == "'a b'");
  CHECK(shell_word("$HOME's") == R"('$HOME'\''s')");
  CHECK(shell_word("é") == "'é'");
  CHECK(shell_word("a\nb's\\\x1b\u202E") == R"($'a\x0ab\'s\\\x1b\xe2\x80\xae')");
}
