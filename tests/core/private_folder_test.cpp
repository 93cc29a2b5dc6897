#include "core/private_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "catch.hpp"
#include "core/error.hpp"
#include "environment.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using testing::Environment;
using testing::TemporaryFolder;

TEST_CASE("a private folder goes with its object", "[private_folder]") {
  std::string path;
  {
    const PrivateFolder folder;
    path = folder.path();
    CHECK(std::filesystem::is_directory(path));
    CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::others_all) ==
          std::filesystem::perms::none);
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("folders of killed processes are removed, and no others", "[private_folder]") {
  const TemporaryFolder folder;
  const Environment tmp("TMPDIR", folder.path());
  const pid_t child = fork();
  if (child == 0) {
    std::filesystem::create_directory((new PrivateFolder)->path() + "/inside");  // never destroyed
    _exit(0);
  }
  waitpid(child, nullptr, 0);
  const std::string dead = "gradreel_" + std::to_string(child);
  REQUIRE(folder.names().size() == 1);
  REQUIRE(folder.names()[0].starts_with(dead + '_'));
  // Its pid means nothing here, but it is locked: a process in another container uses it.
  const std::string locked = folder / (dead + "_locked");
  std::vector<std::string> kept = {dead, dead + "x_1", dead + "_locked", "gradreel_x_" + dead,
                                   "gradreel_" + std::to_string(getppid()) + "_1"};
  for (const std::string& name : kept) std::filesystem::create_directory(folder / name);
  std::filesystem::create_directory_symlink(folder / dead, folder / (dead + "_link"));
  kept.push_back(dead + "_link");
  const int lock = open(locked.c_str(), O_RDONLY | O_DIRECTORY);
  REQUIRE(flock(lock, LOCK_EX) == 0);
  { const PrivateFolder one, another; }
  close(lock);
  std::sort(kept.begin(), kept.end());
  CHECK(folder.names() == kept);
}

TEST_CASE("without a place for it, the folder is named", "[private_folder]") {
  const Environment tmp("TMPDIR", "/nowhere");
  try {
    const PrivateFolder folder;
    FAIL("there is a folder");
  } catch (const Error& e) {
    CHECK(std::string(e.what()) == "cannot make a folder like /nowhere/gradreel_" + std::to_string(getpid()) +
                                       "_XXXXXX: No such file or directory");
  }
}
