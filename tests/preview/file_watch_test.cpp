#include "preview/file_watch.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <thread>

#include "cli/process.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("a file that is written, replaced, removed or made again is seen, and no other") {
  const TemporaryFolder folder;
  const std::string file = folder / "s.yaml", other = folder / "other.yaml";
  write_file(file, "1");
  FileWatch watch;
  watch.watch({file});
  write_file(other, "2");
  CHECK_FALSE(watch.has_changed());
  write_file(file, "3");
  CHECK(watch.has_changed());
  CHECK_FALSE(watch.has_changed());
  fs::rename(other, file);
  CHECK(watch.has_changed());
  fs::remove(file);
  CHECK(watch.has_changed());
  write_file(file, "4");
  CHECK(watch.has_changed());
  fs::rename(file, other);
  CHECK(watch.has_changed());
  fs::create_directory(file);  // a folder of its name is none
  CHECK_FALSE(watch.has_changed());
}

TEST_CASE("of a link, both ends are watched; of a folder, every file") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "real");
  write_file(folder / "real/s.yaml", "1");
  fs::create_symlink("real/s.yaml", folder / "s.yaml");
  FileWatch watch;
  watch.watch({folder / "s.yaml"});
  write_file(folder / "real/s.yaml", "2");
  CHECK(watch.has_changed());
  fs::remove(folder / "s.yaml");
  CHECK(watch.has_changed());
  write_file(folder / "real/new.csv", "3");
  CHECK_FALSE(watch.has_changed());
  watch.add({}, {folder / "real"});
  write_file(folder / "real/new.csv", "4");
  CHECK(watch.has_changed());
  write_file(folder / "s.yaml", "5");  // still watched
  CHECK(watch.has_changed());
  watch.watch({folder / "real/s.yaml"});
  write_file(folder / "s.yaml", "6");
  write_file(folder / "real/new.csv", "7");
  CHECK_FALSE(watch.has_changed());
}

TEST_CASE("who waits goes on at a change, or when woken; also in a folder that went and came back",
          "[threads]") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "sub");
  write_file(folder / "sub/s.yaml", "1");
  FileWatch watch;
  watch.watch({folder / "sub/s.yaml"});
  const auto goes_on = [&](const std::function<void()>& change) {
    std::atomic<bool> is_back = false;
    const std::jthread waiting([&] {
      watch.wait();
      is_back = true;
    });
    change();
    return comes_true([&] { return is_back.load(); });
  };
  CHECK(goes_on([&] { write_file(folder / "sub/s.yaml", "2"); }));
  CHECK(goes_on([&] { fs::rename(folder / "sub", folder / "away"); }));
  CHECK(goes_on([&] { fs::rename(folder / "away", folder / "sub"); }));
  CHECK(goes_on([&] { write_file(folder / "sub/s.yaml", "3"); }));
  CHECK(goes_on([&] { watch.wake(); }));
}
