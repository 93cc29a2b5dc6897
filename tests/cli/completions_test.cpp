// Completions, tried in the shells that they are for, and the manual page.
#include <sys/wait.h>

#include <cstdio>
#include <string_view>

#include "cli/process.hpp"
#include "skipped.hpp"

using namespace gradreel::testing;

namespace {

constexpr bool kIsSanitized = std::string_view(GRADREEL_SANITIZE) != "";

bool has_program(const std::string& name) {
  return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0;
}

/// What a shell command prints, with its errors.
std::string printed_by(const std::string& command) {
  std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  std::string said;
  char buffer[4096];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe)) said.append(buffer, got);
  CHECK(pclose(pipe) == 0);
  return said;
}

/// What a shell offers for the lines, in a folder with a.yaml, b.txt and the folder sub.
std::string offered(const std::string& shell, const std::string& script, const std::string& file,
                    const std::vector<std::string>& lines) {
  const TemporaryFolder folder;
  write_file(folder / "a.yaml", "surface: booth\n");
  write_file(folder / "b.txt", "");
  fs::create_directory(folder / "sub");
  std::string command = "cd " + folder.path() + " && HOME=" + folder.path() +
                        " PATH=" + fs::path(GRADREEL_BINARY).parent_path().string() + ":$PATH TERM=xterm " +
                        shell + " " + GRADREEL_SOURCE_DIR "/tests/cli/" + script + " " +
                        GRADREEL_SOURCE_DIR "/share/" + file;
  for (const std::string& line : lines) command += " '" + line + "'";
  return printed_by(command);
}

}  // namespace

TEST_CASE("the files of share/ are fresh") {
  for (const auto& [shell, file] : {std::pair("bash", "gradreel.bash"), std::pair("zsh", "_gradreel"),
                                    std::pair("fish", "gradreel.fish"), std::pair("man", "gradreel.1")}) {
    if (run_binary(".", {"completions", shell}).out !=
        read_file(std::string(GRADREEL_SOURCE_DIR "/share/") + file))
      FAIL_CHECK("share/" << file << " is stale: run scripts/update-docs and commit what it changes");
  }
  CHECK(run_binary(".", {"completions", "zhs"}).err ==
        "completions: error: unknown shell 'zhs'\n  did you mean 'zsh'?\n1 mistake\n");
}

TEST_CASE("bash completes commands, options and their values") {
  if (kIsSanitized) return report_skipped("completions: too slow with sanitizers");
  CHECK(offered(
            "bash", "complete.bash", "gradreel.bash",
            {"gradreel ren", "gradreel --con", "gradreel render --pro", "gradreel render a.yaml --profile dr",
             "gradreel render --theme=sl", "gradreel render --format web", "gradreel render ",
             "gradreel still a.yaml --at e", "gradreel trajectories a.yaml --format ", "gradreel list op",
             "gradreel describe adamw", "gradreel completions f", "gradreel help"}) ==
        "gradreel ren|render\n"
        "gradreel --con|--config-dir\n"
        "gradreel render --pro|--profile\n"
        "gradreel render a.yaml --profile dr|draft\n"
        "gradreel render --theme=sl|slate\n"
        "gradreel render --format web|webm webp\n"
        "gradreel render |a.yaml sub\n"
        "gradreel still a.yaml --at e|end epoch=\n"
        "gradreel trajectories a.yaml --format |csv json\n"
        "gradreel list op|optimizers optimizer_sets\n"
        "gradreel describe adamw|adamw\n"
        "gradreel completions f|fish\n"
        "gradreel help|help\n");
}

TEST_CASE("zsh completes commands, options and their values") {
  if (kIsSanitized) return report_skipped("completions: too slow with sanitizers");
  if (!has_program("zsh")) return report_skipped("completions for zsh: zsh is not installed");
  CHECK(offered("zsh -f", "complete.zsh", "_gradreel",
                {"gradreel ren", "gradreel render --prof", "gradreel render --profile=dr",
                 "gradreel render --theme sl", "gradreel render a", "gradreel list surf",
                 "gradreel describe adamw", "gradreel completions fi"}) ==
        "gradreel ren|gradreel render \n"
        "gradreel render --prof|gradreel render --profile=\n"
        "gradreel render --profile=dr|gradreel render --profile=draft \n"
        "gradreel render --theme sl|gradreel render --theme slate \n"
        "gradreel render a|gradreel render a.yaml \n"
        "gradreel list surf|gradreel list surfaces \n"
        "gradreel describe adamw|gradreel describe adamw \n"
        "gradreel completions fi|gradreel completions fish \n");
}

TEST_CASE("fish completes commands, options and their values") {
  if (kIsSanitized) return report_skipped("completions: too slow with sanitizers");
  if (!has_program("fish")) return report_skipped("completions for fish: fish is not installed");
  CHECK(
      offered("fish --no-config", "complete.fish", "gradreel.fish",
              {"gradreel ren", "gradreel render --prof", "gradreel render --profile dr", "gradreel render a",
               "gradreel trajectories a.yaml --format ", "gradreel list surf", "gradreel describe adamw"}) ==
      "gradreel ren|render\n"
      "gradreel render --prof|--profile\n"
      "gradreel render --profile dr|draft\n"
      "gradreel render a|a.yaml\n"
      "gradreel trajectories a.yaml --format |csv json\n"
      "gradreel list surf|surfaces\n"
      "gradreel describe adamw|adamw\n");
}

TEST_CASE("the manual page is set without warnings, and names every command") {
  if (!has_program("groff")) return report_skipped("the manual page: groff is not installed");
  const std::string page = GRADREEL_SOURCE_DIR "/share/gradreel.1";
  CHECK(printed_by("groff -man -ww -z -Tutf8 " + page).empty());
  const std::string text = printed_by("groff -man -Tascii -P-cbou " + page);
  for (const char* command :
       {"render", "check", "frame", "still", "trajectories", "list", "describe", "completions"})
    CHECK_THAT(text, Catch::Contains(std::string("gradreel ") + command));
}
