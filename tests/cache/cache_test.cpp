#include "cache/cache.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <atomic>
#include <ctime>
#include <fstream>
#include <iterator>
#include <thread>

#include "../../fuzz/check_cache.hpp"
#include "catch.hpp"
#include "environment.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using namespace gradreel::testing;
namespace fs = std::filesystem;

namespace {

const Sha256Digest kAction = sha256("an action"), kOther = sha256("another");

Bytes some_bytes(std::size_t count, std::uint8_t seed = 1) {
  Bytes bytes(count);
  for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::uint8_t>(seed + 7 * i);
  return bytes;
}

std::string path_of(const TemporaryFolder& folder, const Sha256Digest& action) {
  const std::string hex = action.hex();
  return folder / ("cache/" + hex.substr(0, 2) + "/" + hex.substr(2));
}

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

/// Sets when the entry was used last.
void age(const std::string& path, int hours) {
  const timespec then = {std::time(nullptr) - 3600 * hours, 0};
  const timespec times[] = {then, then};
  REQUIRE(utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
}

std::time_t used(const std::string& path) {
  struct stat status = {};
  REQUIRE(stat(path.c_str(), &status) == 0);
  return status.st_mtim.tv_sec;
}

}  // namespace

TEST_CASE("what is stored is found, under its action alone") {
  const TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"});
  CHECK_FALSE(cache.find(kAction));
  CHECK_FALSE(fs::exists(folder / "cache"));
  for (const std::size_t size : {0, 1, 100'000}) {
    cache.store(kAction, some_bytes(size));
    CHECK(cache.find(kAction) == some_bytes(size));
  }
  CHECK_FALSE(cache.find(kOther));
  CHECK(Cache({.folder = folder / "cache"}).find(kAction) == some_bytes(100'000));
  CHECK(fs::is_empty(folder / "cache/tmp"));
  CHECK(fs::status(folder / "cache").permissions() == fs::perms::owner_all);
}

TEST_CASE("an entry that is damaged, cut off, longer or another's counts as missing, and is made again") {
  const TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"});
  cache.store(kAction, some_bytes(50));
  cache.store(kOther, some_bytes(50));
  const std::string path = path_of(folder, kAction), good = read(path);
  std::vector<std::string> bad = {"", good + "x", read(path_of(folder, kOther))};
  for (std::size_t i = 0; i < good.size(); ++i) {
    bad.push_back(good.substr(0, i));
    bad.push_back(good);
    bad.back()[i] = static_cast<char>(bad.back()[i] ^ 4);
  }
  for (const std::string& text : bad) {
    write(path, text);
    CHECK_FALSE(cache.find(kAction));
    CHECK_FALSE(fs::exists(path));
  }
  cache.store(kAction, some_bytes(50));
  CHECK(read(path) == good);
}

TEST_CASE("a file of the cache with any bytes changed is read as it stands, or refused") {
  for (const char* seed : {"01", "02", "03"}) {
    const std::string whole = read(std::string(GRADREEL_SOURCE_DIR "/fuzz/cache/") + seed);
    REQUIRE_FALSE(whole.empty());
    CHECK(fuzz::complaint_about_cache(whole) == "");
    for (std::size_t i = 0; i < whole.size(); ++i) {
      std::string wrong = whole;
      wrong[i] = static_cast<char>(wrong[i] ^ 1 << i % 8);
      const std::string why = fuzz::complaint_about_cache(wrong);
      if (!why.empty()) FAIL_CHECK(seed << ", byte " << i << ": " << why);
    }
  }
}

TEST_CASE("links and folders in the place of entries lead nowhere") {
  const TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"});
  cache.store(kAction, some_bytes(50));
  const std::string path = path_of(folder, kAction);
  fs::rename(path, folder / "outside");
  fs::create_symlink(folder / "outside", path);
  CHECK_FALSE(cache.find(kAction));
  CHECK(fs::exists(folder / "outside"));
  cache.store(kAction, some_bytes(3));  // in place of the link
  CHECK(cache.find(kAction) == some_bytes(3));
  CHECK(fs::file_size(folder / "outside") > 50);
  // The folder around it is a link, and so is that of temporaries.
  fs::create_directory(folder / "elsewhere");
  fs::remove_all(fs::path(path).parent_path());
  fs::create_directory_symlink(folder / "elsewhere", fs::path(path).parent_path());
  std::string problem;
  Cache warning({.folder = folder / "cache", .warn = [&](const std::string& p) { problem = p; }});
  warning.store(kAction, some_bytes(3));
  CHECK(fs::is_empty(folder / "elsewhere"));
  CHECK_THAT(problem, Catch::StartsWith("cannot make a folder in the cache " + (folder / "cache") + ": "));
  CHECK_FALSE(warning.find(kAction));
}

TEST_CASE("where nothing can be stored, that is said once") {
  const TemporaryFolder folder;
  write(folder / "file", "");
  int warnings = 0;
  std::string problem;
  Cache cache({.folder = folder / "file/cache", .warn = [&](const std::string& p) {
                 ++warnings;
                 problem = p;
               }});
  cache.store(kAction, some_bytes(3));
  cache.store(kOther, some_bytes(3));
  CHECK(warnings == 1);
  CHECK(problem ==
        "cannot write to the cache " + (folder / "file/cache") + ": Not a directory; nothing more is kept");
  CHECK_FALSE(cache.find(kAction));
}

TEST_CASE("once a day, what was not used for the longest time makes room") {
  const TemporaryFolder folder;
  Cache cache({.folder = folder / "cache", .most_bytes = 2500});
  std::vector<Sha256Digest> actions;
  for (int i = 0; i < 4; ++i) {
    actions.push_back(sha256(std::to_string(i)));
    cache.store(actions.back(), some_bytes(1000));
    age(path_of(folder, actions.back()), 50 - i);
  }
  CHECK(cache.find(actions[0]));  // it counts as used again
  CHECK(std::time(nullptr) - used(path_of(folder, actions[0])) < 3600);
  cache.trim();
  const auto left = [&] {
    std::string names;
    for (std::size_t i = 0; i < actions.size(); ++i) {
      if (fs::exists(path_of(folder, actions[i]))) names += std::to_string(i);
    }
    return names;
  };
  CHECK(left() == "03");
  for (const std::size_t i : {1, 2}) cache.store(actions[i], some_bytes(1000));
  cache.trim();  // not again today
  CHECK(left() == "0123");
  age(folder / "cache/trimmed", 25);
  age(path_of(folder, actions[2]), 9);
  age(path_of(folder, actions[1]), 8);
  age(path_of(folder, actions[3]), 7);
  cache.trim();
  CHECK(left() == "03");
}

TEST_CASE("what killed processes left is removed") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "cache/tmp");
  write(folder / "cache/tmp/4194304-0.part", "x");  // above the largest pid
  write(folder / "cache/tmp/notes", "x");
  Cache({.folder = folder / "cache"}).store(kAction, some_bytes(3));
  CHECK_FALSE(fs::exists(folder / "cache/tmp/4194304-0.part"));
  CHECK(fs::exists(folder / "cache/tmp/notes"));
}

TEST_CASE("several threads and caches share a folder", "[threads]") {
  const TemporaryFolder folder;
  Cache one({.folder = folder / "cache"}), other({.folder = folder / "cache"});
  std::atomic<int> wrong = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        Cache& cache = t % 2 == 0 ? one : other;
        for (int k = 0; k < 40; ++k) {
          const int n = k % 5;
          const Sha256Digest action = sha256(std::to_string(n));
          const Bytes expected = some_bytes(2000, static_cast<std::uint8_t>(n));
          if (const auto found = cache.find(action); found && *found != expected) ++wrong;
          cache.store(action, expected);
        }
      });
    }
  }
  CHECK(wrong == 0);
  CHECK(one.find(sha256("3")) == some_bytes(2000, 3));
  CHECK(fs::is_empty(folder / "cache/tmp"));
}

TEST_CASE("the folder is chosen by the environment") {
  const Environment home("HOME", "/home/a"), xdg("XDG_CACHE_HOME", "/x"), own("GRADREEL_CACHE_DIR", "/c");
  CHECK(default_cache_folder() == "/c");
  {
    const Environment relative("GRADREEL_CACHE_DIR", "c");
    CHECK(default_cache_folder() == "/x/gradreel");
    const Environment empty("XDG_CACHE_HOME", "");
    CHECK(default_cache_folder() == "/home/a/.cache/gradreel");
    const Environment none("HOME", "");
    CHECK_FALSE(default_cache_folder());
  }
}
