// What the program prints: nothing that a terminal obeys, and nothing that gets lost.
#include <pty.h>

#include <algorithm>
#include <sstream>

#include "cli/process.hpp"
#include "environment.hpp"
#include "reference/text_layout.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr const char* kTiny =
    "surface: himmelblau\nepochs: 3\noutputs: [{profile: draft, width: 320, height: 180, fps: 5}]\n"
    "timeline: {duration: 3}\n";

const std::string kHostile = "a\x1b[31m\n\u202Eb\u009B\xFF";
const std::string kShown = "a\\x1b[31m\\n\\u202Eb\\u009B\\xFF";

/// Standard output is a device that is always full.
void full_output() { dup2(open("/dev/full", O_WRONLY), STDOUT_FILENO); }

}  // namespace

TEST_CASE("names of files are printed without control characters, by every command") {
  const TemporaryFolder folder;
  const std::string scene = kHostile + ".yaml", wrong = kHostile + "2.yaml";
  write_file(folder / scene, kTiny);
  write_file(folder / wrong, "surface: \u202Ebowl\n");
  const auto said = [&](std::vector<std::string> arguments) {
    const Result r = run_binary(folder.path(), std::move(arguments));
    return r.out + r.err;
  };
  CHECK(said({"check", scene}) == kShown + ".yaml: ok\n");
  CHECK(said({"check", wrong}) ==
        kShown +
            "2.yaml:1:10: error: unknown surface '\\u202Ebowl'\n"
            "  surface: \\u202Ebowl\n           ^\n  did you mean 'bowl'?\n1 mistake\n");
  CHECK_THAT(said({"render", scene}),
             Catch::StartsWith("wrote output/" + kShown + ".draft.mp4 (320 x 180, "));
  CHECK(said({"frame", scene, "0", "-o", kHostile + ".png"}) ==
        "wrote " + kShown + ".png (frame 0 of 15, 320 x 180)\n");
  CHECK_THAT(said({"trajectories", scene, "--format", "csv", "-o", kHostile}),
             Catch::StartsWith("wrote " + kShown + " (4 descents, "));
  CHECK(said({"check", kHostile + "0"}) == kShown + "0: error: no file or folder matches\n1 mistake\n");
  CHECK(said({"describe", kHostile}) ==
        "describe: error: unknown name '" + kShown + "'\n  `gradreel list` shows all names\n1 mistake\n");
  CHECK(said({"list", "surfaces", kHostile}) == "error: The following argument was not expected: " + kShown +
                                                    "\n  `gradreel help list` says how it is used\n");
  CHECK(said({"render", scene, "-o", scene + "/x.mp4"}) ==
        "error: " + kShown + ".yaml: " + kShown + ".yaml/x.mp4: cannot make the folder " + kShown +
            ".yaml: Not a directory\n1 of 1 outputs failed\n");
}

TEST_CASE("what cannot be written to standard output is a failure of every command") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kTiny);
  write_file(folder / "t.yaml", kTiny);
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"render", "s.yaml", "t.yaml"},
                                             {"still", "s.yaml", "-o", "x.svg"},
                                             {"frame", "s.yaml", "0", "-o", "x.png"},
                                             {"trajectories", "s.yaml", "--format", "csv", "-o", "x.csv"},
                                             {"describe", "adam"},
                                             {"describe", "--markdown", "keys"},
                                             {"list"},
                                             {"check", "s.yaml"},
                                             {"--help"},
                                             {"render", "--help"},
                                             {"--version"}}) {
    CAPTURE(arguments);
    const Result r = Process(folder.path(), arguments, full_output).wait();
    CHECK(r.exit_code == 1);
    CHECK(r.err == "error: cannot write to standard output: No space left on device\n");
  }
  CHECK(fs::exists(folder / "output/t.draft.mp4"));  // the others are made all the same
  CHECK(Process(folder.path(), {"render", "s.yaml", "-q"}, full_output).wait().exit_code == 0);
}

TEST_CASE("no output file takes the place of a closed standard output") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kTiny);
  const auto closed = [] { close(STDOUT_FILENO); };
  const Result r = Process(folder.path(), {"render", "s.yaml"}, closed).wait();
  CHECK(r.exit_code == 1);
  CHECK(r.err == "error: cannot write to standard output: Bad file descriptor\n");
  CHECK(run_binary(folder.path(), {"render", "s.yaml", "--output-dir", "again"}).exit_code == 0);
  CHECK(read_file(folder / "output/s.draft.mp4") == read_file(folder / "again/s.draft.mp4"));
}

TEST_CASE("a standard error that is full stops no render") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kTiny);
  const auto full_error = [] { dup2(open("/dev/full", O_WRONLY), STDERR_FILENO); };
  CHECK(Process(folder.path(), {"render", "s.yaml"}, full_error).wait().exit_code == 0);
  CHECK(Process(folder.path(), {"render", "none.yaml"}, full_error).wait().exit_code == 2);
}

