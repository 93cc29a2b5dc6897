// The installed program, in a folder that was moved after the installation.
#include <cstdio>
#include <filesystem>

#include "cli/process.hpp"

using namespace gradreel::testing;

namespace {

/// What a command prints, with its errors; it must succeed.
std::string said_by(const std::string& command) {
  std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  std::string said;
  char buffer[4096];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe)) said.append(buffer, got);
  INFO(command << "\n" << said);
  CHECK(pclose(pipe) == 0);
  return said;
}

}  // namespace

TEST_CASE("an installed program finds its configs, also after it was moved") {
  const TemporaryFolder folder;
  const std::string installed = folder / "installed", moved = folder / "moved", share = moved + "/share/";
  said_by("cmake --install " GRADREEL_BUILD_DIR " --prefix " + installed);
  fs::rename(installed, moved);
  write_file(share + "gradreel/configs/profiles/only_here.yaml", "description: it was moved\nformat: csv\n");

  const std::string gradreel = "cd / && unset GRADREEL_CONFIG_DIR && " + moved + "/bin/gradreel ";
  CHECK_THAT(said_by(gradreel + "list profiles"), Catch::Contains("only_here  it was moved\n"));
  said_by(gradreel + "check " + share + "gradreel/scenes/himmelblau.yaml");
  for (const char* file : {"README.md", "LICENSE", "CHANGELOG.md", "THIRD_PARTY.md", "SECURITY.md",
                           "copyright", "scene-files.md", "keys.md"}) {
    INFO(file);
    CHECK(fs::is_regular_file(share + "doc/gradreel/" + file));
  }
  for (const char* file : {"man/man1/gradreel.1", "bash-completion/completions/gradreel",
                           "zsh/site-functions/_gradreel", "fish/vendor_completions.d/gradreel.fish"}) {
    INFO(file);
    CHECK(fs::is_regular_file(share + file));
  }
}
