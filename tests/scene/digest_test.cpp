#include "scene/digest.hpp"

#include "catch.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

namespace {

std::string digest(const std::string& text, const LoadOptions& options = {}) {
  const Scene scene = parse_scene("s.yaml", text, shipped_configs(), options);
  return scene_digest(scene, scene.outputs.front());
}

}  // namespace

TEST_CASE("a scene's digest is of what it says, not of how it is written") {
  const std::string plain = digest("surface: himmelblau\nstart: [1, 2]\n");
  CHECK(plain.size() == 16);
  CHECK(plain.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(digest("# a comment\nsurface:   himmelblau # another\n\nstart:\n- 1\n- 2\n") == plain);
  CHECK(digest("surface: himmelblau\nstart: [1, 2.5]\n") != plain);
  CHECK(digest("surface: himmelblau\nstart: [1, 2]\ntitle: T\n") != plain);
  CHECK(digest("surface: himmelblau\nstart: [1, 2]\noptimizers: [adam]\n") != plain);
}

TEST_CASE("a scene's digest is of one output and of the configs that it uses") {
  const std::string base = "surface: himmelblau\n";
  const std::string lecture = digest(base + "outputs: [lecture]\n");
  CHECK(digest(base) == lecture);  // the first default output
  CHECK(digest(base + "outputs: [lecture, blog]\n") == lecture);
  CHECK(digest(base + "outputs: [blog]\n") != lecture);
  CHECK(digest(base + "outputs: [{profile: lecture, crf: 20}]\n") != lecture);
  CHECK(digest(base + "outputs: [{profile: lecture, fps: 30}]\n") != lecture);
  CHECK(digest(base + "outputs: [blog]\n", {.profile = "lecture"}) == lecture);
  CHECK(digest(base, {.theme = "slate"}) != lecture);
  CHECK(digest(base, {.theme = "paper"}) == lecture);
}
