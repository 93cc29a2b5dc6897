#include "cli/process.hpp"

#include <algorithm>

#include "video/decode.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

// Six seconds in two formats, cut into segments of 10 and 20 frames.
constexpr const char* kSmall = R"(title: Small
surface: himmelblau
start: [0, -4]
optimizers:
  - {name: gradient_descent, learning_rate: 0.05}
  - {name: adam, learning_rate: 0.3}
epochs: 30
timeline: {duration: 6}
outputs:
  - {profile: draft, width: 320, height: 180, fps: 5}
  - {profile: blog, width: 320, height: 180, fps: 10}
)";

// Long enough to be interrupted.
constexpr const char* kLong = R"(surface: himmelblau
timeline: {duration: 600}
outputs: [lecture]
)";

bool has_part_file(const TemporaryFolder& folder) {
  const auto names = folder.listing();
  return std::any_of(names.begin(), names.end(), [](const std::string& n) { return n.ends_with(".part"); });
}

}  // namespace

TEST_CASE("outputs have the same bytes for any number of jobs") {
  const TemporaryFolder folder;
  write_file(folder / "small.yaml", kSmall);
  for (const std::string jobs : {"1", "2", "7"}) {
    const Result r =
        run_binary(folder.path(), {"render", "small.yaml", "--jobs", jobs, "--output-dir", jobs, "-q"});
    CHECK(r.exit_code == 0);
    CHECK(r.out.empty());
    CHECK(r.err.empty());
    for (const std::string name : {"small.draft.mp4", "small.gif"}) {
      INFO(name << ", jobs " << jobs);
      const std::string bytes = read_file(folder / (jobs + "/" + name));
      CHECK(bytes.size() > 10000);
      CHECK(bytes == read_file(folder / ("1/" + name)));
    }
  }
  CHECK(test::decode(folder / "1/small.draft.mp4").size() == 30);
}

TEST_CASE("a finished output is named, and nothing else is left") {
  const TemporaryFolder folder;
  write_file(folder / "small.yaml", kSmall);
  const Result r = run_binary(folder.path(), {"render", "small.yaml", "--profile", "draft"});
  CHECK(r.exit_code == 0);
  CHECK(r.out.rfind("wrote output/small.draft.mp4 (640 x 360, 90 frames at 15/s, ", 0) == 0);
  CHECK(folder.listing() == std::vector<std::string>{"output", "output/small.draft.mp4", "small.yaml"});
}

TEST_CASE("folders keep their structure") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "scenes/deep");
  write_file(folder / "scenes/deep/a.yaml", kSmall);
  write_file(folder / "scenes/b.yaml", kSmall);
  CHECK(run_binary(folder.path(), {"render", "scenes", "--profile", "draft", "-q"}).exit_code == 0);
  CHECK(fs::exists(folder / "output/deep/a.draft.mp4"));
  CHECK(fs::exists(folder / "output/b.draft.mp4"));
}

TEST_CASE("wrong scenes are reported together, and nothing is rendered") {
  const TemporaryFolder folder;
  write_file(folder / "a.yaml", "surface: himelblau\n");
  write_file(folder / "b.yaml", "surface: himmelblau\nepochs: 0\n");
  for (const std::string command : {"check", "render"}) {
    const Result r = run_binary(folder.path(), {command, "a.yaml", "b.yaml"});
    CHECK(r.exit_code == 2);
    CHECK(r.out.empty());
    CHECK(r.err ==
          "a.yaml:1:10: error: unknown surface 'himelblau'\n"
          "  surface: himelblau\n"
          "           ^\n"
          "  did you mean 'himmelblau'?\n"
          "b.yaml:2:9: error: epochs must be a whole number in [1, 1000000], not 0\n"
          "  epochs: 0\n"
          "          ^\n"
          "2 mistakes" +
              std::string(command == "render" ? "; nothing was rendered\n" : "\n"));
  }
  CHECK(folder.listing().size() == 2);
}

