// Scenes as other programs write them: json.dumps and yaml.safe_dump of Python, among others.
#include "catch.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

namespace {

Scene as_dumped(const std::string& text) { return parse_scene("s.yaml", text, shipped_configs()); }

}  // namespace

TEST_CASE("off and on are read in quotes and as booleans") {
  for (const char* off : {"off", "'off'", "\"off\"", "false", "'false'", "\"false\""}) {
    CAPTURE(off);
    const std::string text = std::string("surface: booth\nstop: {non_finite: ") + off + ", loss: " + off +
                             ", gradient_norm: " + off + "}\ntimeline: {loop: " + off +
                             "}\nlayout: {name: trio, title: " + off + ", legend: " + off + "}\n";
    const Scene scene = as_dumped(text);
    CHECK_FALSE(scene.stop.non_finite);
    CHECK_FALSE(scene.stop.loss);
    CHECK_FALSE(scene.stop.gradient_norm.has_value());
    CHECK_FALSE(scene.timeline.is_loop);
    CHECK_FALSE(scene.layout.title);
    CHECK(scene.layout.legend == LegendPlace::off);
  }
  for (const char* on : {"on", "'on'", "\"on\"", "true", "'true'", "\"true\""}) {
    CAPTURE(on);
    const Scene scene = as_dumped(std::string("surface: booth\nstop: {non_finite: ") + on + "}\n");
    CHECK(scene.stop.non_finite);
  }
  for (const char* none : {"none", "'none'", "false"}) {
    CAPTURE(none);
    const Scene scene =
        as_dumped(std::string("surface: booth\noutputs: [{profile: blog, format: webp, background: ") + none +
                  ", sidecar: 'true'}]\n");
    CHECK(scene.outputs[0].is_transparent);
    CHECK(scene.outputs[0].extras.sidecar);
  }
}

TEST_CASE("JSON is read, in one line, without spaces or indented with tabs") {
  const Scene dense =
      as_dumped(R"({"surface":"booth","stop":{"non_finite":"off"},"start":[1.0,-2e-05],"epochs":30,)"
                R"("optimizers":[{"name":"adam","learning_rate":1e-05,"epsilon_hat":true},"momentum"]})");
  CHECK(dense.epochs == 30);
  CHECK(dense.starts.front() == Point{1, -2e-05});
  CHECK(dense.optimizers.size() == 2);
  const Scene indented = as_dumped("{\n\t\"surface\": \"booth\",\n\t\"epochs\": 30\n}\n");
  CHECK(indented.epochs == 30);
}

TEST_CASE("JSON's escapes of characters beyond U+FFFF are read, and places after them are right") {
  CHECK(as_dumped(R"({"title": "\u03b8 \ud835\udf3d", "surface": "booth"})").title == "θ 𝜽");
  CHECK(as_dumped(R"({"title": "\\ud835", "surface": "booth"})").title == R"(\ud835)");
  CHECK(said_about("{\"surface\": \"booth\", \"title\": \"\\ud835\\udf3d\", \"epoch\": 3}") ==
        "s.yaml:1:47: error: unknown key 'epoch' in scene\n"
        "  {\"surface\": \"booth\", \"title\": \"\\ud835\\udf3d\", \"epoch\": 3}\n"
        "                                                ^\n"
        "  did you mean 'epochs'?");
}

TEST_CASE("YAML of PyYAML's safe_dump is read") {
  const Scene scene = as_dumped(
      "epochs: 40\n"
      "layout:\n"
      "  legend: 'off'\n"
      "  name: duo\n"
      "optimizers:\n"
      "- beta1: 0.8\n"
      "  learning_rate: 1.0e-05\n"
      "  name: adam\n"
      "start:\n"
      "- 1.0\n"
      "- 2.0\n"
      "surface: booth\n"
      "title: \"\\u03B8 falls\"\n"
      "view:\n"
      "  domain:\n"
      "    x: [-5, 5]\n"
      "    'y': [-5, 5]\n");
  CHECK(scene.title == "θ falls");
  CHECK(scene.layout.legend == LegendPlace::off);
  CHECK(scene.optimizers[0].params.number("learning_rate") == 1e-05);
}
