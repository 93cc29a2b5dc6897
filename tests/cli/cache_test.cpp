// The cache between runs of the real binary: killed ones, and several at once.
#include <nlohmann/json.hpp>
#include <random>

#include "cli/process.hpp"
#include "environment.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr const char* kEightSegments =
    "surface: himmelblau\nepochs: 60\ntimeline: {duration: 32}\nlayout: {areas: [contour]}\n"
    "outputs: [{profile: ci, width: 320, height: 180, fps: 5}]\n";  // eight segments

/// A folder with that scene, and a cache.
struct CachedFolder : TemporaryFolder {
  CachedFolder() { write_file(*this / "s.yaml", kEightSegments); }

  std::vector<std::string> arguments(const std::string& out) const {
    return {"render", "s.yaml", "--output-dir", out, "--report", out + ".json", "--cache-dir", "cache", "-q"};
  }
  std::string film(const std::string& out) const { return read_file(*this / (out + "/s.mp4")); }
  nlohmann::json report(const std::string& out) const {
    return nlohmann::json::parse(read_file(*this / (out + ".json")))["outputs"][0];
  }
  std::size_t entries() const {
    std::error_code error;
    std::size_t count = 0;
    for (auto entry = fs::recursive_directory_iterator(*this / "cache", error);
         !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
      count += entry->path().filename().string().size() == 62 ? 1 : 0;
    }
    return count;
  }
};

}  // namespace

TEST_CASE("a run after one that was killed makes what is missing, with the bytes of one undisturbed",
          "[cache]") {
  const CachedFolder undisturbed;
  REQUIRE(run_binary(undisturbed.path(), {"render", "s.yaml", "--no-cache", "-q"}).exit_code == 0);
  const std::string film = undisturbed.film("output");
  CHECK_FALSE(fs::exists(undisturbed / "cache"));
  std::mt19937 random(7);
  for (int i = 0; i < 3; ++i) {
    const CachedFolder folder;
    const std::size_t some = random() % 8;
    INFO(some << " segments");
    const Process process(folder.path(), folder.arguments("output"));
    process.gets_to([&] { return folder.entries() >= some; });
    process.send(SIGKILL);
    process.wait();
    REQUIRE(run_binary(folder.path(), folder.arguments("output")).exit_code == 0);
    CHECK(folder.film("output") == film);
    const nlohmann::json report = folder.report("output");
    // One of the entries is that nothing is wrong with the scene.
    CHECK((report["from_cache"] == true || report["segments_from_cache"].get<std::size_t>() + 1 >= some));
    CHECK(fs::is_empty(folder / "cache/tmp"));
    CHECK(fs::directory_iterator(folder / "output") != fs::directory_iterator());
    for (const auto& entry : fs::directory_iterator(folder / "output")) {
      CHECK(entry.path().filename() == "s.mp4");  // what the killed run left is gone
    }
  }
}

TEST_CASE("two runs share a cache and an output folder", "[cache]") {
  const CachedFolder folder;
  REQUIRE(run_binary(folder.path(), {"render", "s.yaml", "--no-cache", "-q", "--output-dir", "alone"})
              .exit_code == 0);
  std::vector<std::string> arguments = folder.arguments("output");
  const Process one(folder.path(), arguments), other(folder.path(), arguments);
  CHECK(one.wait().exit_code == 0);
  CHECK(other.wait().exit_code == 0);
  CHECK(folder.film("output") == folder.film("alone"));
  CHECK(run_binary(folder.path(), folder.arguments("third")).exit_code == 0);
  CHECK(folder.film("third") == folder.film("alone"));
  CHECK(folder.report("third")["from_cache"] == true);
  arguments.emplace_back("--cache-verify");
  CHECK(run_binary(folder.path(), arguments).exit_code == 0);
}

TEST_CASE("without a folder for it, or where it cannot be written, there is no cache") {
  const CachedFolder folder;
  write_file(folder / "s.yaml",
             "surface: himmelblau\nepochs: 9\ntimeline: {duration: 3}\n"
             "outputs: [{profile: ci, width: 160, height: 120, fps: 5}]\n");
  {
    const Environment own("GRADREEL_CACHE_DIR", ""), xdg("XDG_CACHE_HOME", ""), home("HOME", "");
    const Result r = run_binary(folder.path(), {"render", "s.yaml", "-q"});
    CHECK(r.exit_code == 0);
    CHECK(r.err.empty());
  }
  const Result r = run_binary(folder.path(), {"render", "s.yaml", "-q", "--cache-dir", "s.yaml/cache"});
  CHECK(r.exit_code == 0);
  CHECK(r.err == "warning: cannot write to the cache " + (folder / "s.yaml/cache") +
                     ": Not a directory; nothing more is kept\n");
  {
    const Environment own("GRADREEL_CACHE_DIR", folder / "own");
    CHECK(run_binary(folder.path(), {"render", "s.yaml", "-q"}).exit_code == 0);
    CHECK(fs::exists(folder / "own/tmp"));
  }
  const Result both = run_binary(folder.path(), {"render", "s.yaml", "--no-cache", "--cache-verify"});
  CHECK(both.exit_code == 2);
}
