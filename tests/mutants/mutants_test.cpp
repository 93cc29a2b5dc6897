// Whatever a scene says, gradreel renders it or refuses it with a place; `check` knows which.
//
// GRADREEL_MUTANTS: how many scenes are tried (300). GRADREEL_MUTANT_SEED: the first one's seed (1). A mutant
// that fails is written to mutant-failures/SEED.yaml in the folder of the build.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "mutants/mutate.hpp"
#include "mutants/trial.hpp"
#include "mutants/yaml_text.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text && *text ? std::strtoull(text, nullptr, 10) : otherwise;
}

void keep(const std::string& text, std::uint64_t seed) {
  const std::filesystem::path folder = std::filesystem::path(GRADREEL_GOLDEN_FAILURES) / "../mutant-failures";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / (std::to_string(seed) + ".yaml"), std::ios::binary) << text;
}

std::string written(const Value& root) { return yaml_text(root); }

}  // namespace

TEST_CASE("a shipped scene that is written anew reads as the same") {
  for (const Value& scene : scenes_to_mutate()) {
    std::vector<Mistake> mistakes;
    const Document again = parse_document("again.yaml", written(scene), mistakes);
    CHECK(mistakes.empty());
    CHECK(written(again.root) == written(scene));
  }
}

TEST_CASE("the same seed makes the same mutant, another one another") {
  const std::vector<Value> scenes = scenes_to_mutate();
  CHECK(mutant(scenes, 7) == mutant(scenes, 7));
  CHECK(mutant(scenes, 7) != mutant(scenes, 8));
}

TEST_CASE("mutants of shipped scenes render, or are refused by check with a place", "[mutants]") {
  const std::uint64_t count = from_environment("GRADREEL_MUTANTS", 300);
  const std::uint64_t first = from_environment("GRADREEL_MUTANT_SEED", 1);
  const std::vector<Value> scenes = scenes_to_mutate();
  const TemporaryFolder folder;
  std::filesystem::copy(GRADREEL_SOURCE_DIR "/scenes/data", folder / "data");
  std::vector<std::string> texts, files;
  for (std::uint64_t i = 0; i < count; ++i) {
    texts.push_back(mutant(scenes, first + i));
    files.push_back(folder / (std::to_string(first + i) + ".yaml"));
    std::ofstream(files.back(), std::ios::binary) << texts.back();
  }
  const std::vector<Verdict> verdicts = try_all(files, folder / "output");
  std::size_t refused = 0;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    refused += verdicts[i].is_refused ? 1 : 0;
    if (verdicts[i].fault.empty()) continue;
    keep(texts[i], first + i);
    UNSCOPED_INFO("GRADREEL_MUTANT_SEED=" << first + i << ": " << verdicts[i].fault << "\n" << texts[i]);
    CHECK(verdicts[i].fault.empty());
  }
  if (count < 100) return;
  CHECK(refused > count / 4);       // or the changes are too small
  CHECK(refused < count / 10 * 9);  // or next to nothing is painted
}
