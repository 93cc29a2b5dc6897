// Signals end the real binary, whatever it is doing, and nothing unfinished stays.
#include <algorithm>
#include <cstdio>
#include <sstream>
#include <string_view>

#include "cli/process.hpp"
#include "environment.hpp"

using namespace gradreel;
using namespace gradreel::testing;
using Names = std::vector<std::string>;

namespace {

/// Whether it has used so much CPU time that it must be in the midst of its work: some times what it takes to
/// load a scene.
bool has_worked(const Process& process) {
  const double seconds = std::string_view(GRADREEL_SANITIZE).empty() ? 0.5 : 2.5;
  const std::string text = read_file("/proc/" + std::to_string(process.pid()) + "/stat");
  std::istringstream fields(text.substr(std::min(text.size(), text.rfind(')') + 1)));
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  long ticks = 0;
  fields >> ticks;
  return static_cast<double>(ticks) >= seconds * static_cast<double>(sysconf(_SC_CLK_TCK));
}

/// The names in a folder of what has the ending of unfinished files.
Names parts_in(const std::string& folder) {
  Names parts;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (name.ends_with(".part")) parts.push_back(name);
  }
  return parts;
}

/// The folders that other programs were run in.
Names private_folders(const std::string& folder) {
  Names all;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (name.starts_with("gradreel_") && !name.starts_with("gradreel_test_")) all.push_back(name);
  }
  return all;
}

/// A scene in `folder` that has a formula, and a LaTeX that starts another program and then does as `script`
/// says; both are used as long as this exists.
struct FakeLatex {
  FakeLatex(const TemporaryFolder& folder, const std::string& script)
      : path("PATH", (folder / "bin") + ":/usr/bin:/bin"),
        tmp("TMPDIR", folder / "tmp"),
        cache("XDG_CACHE_HOME", folder / "cache") {
    for (const std::string name : {"bin", "tmp"}) fs::create_directory(folder / name);
    write_file(folder / "bin/latex", "#!/bin/sh\n[ \"$1\" = --version ] && exit\nsleep 3600 &\n" + script);
    write_file(folder / "bin/dvisvgm", "#!/bin/sh\n");
    for (const std::string name : {"latex", "dvisvgm"})
      fs::permissions(folder / ("bin/" + name), fs::perms::owner_all);
    write_file(folder / "s.yaml", "title: $x$\nsurface: himmelblau\n");
  }

  Environment path, tmp, cache;
};

bool is_gone(int pid) { return !fs::exists("/proc/" + std::to_string(pid) + "/fd/0"); }  // a zombie has none

}  // namespace

TEST_CASE("a signal ends computations, with its number as exit code", "[signals]") {
  const std::string tune =
      "surface: himmelblau\noptimizers: [adam, momentum]\nepochs: 100000\noutputs: [csv]\n"
      "tune: {learning_rate: {log: [0.0001, 1], count: 100}}\n";
  const std::string descents =
      "surface: michalewicz\noptimizers: [nelder_mead, adam, newton, lbfgs]\nepochs: 1000000\noutputs: "
      "[csv]\n";
  const std::string basins =
      "surface: himmelblau\nlayout: basins\noptimizers: [adam, momentum, nadam, radam]\nepochs: 1000\n"
      "outputs: [lecture]\n";
  struct Case {
    std::string scene;
    std::vector<std::string> arguments;
    std::string unfinished;
  };
  for (const auto& [scene, arguments, unfinished] :
       {Case{tune, {"check", "s.yaml"}, ""}, Case{tune, {"render", "s.yaml"}, ""},
        Case{descents, {"render", "s.yaml"}, ": output/s.csv was not written"},
        Case{descents,
             {"trajectories", "s.yaml", "--format", "csv", "-o", "x.csv"},
             ": x.csv was not written"},
        Case{basins, {"render", "s.yaml"}, ": output/s.mp4 was not written"},
        Case{basins, {"still", "s.yaml", "-o", "x.pdf"}, ""}}) {
    for (const int signal : {SIGINT, SIGTERM}) {
      INFO(arguments[0] << " of " << scene << ", " << signal);
      const TemporaryFolder folder;
      write_file(folder / "s.yaml", scene);
      const Process process(folder.path(), arguments);
      CHECK(process.gets_to([&] { return has_worked(process); }));
      process.send(signal);
      const Result r = process.wait();
      CHECK(r.exit_code == 128 + signal);
      CHECK(r.err == (signal == SIGINT ? "interrupted" : "terminated") + unfinished + "\n");
      CHECK(r.out.empty());
      const Names left = folder.listing();
      CHECK((left == Names{"s.yaml"} || left == Names{"output", "s.yaml"}));
    }
  }
}

