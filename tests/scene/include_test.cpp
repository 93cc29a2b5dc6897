// Fragments: what wins, where mistakes stand, and what is refused.
#include "scene/include.hpp"

#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "scene/broken.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// A folder that is the working directory, so that messages name files without it.
class WorkingFolder {
 public:
  WorkingFolder() : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(folder_.path());
  }
  ~WorkingFolder() { std::filesystem::current_path(before_); }
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;

  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories(std::filesystem::path(folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }

 private:
  TemporaryFolder folder_;
  std::filesystem::path before_;
};

Scene loaded_here() { return load_scene("s.yaml", shipped_configs(), {.typeset = false}); }

std::string said_here() {
  try {
    loaded_here();
  } catch (const Error& e) {
    return e.what();
  }
  return {};
}

}  // namespace

TEST_CASE("include: the scene wins, then the fragment that is named last") {
  const WorkingFolder here;
  here.write(
      "s.yaml",
      "include: [a.yaml, parts/b.yaml]\nsurface: bowl\nstarts: [[1, 2], [3, 4]]\nvariables: {n: 30}\n");
  here.write("a.yaml",
             "surface: himmelblau\nepochs: 10\ntitle: From a\nstart: [0, 0]\nvariables: {n: 5, m: 6}\n");
  here.write("parts/b.yaml", "version: 1\ninclude: parts/c.yaml\nepochs: ${n}\n");
  here.write("parts/c.yaml", "epochs: 7\nseed: ${m}\ngradient: {noise: 0.1}\n");
  const Scene s = loaded_here();
  CHECK(s.surface.name == "bowl");
  CHECK(s.epochs == 30);
  CHECK(s.title == "From a");
  CHECK(s.starts == std::vector<Point>{{1, 2}, {3, 4}});
  CHECK(s.seed == 6);
  std::vector<std::string> fragments;
  for (const InputFile& file : s.inputs) {
    if (file.kind == "fragment") fragments.push_back(file.path);
  }
  CHECK(fragments == std::vector<std::string>{"parts/b.yaml", "parts/c.yaml", "a.yaml"});
}

TEST_CASE("include: mistakes in a fragment stand in its file") {
  const WorkingFolder here;
  here.write("s.yaml", "include: a.yaml\nsurface: bowl\nepochs: ${n}\nlearning_rate: -1\n");
  here.write("a.yaml", "# common\ntheme: papr\nvariables: {n: 0}\n");
  CHECK(said_here() ==
        "s.yaml:3:9: error: epochs must be a whole number in [1, 1000000], not 0 (${n} = 0 stands at "
        "a.yaml:3:16)\n"
        "  epochs: ${n}\n"
        "          ^\n"
        "s.yaml:4:16: error: learning_rate must be a number above 0, not -1\n"
        "  learning_rate: -1\n"
        "                 ^\n"
        "a.yaml:2:8: error: unknown theme 'papr'\n"
        "  theme: papr\n"
        "         ^\n"
        "  did you mean 'paper'?");
  here.write("a.yaml", "epochs: [1\n");
  CHECK_THAT(said_here(), Catch::StartsWith("a.yaml:"));
  here.write("a.yaml", "- 1\n");
  CHECK(said_here() ==
        "a.yaml:1:1: error: expected a mapping of keys, as this file is included\n"
        "  - 1\n"
        "  ^");
}

TEST_CASE("include: what is refused") {
  const WorkingFolder here;
  here.write("a.yaml", "include: b.yaml\n");
  here.write("b.yaml", "include: [a.yaml]\n");
  const auto said_of = [&](const std::string& include) {
    here.write("s.yaml", "surface: bowl\ninclude: " + include + "\n");
    return said_here();
  };
  CHECK(said_of("a.yaml") ==
        "b.yaml:1:11: error: include a.yaml: it includes itself: a.yaml > b.yaml > a.yaml\n"
        "  include: [a.yaml]\n"
        "            ^");
  CHECK(said_of("s.yaml") ==
        "s.yaml:2:10: error: include s.yaml: it includes itself: s.yaml > s.yaml\n"
        "  include: s.yaml\n"
        "           ^");
  CHECK(said_of("../x.yaml") ==
        "s.yaml:2:10: error: include ../x.yaml: it must be in the scene's folder, or below\n"
        "  include: ../x.yaml\n"
        "           ^");
  CHECK(said_of("x.yaml") ==
        "s.yaml:2:10: error: include x.yaml: no such file\n"
        "  include: x.yaml\n"
        "           ^");
  CHECK(said_of("\"${x}.yaml\"") ==
        "s.yaml:2:10: error: include: a file's name cannot be made of variables\n"
        "  include: \"${x}.yaml\"\n"
        "           ^");
  CHECK_THAT(said_of("[]"), Catch::Contains("include must have 1 to 32 items, not 0"));
}

TEST_CASE("include: depth, number and size are bounded") {
  const WorkingFolder here;
  here.write("s.yaml", "include: f0.yaml\nsurface: bowl\n");
  for (int i = 0; i < 9; ++i)
    here.write("f" + std::to_string(i) + ".yaml", "include: f" + std::to_string(i + 1) + ".yaml\n");
  CHECK_THAT(said_here(),
             Catch::StartsWith("f7.yaml:1:10: error: include f8.yaml: more than 8 files, each included by "
                               "the one before"));
  here.write("f0.yaml",
             "include: [f9.yaml, f9.yaml, f9.yaml, f9.yaml, f9.yaml, f9.yaml, f9.yaml, f9.yaml]\n");
  here.write("f9.yaml", "include: [f10.yaml, f10.yaml, f10.yaml, f10.yaml]\n");
  here.write("f10.yaml", "epochs: 5\n");
  CHECK_THAT(said_here(), Catch::Contains("error: include f10.yaml: the scene includes more than 32 files"));
  here.write("f0.yaml", "include: [f1.yaml, f1.yaml]\n");
  here.write("f1.yaml", "# " + std::string(600'000, 'x') + "\nepochs: 5\n");
  CHECK_THAT(said_here(), Catch::Contains("the included files are larger than 1048576 bytes together"));
}

TEST_CASE(
    "include: what optimizers of a fragment lack, and labels they share, is said at their places in it") {
  const WorkingFolder here;
  here.write("s.yaml", "include: rules.yaml\nsurface: {name: mlp, hidden: [4], points: 20}\nepochs: 5\n");
  here.write("rules.yaml", "# rules\noptimizers:\n  - {name: newton}\n");
  CHECK(said_here() ==
        "rules.yaml:3:5: error: newton needs second derivatives, and mlp has none\n"
        "    - {name: newton}\n"
        "      ^");
  here.write("s.yaml", "include: rules.yaml\nsurface: bowl\n");
  here.write("rules.yaml", "optimizers:\n  - {name: adam, label: A}\n  - {name: sgd, label: A}\n");
  const Scene scene = loaded_here();
  REQUIRE(scene.warnings.size() == 1);
  CHECK(to_string(scene.warnings[0], "warning") ==
        "rules.yaml:3:5: warning: two optimizers have the label 'A'\n"
        "    - {name: sgd, label: A}\n"
        "      ^\n"
        "  the other one is at rules.yaml:2:5; give one a label of its own");
}
