#include "scene/digest.hpp"

#include <fmt/format.h>

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
  CHECK(plain.size() == 64);
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

TEST_CASE(
    "each key of a scene has a digest and its place; their order does not count, outputs are not among "
    "them") {
  const std::string text = "surface: himmelblau\nepochs: 20\noutputs: [blog]\nstart: [1, 2]\n";
  const Scene scene = parse_scene("s.yaml", text, shipped_configs());
  std::string said;
  for (const KeyDigest& key : scene.sources.keys) {
    said += fmt::format("{} {}:{} {}\n", key.key, key.at.where.file, key.at.where.line, key.at.line);
  }
  CHECK(said ==
        "epochs s.yaml:2 epochs: 20\nstart s.yaml:4 start: [1, 2]\nsurface s.yaml:1 surface: himmelblau\n");
  CHECK(digest(text) == digest("start: [1, 2]\nepochs: 20\noutputs: [blog]\nsurface: himmelblau\n"));
  CHECK(scene.sources.theme.name == "paper");
  CHECK(scene.sources.optimizers.has_value());
}

TEST_CASE("a tuned scene's digest is the same before and after it is tuned") {
  const std::string text =
      "surface: bowl\ntune: {epochs: 5, learning_rate: [0.01, 0.1]}\noptimizers: [sgd]\nepochs: 5\n";
  CHECK(digest(text, {.tunes = false}) == digest(text));
}

TEST_CASE("what an output is beside its scene, as text") {
  const Scene scene =
      parse_scene("s.yaml", "surface: bowl\noutputs: [{profile: blog, fps: 12.5, max_bytes: 2000000}, csv]\n",
                  shipped_configs());
  CHECK(output_description(scene.outputs[0]) ==
        "gif, 800 x 450, 25/2 frames/s, loop 0, colors 255, max_bytes 2000000");
  CHECK(output_description(scene.outputs[1]) == "csv");
}
