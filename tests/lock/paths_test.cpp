// Paths in locks: relative, and never trusted to leave the lock's folder.
#include "lock/paths.hpp"

#include <filesystem>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using gradreel::testing::TemporaryFolder;

TEST_CASE("a lock names files relative to its folder, wherever links lead") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "ci");
  std::filesystem::create_directories(folder / "films");
  std::filesystem::create_directory_symlink(folder / "films", folder / "ci/link");
  CHECK(folder_of_lock("a.lock") == ".");
  CHECK(folder_of_lock("ci/a.lock") == "ci");
  CHECK(name_in_lock(folder.path(), folder / "films/a.gif") == "films/a.gif");
  CHECK(name_in_lock(folder.path(), folder / "films/") == "films");
  CHECK(name_in_lock(folder.path(), folder.path()) == ".");
  CHECK(name_in_lock(folder / "ci", folder / "films/a.gif") == "../films/a.gif");
  CHECK(name_in_lock(folder.path(), folder / "ci/link/a.gif") == "films/a.gif");
}

TEST_CASE("a lock names nothing outside of its folder") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "ci/inner");
  std::filesystem::create_directory_symlink(folder.path(), folder / "ci/up");
  const std::string ci = folder / "ci";
  CHECK(path_in_lock(ci, "films/a.gif") == ci + "/films/a.gif");
  CHECK(path_in_lock(ci, ".") == ci + "/");
  CHECK(path_in_lock(ci, "inner") == ci + "/inner");
  CHECK(is_inner_path(""));
  CHECK(is_inner_path("ch1/a..b"));
  for (const char* path : {"..", "ch1/../..", "/ch1"}) CHECK_FALSE(is_inner_path(path));
  for (const char* name : {"../films", "inner/../../x", "/etc/passwd", "up/x", "up", ""}) {
    INFO(name);
    CHECK_FALSE(path_in_lock(ci, name));
  }
}