TEST_CASE("check says what a panel has no room for, before anything renders") {
  const TemporaryFolder folder;
  write_file(
      folder / "small.yaml",
      "surface: himmelblau\n"
      "layout: {areas: [contour words], columns: [30, 1], panels: {words: {panel: text, text: Words}}}\n"
      "outputs: [blog, lecture]\n");
  const Result r = run_binary(folder.path(), {"check", "small.yaml"});
  CHECK(r.exit_code == 2);
  CHECK(r.out.empty());
  CHECK(r.err ==
        "small.yaml:2:68: error: in 800 x 450 (blog) the text does not fit into its panel's 25 x 347 px, not "
        "even "
        "in letters of 12 px: shorten it, or give it a larger cell\n"
        "  layout: {areas: [contour words], columns: [30, 1], panels: {words: {panel: text, text: Words}}}\n"
        "                                                                     ^\n1 mistake\n");
}

TEST_CASE("outputs that would be one file are an error before anything renders") {
  const TemporaryFolder folder;
  write_file(folder / "two.yaml", "surface: himmelblau\noutputs: [draft, draft]\n");
  const Result r = run_binary(folder.path(), {"render", "two.yaml"});
  CHECK(r.exit_code == 2);
  CHECK_THAT(r.err, Catch::Contains("two outputs would be the same file output/two.draft.mp4"));
  CHECK(folder.listing().size() == 1);
}

TEST_CASE("wrong usage exits with 2, help and version with 0") {
  const TemporaryFolder folder;
  CHECK(run_binary(folder.path(), {}).exit_code == 2);
  CHECK(run_binary(folder.path(), {"rendr"}).exit_code == 2);
  CHECK(run_binary(folder.path(), {"render", "x.yaml", "--jobs", "0"}).exit_code == 2);
  const Result missing = run_binary(folder.path(), {"render", "x.yaml"});
  CHECK(missing.exit_code == 2);
  CHECK(missing.err == "x.yaml: error: no such file or folder\n1 mistake; nothing was rendered\n");
  const Result help = run_binary(folder.path(), {"--help"});
  CHECK(help.exit_code == 0);
  CHECK_THAT(help.out, Catch::Contains("gradreel render scenes/himmelblau.yaml"));
  const Result version = run_binary(folder.path(), {"--version"});
  CHECK(version.exit_code == 0);
  CHECK_THAT(version.out,
             Catch::Contains("gradreel 0.") && Catch::Contains("libavcodec") && Catch::Contains("cairo"));
}

TEST_CASE("list names what scenes can name") {
  const TemporaryFolder folder;
  CHECK_THAT(run_binary(folder.path(), {"list", "surfaces"}).out,
             Catch::Contains("himmelblau") && Catch::Contains("(x² + y − 11)² + (x + y² − 7)²"));
  CHECK_THAT(run_binary(folder.path(), {"list", "optimizers"}).out, Catch::Contains("adam"));
  CHECK_THAT(run_binary(folder.path(), {"list", "profiles"}).out, Catch::Contains("lecture"));
  const Result wrong = run_binary(folder.path(), {"list", "surfces"});
  CHECK(wrong.exit_code == 2);
  CHECK(wrong.err == "list: error: unknown kind 'surfces'\n  did you mean 'surfaces'?\n1 mistake\n");
}

TEST_CASE("frame writes one frame, and says how many there are") {
  const TemporaryFolder folder;
  write_file(folder / "small.yaml", kSmall);
  const Result r = run_binary(folder.path(), {"frame", "small.yaml", "29", "-o", "last.png"});
  CHECK(r.exit_code == 0);
  CHECK(r.out == "wrote last.png (frame 29 of 30, 320 x 180)\n");
  CHECK(read_file(folder / "last.png").substr(1, 3) == "PNG");
  const Result past = run_binary(folder.path(), {"frame", "small.yaml", "30", "-o", "past.png"});
  CHECK(past.exit_code == 2);
  CHECK(past.err == "small.yaml: error: there is no frame 30: draft has 30 frames, 0 to 29\n1 mistake\n");
  CHECK_FALSE(fs::exists(folder / "past.png"));
}

