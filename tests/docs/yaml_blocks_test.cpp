// Every YAML block of README.md and docs/ is what it says: a scene, a part of one, or a file of configs/.
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <map>

#include "catch.hpp"
#include "cli/process.hpp"
#include "docs/pages.hpp"
#include "docs/scene_parts.hpp"
#include "shipped_scenes.hpp"
#include "temporary_folder.hpp"
#include "video/sounds.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// What a block that is part of a scene needs around it.
const std::string kAround =
    "surface: himmelblau\n"
    "start: [1, 4.5]\n"
    "optimizers:\n"
    "  - {name: gradient_descent, learning_rate: 0.003}\n"
    "  - {name: momentum, learning_rate: 0.003}\n"
    "  - {name: adam, learning_rate: 0.2}\n";

const std::map<std::string, std::string> kConfigFolders = {
    {"yaml profile", "profiles"}, {"yaml theme", "themes"}, {"yaml optimizer set", "optimizers"}};

/// "docs-time.md-12"; a config file has a name that scenes may use.
std::string file_stem(const Page& page, const Block& block) {
  std::string path = page.path;
  std::replace(path.begin(), path.end(), '/', '-');
  return fmt::format("{}-{}", path, block.line);
}

class Blocks {
 public:
  Blocks() {
    fs::create_directory(folder_ / "scenes");
    for (const auto& [info, name] : kConfigFolders) fs::create_directories(folder_ / ("configs/" + name));
    test::write_sound(folder_ / "scenes/talk.wav", 2.0);
    fs::copy(GRADREEL_SOURCE_DIR "/scenes/data", folder_ / "scenes/data");
    fs::copy(folder_ / "scenes/data/sine.npz", folder_ / "scenes/landscape.npz");
    write_file(folder_ / "scenes/loss.csv", "9,4,9\n8,3,8\n7,2,7\n8,3,8\n9,4,9\n");
    write_file(folder_ / "scenes/adam.csv", "step,w0,w1\n0,0.5,4\n1,0.6,3.9\n");
    write_file(folder_ / "scenes/points.csv", "u,v,class\n-1,0,0\n-2,1,0\n1,0,1\n2,-1,1\n");
    for (const char* name : {"training", "validation"})
      write_file(folder_ / ("scenes/" + std::string(name) + ".csv"),
                 "iteration,train_loss,step,loss\n0,4,0,4\n9,1,9,2\n");
  }

  void add(const Page& page) {
    SceneParts tutorial;
    for (const Block& block : page.blocks) {
      if (block.info.rfind("yaml", 0) != 0) continue;
      ++count_;
      if (block.info == "yaml workflow") {
        INFO(place_of(page, block.line));
        CHECK_NOTHROW(YAML::Load(block.text));
      } else if (const auto config = kConfigFolders.find(block.info); config != kConfigFolders.end()) {
        write_file(folder_ / fmt::format("configs/{}/block_{}.yaml", config->second, count_), block.text);
      } else {
        if (block.info == "yaml tutorial") tutorial.put(block.text);
        save_fragment(block);
        write_file(folder_ / ("scenes/" + file_stem(page, block) + ".yaml"), scene_of(block, tutorial));
      }
    }
  }

  int count() const { return count_; }

  std::string mistakes() const {
    const Result said =
        run_binary(folder_.path(), {"check", "--strict", "--config-dir", folder_ / "configs", "scenes"});
    return said.exit_code == 0 ? "" : said.err;
  }

 private:
  /// One that begins with "# _NAME.yaml" is what others include.
  void save_fragment(const Block& block) {
    if (block.text.rfind("# _", 0) != 0) return;
    write_file(folder_ / ("scenes/" + block.text.substr(2, block.text.find(".yaml") + 3)), block.text);
  }

  /// The block comes first, so that a message has its line.
  static std::string scene_of(const Block& block, const SceneParts& tutorial) {
    if (block.info == "yaml fragment") return SceneParts(block.text).completed_by(SceneParts(kAround)).text();
    return block.info == "yaml tutorial" ? tutorial.text() : block.text;
  }

  TemporaryFolder folder_;
  int count_ = 0;
};

}  // namespace

TEST_CASE("every YAML block of README.md and docs/ is right") {
  Blocks blocks;
  for (const Page& page : project_pages()) {
    if (is_for_users(page) && page.path != "docs/gallery.md") blocks.add(page);
  }
  CHECK(blocks.count() >= 30);
  CHECK(blocks.mistakes() == "");
}

TEST_CASE("the whole scene of the tutorial is the sum of its steps") {
  SceneParts steps;
  std::string whole;
  for (const Page& page : project_pages()) {
    if (page.path != "docs/tutorial.md") continue;
    for (const Block& block : page.blocks) {
      if (block.info == "yaml tutorial") steps.put(block.text);
      if (block.info == "yaml") whole = block.text;
    }
  }
  CHECK("# lecture.yaml\n" + whole == steps.text());
}

TEST_CASE("the gallery has the YAML of every shipped scene") {
  std::string gallery;
  for (const Page& page : project_pages()) {
    if (page.path != "docs/gallery.md") continue;
    for (const Block& block : page.blocks) gallery += "\n" + block.text;
  }
  for (const std::string& path : shipped_scenes()) {
    const std::string text = read_file(path);
    if (gallery.find(text.substr(text.find("\ntitle:"))) == std::string::npos) {
      FAIL_CHECK(path << " is not in docs/gallery.md as it is: run scripts/update-pictures and "
                         "commit what it changes");
    }
  }
}

TEST_CASE("parts of a scene replace and complete each other by their keys") {
  SceneParts parts("a: 1\nb:\n  - c\n\n# d\nd: [2,\n3]\n");
  CHECK(parts.text() == "a: 1\nb:\n  - c\n\n# d\nd: [2,\n3]\n");
  parts.put("b: 4\ne: 5\n");
  CHECK(parts.text() == "a: 1\nb: 4\n\n# d\nd: [2,\n3]\ne: 5\n");
  CHECK(SceneParts("e: 6\n").completed_by(parts).text() == "e: 6\na: 1\nb: 4\n\n# d\nd: [2,\n3]\n");
}