TEST_CASE("a signal leaves nothing of an unfinished film of any format, and what is finished stays",
          "[signals]") {
  const std::string head =
      "surface: himmelblau\ntimeline: {duration: 600}\noutputs: [csv, {profile: ci, format: ";
  int number = 0;
  for (const std::string format : {"mp4", "gif", "webm", "webp", "apng", "png_sequence", "y4m"}) {
    const int signal = ++number % 2 == 0 ? SIGINT : SIGTERM;
    INFO(format << ", " << signal);
    const TemporaryFolder folder;
    write_file(folder / "s.yaml", head + format + ", width: 320, height: 180, poster: true}]\n");
    const std::string film = format == "png_sequence" ? "s" : "s." + (format == "apng" ? "png" : format);
    fs::create_directory(folder / "output");
    const std::string earlier = format == "png_sequence" ? film + "/00000.png" : film;
    fs::create_directories(fs::path(folder / ("output/" + earlier)).parent_path());
    write_file(folder / ("output/" + earlier), "earlier");
    const Process process(folder.path(), {"render", "s.yaml", "--jobs", "2"});
    // That of the film, beside that of its poster.
    CHECK(process.gets_to(
        [&] { return fs::exists(folder / "output/s.csv") && parts_in(folder / "output").size() == 2; }));
    process.send(signal);
    const Result r = process.wait();
    CHECK(r.exit_code == 128 + signal);
    CHECK_THAT(r.err, Catch::EndsWith("ed: output/" + film + " was not written\n"));
    CHECK_THAT(r.out, Catch::StartsWith("wrote output/s.csv ("));
    Names expected = {"output", "output/s.csv", "output/" + film, "s.yaml"};
    if (film != earlier) expected.push_back("output/" + earlier);
    std::sort(expected.begin(), expected.end());
    CHECK(folder.listing() == expected);
    CHECK(read_file(folder / ("output/" + earlier)) == "earlier");
  }
}

TEST_CASE("a full temporary folder is said once, with its name and that of the scene", "[tex]") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", "title: $x$ and $y$\nsurface: himmelblau\n");
  fs::create_directory(folder / "tmp");
  const std::string place = folder / "tmp";
  const Environment cache("XDG_CACHE_HOME", folder / "cache");
  const Result r = Process(folder.path(), {"check", "s.yaml"}, [&] {
                     setenv("TMPDIR", place.c_str(), 1);
                     file_limit(200)();
                   }).wait();
  CHECK(r.exit_code == 1);
  CHECK(r.err == "error: s.yaml: cannot write to the temporary folder " + place +
                     ": File too large; TMPDIR can name another\n");
  CHECK(fs::is_empty(place));
}

TEST_CASE("what a program started dies too if gradreel is killed as soon as the program runs", "[signals]") {
  const TemporaryFolder folder;
  const FakeLatex latex(folder, "echo $! >>" + (folder / "pids") + "\nkill -9 $PPID\nwait\n");
  for (int i = 0; i < 10; ++i)
    CHECK(run_binary(folder.path(), {"check", "s.yaml"}).exit_code == 128 + SIGKILL);
  std::istringstream pids(read_file(folder / "pids"));
  int count = 0;
  for (int pid = 0; pids >> pid; ++count) CHECK(comes_true([&] { return is_gone(pid); }));
  CHECK(count == 10);
}

TEST_CASE("a signal ends other programs, with those that they started, and removes their folder",
          "[signals]") {
  for (const int signal : {SIGINT, SIGTERM, SIGKILL}) {
    INFO(signal);
    const TemporaryFolder folder;
    const std::string pids = folder / "pids";
    const FakeLatex latex(folder, "echo $$ $! >" + pids + ".new\nmv " + pids + ".new " + pids + "\nwait\n");
    const Process process(folder.path(), {"check", "s.yaml"});
    CHECK(process.gets_to([&] { return fs::exists(pids); }));
    process.send(signal);
    const Result r = process.wait();
    CHECK(r.exit_code == 128 + signal);
    CHECK(r.err == (signal == SIGINT ? "interrupted\n" : signal == SIGTERM ? "terminated\n" : ""));
    int program = 0, started = 0;
    REQUIRE(std::sscanf(read_file(pids).c_str(), "%d %d", &program, &started) == 2);
    CHECK(comes_true([&] { return is_gone(program) && is_gone(started); }));
    CHECK(private_folders(folder / "tmp").empty() == (signal != SIGKILL));
    if (signal != SIGKILL) continue;
    // The next run removes the folder of the killed one.
    write_file(folder / "bin/latex", "#!/bin/sh\nexit 1\n");
    CHECK(run_binary(folder.path(), {"check", "s.yaml"}).exit_code != 0);
    CHECK(private_folders(folder / "tmp").empty());
  }
}