TEST_CASE("frame and still draw the output of a number, with its own size and rate") {
  const TemporaryFolder folder;
  const std::string_view scene = kSmall;
  write_file(folder / "small.yaml", std::string(scene) + "  - csv\n");
  const auto frame = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"frame", "small.yaml", "31", "-o", "x.png"});
    return run_binary(folder.path(), more);
  };
  CHECK(frame({"--output-number", "2"}).out == "wrote x.png (frame 31 of 60, 320 x 180)\n");
  CHECK(frame({"--profile", "blog"}).out == "wrote x.png (frame 31 of 150, 800 x 450)\n");
  CHECK(run_binary(folder.path(), {"still", "small.yaml", "-o", "x.svg", "--output-number", "2"}).out ==
        "wrote x.svg (frame 59 of 60, 84.7 x 47.6 mm)\n");
  const auto mistake = [&](const std::vector<std::string>& more) {
    const Result r = frame(more);
    CHECK(r.exit_code == 2);
    CHECK(r.out.empty());
    return r.err;
  };
  CHECK(mistake({"--output-number", "1"}) ==
        "small.yaml: error: there is no frame 31: draft has 30 frames, 0 to 29\n1 mistake\n");
  for (const std::string number : {"0", "4", "-1"}) {
    CHECK(mistake({"--output-number", number}) ==
          "--output-number: error: there is no output " + number +
              "\n  small.yaml has 3 outputs, with frames: 1, 2\n1 mistake\n");
  }
  CHECK(mistake({"--output-number", "3"}) ==
        "--output-number: error: output 3 has no frames: a csv holds trajectories\n"
        "  small.yaml has 3 outputs, with frames: 1, 2\n1 mistake\n");
  CHECK(mistake({"--output-number", "2", "--profile", "ci"}) ==
        "error: --profile excludes --output-number\n  `gradreel help frame` says how it is used\n");
  CHECK(mistake({"--output-number", "1", "--smaller", "1"}) ==
        "--smaller: error: is for formats with max_bytes, not for mp4\n1 mistake\n");
}

TEST_CASE("still writes PNG, SVG and PDF; its mistakes leave nothing behind") {
  const TemporaryFolder folder;
  write_file(folder / "small.yaml", kSmall);
  run_binary(folder.path(), {"frame", "small.yaml", "29", "-o", "frame.png"});
  CHECK(run_binary(folder.path(), {"still", "small.yaml", "-o", "end.png"}).out ==
        "wrote end.png (frame 29 of 30, 320 x 180)\n");
  CHECK(read_file(folder / "end.png") == read_file(folder / "frame.png"));
  CHECK(run_binary(folder.path(), {"still", "small.yaml", "-o", "end.svg"}).out ==
        "wrote end.svg (frame 29 of 30, 84.7 x 47.6 mm)\n");
  CHECK(run_binary(folder.path(), {"still", "small.yaml", "-o", "end.pdf", "--width", "120mm"}).out ==
        "wrote end.pdf (frame 29 of 30, 120.0 x 67.5 mm)\n");
  CHECK(read_file(folder / "end.pdf").substr(0, 5) == "%PDF-");
  run_binary(folder.path(), {"still", "small.yaml", "-o", "again.pdf", "--width", "120mm"});
  run_binary(folder.path(), {"still", "small.yaml", "-o", "again.svg"});
  CHECK(read_file(folder / "end.pdf") == read_file(folder / "again.pdf"));
  CHECK(read_file(folder / "end.svg") == read_file(folder / "again.svg"));

  const auto mistake = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"still", "small.yaml", "-o"});
    const Result r = run_binary(folder.path(), arguments);
    CHECK(r.exit_code == 2);
    return r.err;
  };
  CHECK(mistake({"x.jpg"}) ==
        "--output: error: 'x.jpg' does not say what to write\n  its name must end in .png, .svg or .pdf\n1 "
        "mistake\n");
  CHECK(mistake({"x.png", "--width", "9cm"}) ==
        "--width: error: is for .svg and .pdf: a PNG has the pixels of its profile\n1 mistake\n");
  CHECK(mistake({"x.png", "--outlines"}) ==
        "--outlines: error: is for .svg and .pdf: a PNG has no letters\n1 mistake\n");
  CHECK_FALSE(fs::exists(folder / "x.png"));
  const Result nowhere = run_binary(folder.path(), {"still", "small.yaml", "-o", "small.yaml/x.pdf"});
  CHECK(nowhere.exit_code == 1);
  CHECK(nowhere.err ==
        "error: small.yaml: small.yaml/x.pdf: cannot make the folder small.yaml: Not a directory\n");
  CHECK(run_binary(folder.path(), {"still", "small.yaml", "-o", "new/folder/X.PNG"}).out ==
        "wrote new/folder/X.PNG (frame 29 of 30, 320 x 180)\n");
  CHECK(read_file(folder / "new/folder/X.PNG") == read_file(folder / "frame.png"));
}