TEST_CASE("a terminal is shown no film, and numbers without control characters") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", std::string(kTiny) + "optimizers: [{name: adam, label: \"a\u202Eb\"}]\n");
  int main_end = -1, its_end = -1;
  REQUIRE(openpty(&main_end, &its_end, nullptr, nullptr, nullptr) == 0);
  const auto on_terminal = [&] { dup2(its_end, STDOUT_FILENO); };
  const Result film =
      Process(folder.path(), {"render", "s.yaml", "-o", "-", "--format", "y4m"}, on_terminal).wait();
  CHECK(film.exit_code == 2);
  CHECK(film.err ==
        "-o: error: standard output is a terminal, which cannot show a film\n"
        "  pipe it into a program, or write it to a file\n1 mistake; nothing was rendered\n");
  const Result numbers =
      Process(folder.path(), {"trajectories", "s.yaml", "--format", "csv"}, on_terminal).wait();
  CHECK(numbers.exit_code == 0);
  fcntl(main_end, F_SETFL, O_NONBLOCK);  // nothing there is no reason to wait
  std::string shown(4096, '\0');
  shown.resize(static_cast<std::size_t>(std::max<ssize_t>(0, read(main_end, shown.data(), shown.size()))));
  CHECK_THAT(shown, Catch::Contains("0,a\\u202Eb,adam,0,0,"));
  close(main_end);
  close(its_end);
  const Result piped = run_binary(folder.path(), {"trajectories", "s.yaml", "--format", "csv"});
  CHECK_THAT(piped.out, Catch::Contains("0,a\u202Eb,adam,0,0,"));
}

TEST_CASE("list fits the terminal, and has no colours") {
  const TemporaryFolder folder;
  const Environment no_color("NO_COLOR", "1");
  for (const unsigned short columns : {60, 80, 200}) {
    INFO(columns);
    const winsize size = {40, columns, 0, 0};
    int main_end = -1, its_end = -1;
    REQUIRE(openpty(&main_end, &its_end, nullptr, nullptr, &size) == 0);
    std::string shown;
    {
      const Process process(folder.path(), {"list", "surfaces"}, [&] { dup2(its_end, STDOUT_FILENO); });
      close(its_end);
      char buffer[4096];
      for (ssize_t got; (got = read(main_end, buffer, sizeof buffer)) > 0;)
        shown.append(buffer, static_cast<std::size_t>(got));
      CHECK(process.wait().exit_code == 0);
    }
    close(main_end);
    CHECK(shown.find('\x1b') == std::string::npos);
    std::istringstream lines(shown);
    int widest = 0;
    for (std::string line; std::getline(lines, line);) {
      if (line.ends_with('\r')) line.pop_back();
      widest = std::max(widest, display_width(line));
    }
    CHECK(widest <= std::min<int>(columns, 100));  // longer lines are hard to read
    CHECK(widest > std::min<int>(columns, 100) - 20);
  }
}

TEST_CASE("an unreadable subfolder or scene is named") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "scenes/locked");
  write_file(folder / "scenes/s.yaml", kTiny);
  write_file(folder / "scenes/t.yaml", kTiny);
  fs::permissions(folder / "scenes/locked", fs::perms::none);
  const Result r = Process(folder.path(), {"render", "scenes"}, no_privileges).wait();
  CHECK(r.exit_code == 2);
  CHECK(r.err ==
        "scenes/locked: error: cannot be read: Permission denied\n1 mistake; nothing was rendered\n");
  fs::permissions(folder / "scenes/locked", fs::perms::owner_all);
  fs::permissions(folder / "scenes/t.yaml", fs::perms::none);
  const Result file = Process(folder.path(), {"render", "scenes"}, no_privileges).wait();
  CHECK(file.exit_code == 2);
  CHECK(file.err ==
        "scenes/t.yaml: error: cannot be read: Permission denied\n1 mistake in 1 of 2 scenes, which was left "
        "out\n");
  CHECK(fs::exists(folder / "output/s.draft.mp4"));
}

TEST_CASE("the ending of -o names the format in capitals too") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kTiny);
  for (const std::string name : {"x.MP4", "x.Gif", "x.WEBM", "x.WEBP", "x.Y4M", "x.PNG"}) {
    const Result r = run_binary(folder.path(), {"render", "s.yaml", "-o", "new/" + name});
    CHECK(r.exit_code == 0);
    CHECK(r.err.empty());
    CHECK(fs::file_size(folder / ("new/" + name)) > 1000);
  }
  CHECK(read_file(folder / "new/x.Gif").substr(0, 3) == "GIF");
  CHECK(read_file(folder / "new/x.WEBP").substr(8, 4) == "WEBP");
  CHECK(run_binary(folder.path(), {"render", "s.yaml", "--format", "GIF"}).exit_code == 0);
  CHECK(read_file(folder / "output/s.draft.gif").substr(0, 3) == "GIF");
  const Result numbers = run_binary(folder.path(), {"render", "s.yaml", "-o", "x.CSV"});
  CHECK(numbers.err ==
        "-o: error: x.CSV is no film\n  use gradreel trajectories\n1 mistake; nothing was rendered\n");
}
