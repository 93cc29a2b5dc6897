#include "outputs/shared_results.hpp"

#include <atomic>
#include <stdexcept>

#include "cli/process.hpp"
#include "core/parallel.hpp"
#include "outputs/make_outputs.hpp"
#include "outputs/plan_outputs.hpp"
#include "scene/broken.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("a result is computed once, for any number of threads", "[outputs]") {
  SharedResults results;
  std::atomic<int> computed = 0;
  parallel_for(20, 4, [&](std::int64_t i, int) {
    const auto wanted = static_cast<std::uint8_t>(i % 2);
    const Bytes got = results.get(i % 2 == 0 ? "even" : "odd", [&] {
      ++computed;
      return Bytes{wanted};
    });
    if (got != Bytes{wanted}) throw std::logic_error("another's result");
  });
  CHECK(computed == 2);
}

TEST_CASE("what fails is computed again, and what is too large is not kept", "[outputs]") {
  SharedResults results;
  CHECK_THROWS_AS(results.get("a", []() -> Bytes { throw std::runtime_error("no"); }), std::runtime_error);
  CHECK(results.get("a", [] { return Bytes{1}; }) == Bytes{1});
  CHECK(results.get("a", [] { return Bytes{2}; }) == Bytes{1});
  results.get("large", [] { return Bytes(SharedResults::kMostBytes); });
  CHECK(results.get("large", [] { return Bytes{3}; }) == Bytes{3});
}

namespace {

struct ComputedMaps : BatchWatcher {
  int maps = 0;
  std::string given_up;
  void computing(const Target&, std::string_view what, double share) override {
    if (what == "basins of Adam" && share == 0) ++maps;
  }
  void made(const Target&, const Made& made) override { given_up += made.given_up; }
};

}  // namespace

TEST_CASE("a basin map is computed once for all outputs of its size, and all their tries", "[outputs]") {
  const TemporaryFolder folder;
  std::vector<Scene> scenes;
  scenes.push_back(
      parse_scene("s.yaml",
                  "surface: himmelblau\nstart: [0, -4]\noptimizers: [{name: adam, learning_rate: 0.3}]\n"
                  "epochs: 20\nlayout: {areas: [basins]}\ntimeline: {duration: 4}\noutputs:\n"
                  "  - {profile: ci, width: 320, height: 180, fps: 5}\n"
                  "  - {profile: blog, width: 320, height: 180, fps: 20, max_bytes: 30000}\n",
                  shipped_configs()));
  ComputedMaps watcher;
  const auto targets = plan_outputs({{"s.yaml", ""}}, scenes, {.output_dir = folder.path()});
  CHECK(make_outputs(targets, {.jobs = 2}, watcher) == 0);
  CHECK(watcher.maps == 1);
  CHECK(watcher.given_up == "");
}
