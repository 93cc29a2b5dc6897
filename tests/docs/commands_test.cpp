// Every command of README.md and docs/ works, and says what the page shows.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <sstream>

#include "catch.hpp"
#include "cli/process.hpp"
#include "docs/pages.hpp"
#include "docs/scene_parts.hpp"
#include "environment.hpp"
#include "skipped.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr bool kIsSanitized = std::string_view(GRADREEL_SANITIZE) != "";

/// What is not run, because it installs, builds, or needs another system or the network: it does nothing
/// here.
const char* const kNotRun[] = {"apt-get",      "cmake",    "docker",        "podman",
                               "git",          "sudo",     "x264",          "code",
                               "open",         "xdg-open", "scripts/setup", "scripts/build",
                               "scripts/test", "cp",       "explorer.exe",  "scripts/package"};

/// Shipped profiles with films of the same shape, but small and with few frames: pages' commands are run as
/// they stand.
void write_small_profiles(const std::string& folder) {
  constexpr int kShorterSide = 360, kFps = 2;
  fs::create_directories(folder);
  const std::regex size("width: (\\d+)\nheight: (\\d+)\n"), fps("fps: \\d+");
  for (const auto& entry : fs::directory_iterator(GRADREEL_SOURCE_DIR "/configs/profiles")) {
    std::string text = read_file(entry.path());
    std::smatch found;
    if (std::regex_search(text, found, size)) {
      const int width = std::stoi(found[1]), height = std::stoi(found[2]), shorter = std::min(width, height);
      text = std::regex_replace(text, size,
                                fmt::format("width: {}\nheight: {}\n", width * kShorterSide / shorter,
                                            height * kShorterSide / shorter));
    }
    write_file(folder + "/" + entry.path().filename().string(),
               std::regex_replace(text, fps, fmt::format("fps: {}", kFps)));
  }
}

/// A folder like that of a reader who works through a page, from a clone of the project that is built.
class Reader {
 public:
  Reader() {
    for (const char* name : {"scenes", "configs"})
      fs::copy(fs::path(GRADREEL_SOURCE_DIR) / name, folder_ / name, fs::copy_options::recursive);
    write_small_profiles(tools_ / "profiles");
    for (const char* name : {"bin/scripts", "build/quick", "scripts"})
      fs::create_directories((std::string(name) == "bin/scripts" ? tools_ / name : folder_ / name));
    fs::create_symlink(GRADREEL_BINARY, folder_ / "build/quick/gradreel");
    write_program(tools_ / "bin/gradreel",  // what only Ctrl-C ends is ended
                  "[ \"$1\" = watch ] || exec " GRADREEL_BINARY
                  " \"$@\"\n"
                  "timeout -s INT 3 " GRADREEL_BINARY " \"$@\"\n[ $? -eq 124 ]");
    write_program(folder_ / "scripts/render", "exec gradreel render \"$@\"");
    for (const std::string name : kNotRun) {
      const bool is_ours = name.rfind("scripts/", 0) == 0;
      write_program((is_ours ? folder_ / name : tools_ / ("bin/" + name)), "[ -t 0 ] || cat >/dev/null");
    }
    fs::create_directories(tools_ / "python/IPython");
    write_file(
        tools_ / "python/IPython/display.py",
        "def shown(*arguments, **options):\n    assert arguments or options\nImage = Video = SVG = HTML = "
        "display = shown\n");
  }

  /// Empty, or what went wrong.
  std::string follow(const Block& block) {
    if (block.info == "sh") return run("sh -eu", block.text).second;
    if (block.info == "python") return run("python3", python_ += block.text).second;
    if (block.info == "console") return converse(block.text);
    if (block.info.rfind("yaml", 0) == 0) save(block);
    if (block.info == "makefile") write_file(folder_ / "Makefile", block.text);
    return "";
  }

 private:
  /// A block that begins with a file's name, or that goes on with such a scene.
  void save(const Block& block) {
    static const std::regex named("^# ([\\w/-]+\\.yaml)\\b.*\n");
    std::smatch name;
    const bool has_name = std::regex_search(block.text, name, named) && name.position() == 0;
    if (block.info == "yaml tutorial") {
      if (has_name) tutorial_file_ = name[1];
      tutorial_.put(block.text);
      write_file(folder_ / tutorial_file_, tutorial_.text());
    } else if (has_name) {
      fs::create_directories(fs::path(folder_ / name[1]).parent_path());
      write_file(folder_ / name[1], block.text);
    }
  }

  static void write_program(const std::string& path, const std::string& line) {
    write_file(path, "#!/bin/sh\n" + line + "\n");
    fs::permissions(path, fs::perms::owner_all);
  }

  /// What it said, and the same with how it failed, or nothing.
  std::pair<std::string, std::string> run(const std::string& interpreter, const std::string& text) {
    write_file(tools_ / "script", text);
    const std::string command = fmt::format(
        "cd '{0}' && PATH='{1}/bin':$PATH PYTHONPATH='{1}/python' GRADREEL_CONFIG_DIR='{1}' {2} '{1}/script' "
        ">'{1}/said' 2>&1 </dev/null",
        folder_.path(), tools_.path(), interpreter);
    const int status = std::system(command.c_str());
    const std::string said = read_file(tools_ / "said");
    return {said, status == 0 ? "" : fmt::format("{}\n(status {})", said, status)};
  }

  /// Commands behind "$ ", and below each what it says; a line of three dots stands for any lines. Commands
  /// may fail if the page shows it.
  std::string converse(const std::string& text) {
    std::istringstream in(text);
    std::string command, expected, wrong;
    const auto compare = [&] {
      if (command.empty()) return;
      const auto [said, failure] = run("sh -eu", command);
      if (!is_as(said, expected)) wrong += fmt::format("$ {}says:\n{}", command, said);
      if (!failure.empty() && expected.find("error: ") == std::string::npos) wrong += failure;
    };
    for (std::string line; std::getline(in, line);) {
      if (line.rfind("$ ", 0) == 0) {
        compare();
        command = line.substr(2) + "\n";
        expected.clear();
      } else {
        expected += line + "\n";
      }
    }
    compare();
    return wrong;
  }

  static bool is_as(const std::string& said, const std::string& expected) {
    const std::string dots = "...\n";
    const std::size_t at = expected.find(dots);
    if (at == std::string::npos) return said == expected;
    const std::string begin = expected.substr(0, at), end = expected.substr(at + dots.size());
    return said.size() >= begin.size() + end.size() && said.rfind(begin, 0) == 0 &&
           said.compare(said.size() - end.size(), end.size(), end) == 0;
  }

  TemporaryFolder folder_, tools_;
  SceneParts tutorial_;
  std::string tutorial_file_, python_;
};

}  // namespace

TEST_CASE("every command of README.md and docs/ does what the page says") {
  if (kIsSanitized) return report_skipped("commands of README.md and docs/: too slow with sanitizers");
  int count = 0;
  for (const Page& page : project_pages()) {
    if (!is_for_users(page)) continue;
    Reader reader;
    for (const Block& block : page.blocks) {
      const std::string wrong = reader.follow(block);
      if (!wrong.empty()) FAIL_CHECK(place_of(page, block.line) << ": " << wrong);
      count += block.info == "sh" || block.info == "console" || block.info == "python";
    }
  }
  CHECK(count >= 25);
}