TEST_CASE("an interrupted render exits with 130 and leaves an earlier output as it was") {
  const TemporaryFolder folder;
  write_file(folder / "long.yaml", kLong);
  fs::create_directories(folder / "output");
  write_file(folder / "output/long.mp4", "earlier");
  const Process process(folder.path(), {"render", "long.yaml", "--jobs", "2"});
  CHECK(process.gets_to([&] { return has_part_file(folder); }));
  process.send(SIGINT);
  const Result r = process.wait();
  CHECK(r.exit_code == 130);
  CHECK(r.err == "interrupted: output/long.mp4 was not written\n");
  CHECK(read_file(folder / "output/long.mp4") == "earlier");
  CHECK(folder.listing() == std::vector<std::string>{"long.yaml", "output", "output/long.mp4"});
}

TEST_CASE("a killed render leaves an earlier output as it was, and the next one cleans up") {
  const TemporaryFolder folder;
  write_file(folder / "long.yaml", kLong);
  fs::create_directories(folder / "output");
  write_file(folder / "output/long.mp4", "earlier");
  const Process process(folder.path(), {"render", "long.yaml", "--jobs", "1"});
  CHECK(process.gets_to([&] { return has_part_file(folder); }));
  process.send(SIGKILL);
  CHECK(process.wait().exit_code == 128 + SIGKILL);
  CHECK(read_file(folder / "output/long.mp4") == "earlier");
  CHECK(has_part_file(folder));
  write_file(folder / "long.yaml",
             "surface: himmelblau\noutputs: [{profile: lecture, width: 320, height: 180, fps: 5}]\n");
  CHECK(run_binary(folder.path(), {"render", "long.yaml", "-q"}).exit_code == 0);
  CHECK_FALSE(has_part_file(folder));
  CHECK(read_file(folder / "output/long.mp4") != "earlier");
}

TEST_CASE("a full disk is an error with its reason, and leaves an earlier output as it was") {
  const TemporaryFolder folder;
  write_file(folder / "small.yaml", kSmall);
  fs::create_directories(folder / "output");
  write_file(folder / "output/small.gif", "earlier");
  const Process process(folder.path(), {"render", "small.yaml", "--jobs", "2", "-q"}, file_limit(4096));
  const Result r = process.wait();
  CHECK(r.exit_code == 1);
  CHECK_THAT(r.err, Catch::Contains("File too large") && Catch::Contains("2 of 2 outputs failed"));
  CHECK(folder.listing() == std::vector<std::string>{"output", "output/small.gif", "small.yaml"});
  CHECK(read_file(folder / "output/small.gif") == "earlier");
}

TEST_CASE("a folder in the place of an output is an error") {
  const TemporaryFolder folder;
  write_file(folder / "small.yaml", kSmall);
  fs::create_directories(folder / "output/small.gif");
  const Result r = run_binary(folder.path(), {"render", "small.yaml", "-q"});
  CHECK(r.exit_code == 1);
  CHECK_THAT(r.err, Catch::Contains("output/small.gif"));
  CHECK(fs::exists(folder / "output/small.draft.mp4"));
}
