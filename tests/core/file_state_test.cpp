#include "core/file_state.hpp"

#include <fstream>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("a file that was replaced has another state, also by way of a link") {
  const TemporaryFolder folder;
  const std::string file = folder / "file", link = folder / "link";
  CHECK(file_state(file).empty());
  std::ofstream(file) << "ab";
  std::filesystem::create_symlink(file, link);
  const std::string before = file_state(file);
  CHECK(before.starts_with("2 "));
  CHECK(file_state(link) == before);
  const auto changed = std::filesystem::last_write_time(file);
  std::ofstream(file) << "abc";
  std::filesystem::last_write_time(file, changed);
  CHECK(file_state(file) == "3" + before.substr(1));
  std::filesystem::last_write_time(file, changed + std::chrono::seconds(1));
  CHECK(file_state(link) != file_state(folder / "none"));
  CHECK(file_state(file) != "3" + before.substr(1));
}
