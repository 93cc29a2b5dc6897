// Scenes whose outputs would be one file.
#include "outputs/collision.hpp"

#include "catch.hpp"
#include "outputs/plan_targets.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

namespace {

/// What is said of scenes of these files.
std::string collide(const std::vector<std::string>& files) {
  std::vector<Scene> scenes;
  std::vector<SceneFile> found;
  for (const std::string& file : files) {
    scenes.push_back(parse_scene(file, "surface: himmelblau\n", shipped_configs()));
    found.push_back({file, ""});
  }
  try {
    refuse_overwriting(planned_files(plan_targets(found, scenes, "out")), scenes);
  } catch (const Error& e) {
    return e.what();
  }
  return {};
}

}  // namespace

TEST_CASE("scenes of one name are named both, with a way out") {
  const std::string line = "\n  surface: himmelblau\n  ^\n  ";
  CHECK(collide({"talks/a/x.yaml", "talks/b/x.yaml"}) ==
        "talks/b/x.yaml:1:1: error: talks/a/x.yaml and talks/b/x.yaml would both be written to "
        "out/x.lecture.mp4" +
            line +
            "render the folder that has both, and each goes into a folder of its own: gradreel render talks");
  CHECK(collide({"./x.yaml", "b/x.yaml"}) ==
        "b/x.yaml:1:1: error: ./x.yaml and b/x.yaml would both be written to out/x.lecture.mp4" + line +
            "render the folder that has both, and each goes into a folder of its own: gradreel render .");
  CHECK(collide({"x.yaml", "x.yml"}) ==
        "x.yml:1:1: error: x.yaml and x.yml would both be written to out/x.lecture.mp4" + line +
            "rename one of them");
  CHECK(collide({"x.yaml", "./x.yaml"}) ==
        "./x.yaml:1:1: error: x.yaml and ./x.yaml would both be written to out/x.lecture.mp4" + line +
            "name it once");
  CHECK(collide({"x.yaml", "x.yaml"}) ==
        "x.yaml:1:1: error: x.yaml is named twice, and would be written to out/x.lecture.mp4 twice" + line +
            "name it once");
  CHECK(collide({"x.yaml", "y.yaml"}).empty());
}
