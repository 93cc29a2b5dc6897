#include "preview/file_watch.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <thread>

#include "cli/process.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// Whether wait() returns once `change` was made; false after ten seconds.
bool sees(FileWatch& watch, const std::function<void()>& change) {
  std::atomic<bool> is_back = false;
  std::jthread waiting([&] {
    watch.wait();
    is_back = true;
  });
  change();
  for (int i = 0; i < 2000 && !is_back; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  const bool saw = is_back;
  watch.wake();
  return saw;
}

}  // namespace

TEST_CASE("a file that is written, replaced, removed or made again is seen", "[threads]") {
  const TemporaryFolder folder;
  const std::string file = folder / "s.yaml", other = folder / "other.yaml";
  write_file(file, "1");
  FileWatch watch;
  watch.watch({file});
  CHECK(sees(watch, [&] { write_file(file, "2"); }));
  write_file(other, "3");
  CHECK(sees(watch, [&] { fs::rename(other, file); }));
  CHECK(sees(watch, [&] { fs::remove(file); }));
  CHECK(sees(watch, [&] { write_file(file, "4"); }));
  CHECK(sees(watch, [&] { fs::rename(file, other); }));
}

TEST_CASE("a folder that goes and comes back is watched again", "[threads]") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "sub");
  write_file(folder / "sub/s.yaml", "1");
  FileWatch watch;
  watch.watch({folder / "sub/s.yaml"});
  CHECK(sees(watch, [&] { fs::rename(folder / "sub", folder / "away"); }));
  CHECK(sees(watch, [&] { fs::rename(folder / "away", folder / "sub"); }));
  CHECK(sees(watch, [&] { write_file(folder / "sub/s.yaml", "2"); }));
}

TEST_CASE("of a link, both ends are watched; of a folder, every file", "[threads]") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "real");
  write_file(folder / "real/s.yaml", "1");
  fs::create_symlink("real/s.yaml", folder / "s.yaml");
  FileWatch watch;
  watch.watch({folder / "s.yaml"});
  CHECK(sees(watch, [&] { write_file(folder / "real/s.yaml", "2"); }));
  CHECK(sees(watch, [&] { fs::remove(folder / "s.yaml"); }));
  watch.add({}, {folder / "real"});
  CHECK(sees(watch, [&] { write_file(folder / "real/new.csv", "3"); }));
  CHECK(sees(watch, [&] { write_file(folder / "s.yaml", "4"); }));
}

TEST_CASE("other files in the same folder are not waited for", "[threads]") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", "1");
  FileWatch watch;
  watch.watch({folder / "s.yaml"});
  std::atomic<bool> is_back = false;
  std::jthread waiting([&] {
    watch.wait();
    is_back = true;
  });
  for (int i = 0; i < 20; ++i) {
    write_file(folder / "s.yaml.swp", std::to_string(i));
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  CHECK_FALSE(is_back);
  watch.wake();
}
