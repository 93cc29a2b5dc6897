// --format and -o of `render`, by the real binary.
#include "cli/process.hpp"
#include "video/decode.hpp"
#include "video/format_entry.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr const char* kScene = R"(surface: himmelblau
timeline: {duration: 3}
outputs: [{profile: blog, width: 200, height: 112, fps: 5}, csv]
)";

Result render(const TemporaryFolder& folder, std::vector<std::string> arguments) {
  write_file(folder / "s.yaml", kScene);
  arguments.insert(arguments.begin(), {"render", "s.yaml"});
  return run_binary(folder.path(), arguments);
}

}  // namespace

TEST_CASE("films of every format have the same bytes for any number of jobs") {
  const TemporaryFolder folder;
  for (const FormatEntry* entry : formats()) {
    const std::string format(entry->name);
    INFO(format);
    for (const std::string jobs : {"1", "2", "7"}) {
      const Result r =
          render(folder, {"--format", format, "--jobs", jobs, "--output-dir", format + jobs, "-q"});
      CHECK(r.exit_code == 0);
      CHECK(r.err.empty());
    }
    int files = 0;
    for (const auto& file : fs::recursive_directory_iterator(folder / (format + "1"))) {
      if (!file.is_regular_file()) continue;
      const std::string name = fs::relative(file.path(), folder / (format + "1")).string();
      const std::string bytes = read_file(file.path().string());
      CHECK(bytes.size() > 1000);
      CHECK(read_file(folder / (format + "2/" + name)) == bytes);
      CHECK(read_file(folder / (format + "7/" + name)) == bytes);
      ++files;
    }
    CHECK(files == (format == "png_sequence" ? 16 : 2));  // and the csv
  }
}

TEST_CASE("-o writes one film in the format that its ending names") {
  const TemporaryFolder folder;
  const Result r = render(folder, {"-o", "x.webm", "-q"});
  CHECK(r.exit_code == 0);
  CHECK(r.err.empty());
  CHECK(folder.listing() == std::vector<std::string>{"s.yaml", "x.webm"});
  CHECK(test::decode(folder / "x.webm").size() == 15);
}

TEST_CASE("Y4M goes to standard output, and words to standard error") {
  const TemporaryFolder folder;
  const Result r = render(folder, {"-o", "-", "--format", "y4m"});
  CHECK(r.exit_code == 0);
  CHECK_THAT(r.out, Catch::StartsWith("YUV4MPEG2 W200 H112 F5:1 Ip A1:1 C420mpeg2 XYSCSS=420MPEG2"));
  const std::size_t line = r.out.find('\n') + 1, frame = 6 + 200 * 112 * 3 / 2;  // "FRAME\n" and the planes
  CHECK(r.out.size() == line + 15 * frame);
  CHECK_THAT(r.err, Catch::StartsWith("wrote standard output (200 x 112, 15 frames at 5/s, "));
}

TEST_CASE("what --format and -o cannot do is said") {
  const TemporaryFolder folder;
  const auto said = [&](std::vector<std::string> arguments) {
    const Result r = render(folder, std::move(arguments));
    CHECK(r.exit_code == 2);
    CHECK(r.out.empty());
    return r.err;
  };
  CHECK(said({"--format", "wbm"}) ==
        "--format: error: there is no format 'wbm' of films\n  did you mean 'webm'?\n1 mistake; nothing was "
        "rendered\n");
  CHECK(said({"-o", "x.txt"}) ==
        "-o: error: the ending of 'x.txt' names no format of films\n  endings of films are .mp4, .gif, "
        ".webm, .png, .webp, .y4m; or choose a format with --format\n1 mistake; nothing was rendered\n");
  CHECK(said({"-o", "-"}) ==
        "-o: error: the ending of '-' names no format of films\n  use --format y4m\n1 mistake; nothing was "
        "rendered\n");
  CHECK(said({"-o", "x.mp4", "--profile", "csv"}) ==
        "s.yaml:3:1: error: no output has frames: all of them hold trajectories\n  outputs: [{profile: blog, "
        "width: 200, height: 112, fps: 5}, csv]\n  ^\n  choose a film's profile with "
        "--profile\n1 mistake; nothing was rendered\n");
  CHECK(folder.listing() == std::vector<std::string>{"s.yaml"});
}
