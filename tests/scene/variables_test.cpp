// `${name}`: what it stands for, and what is said of a value that was made so.
#include "scene/variables.hpp"

#include "catch.hpp"
#include "scene/broken.hpp"
#include "scene/digest.hpp"
#include "scene/references.hpp"

using namespace gradreel;

namespace {

Scene with_variables(const std::string& text, const std::vector<std::string>& set = {}) {
  return parse_scene("s.yaml", text, shipped_configs(), {.set = set, .typeset = false});
}

std::string said_with_set(const std::string& text, const std::vector<std::string>& set) {
  try {
    with_variables(text, set);
  } catch (const Error& e) {
    return e.what();
  }
  return {};
}

std::vector<std::string> variable_warnings(const std::string& text) {
  std::vector<std::string> all;
  for (const Mistake& m : with_variables(text).warnings) all.push_back(to_string(m, "warning"));
  return all;
}

constexpr const char* kVaried =
    "variables: {alpha: 0.1, rule: adam, is_on: true, n: 5}\n"
    "title: Rate ${alpha} of ${rule}, $x^{${n}}$ and \\${alpha}\n"
    "surface: bowl\n"
    "optimizers: [{name: \"${rule}\", learning_rate: \"${alpha}\", label: \"${rule}: ${alpha}\"}]\n"
    "epochs: ${n}0\n"
    "start: [\"-${alpha}\", \"${n}\"]\n"
    "outputs: [{profile: ci, poster: \"${is_on}\"}]\n";

}  // namespace

TEST_CASE("a variable stands for its text, which is then read as its key says") {
  const Scene s = with_variables(kVaried);
  CHECK(s.title == "Rate 0.1 of adam, $x^{5}$ and \\${alpha}");
  CHECK(s.optimizers.at(0).entry->name == "adam");
  CHECK(s.optimizers[0].params.number("learning_rate") == 0.1);
  CHECK(s.optimizers[0].label == "adam: 0.1");
  CHECK(s.epochs == 50);
  CHECK(s.starts.at(0) == Point{-0.1, 5});
  CHECK(s.outputs.at(0).extras.poster);
  CHECK(s.warnings.empty());
  CHECK(s.stem == "s");
  REQUIRE(s.variables.size() == 4);
  CHECK(s.variables[0].name == "alpha");
  CHECK(s.variables[0].value == "0.1");
}

TEST_CASE("--set goes before what the scene says") {
  const Scene s = with_variables(kVaried, {"alpha=0.3", "rule=momentum"});
  CHECK(s.title == "Rate 0.3 of momentum, $x^{5}$ and \\${alpha}");
  CHECK(s.optimizers.at(0).entry->name == "momentum");
  CHECK(s.optimizers[0].params.number("learning_rate") == 0.3);
  CHECK(s.stem == "s");
}

TEST_CASE("a scene with variables has the digest of the scene that states their values") {
  const Scene s = with_variables(
      "variables: {a: 0.1}\nversion: 1\nsurface: bowl\nlearning_rate: ${a}\noptimizers: [adam]\n");
  const Scene plain = with_variables("surface: bowl\nlearning_rate: 0.1\noptimizers: [adam]\n");
  const Scene other = with_variables("surface: bowl\nlearning_rate: 0.2\noptimizers: [adam]\n");
  CHECK(scene_digest(s, s.outputs[0]) == scene_digest(plain, plain.outputs[0]));
  CHECK(scene_digest(s, s.outputs[0]) != scene_digest(other, other.outputs[0]));
}

TEST_CASE("what is said of a value that was made of variables: its place, and where they stand") {
  CHECK(said_about("variables: {alpha: -1}\nsurface: bowl\noptimizers: [{name: adam, learning_rate: "
                   "\"${alpha}\"}]\n") ==
        "s.yaml:3:42: error: learning_rate must be a number above 0, not -1 (${alpha} = -1 stands at 1:20)\n"
        "  optimizers: [{name: adam, learning_rate: \"${alpha}\"}]\n"
        "                                           ^");
  CHECK(said_with_set("variables: {alpha: 1}\nsurface: bowl\nlearning_rate: ${alpha}\n", {"alpha=fast"}) ==
        "s.yaml:3:16: error: learning_rate: expected a number above 0, found 'fast' (${alpha} = fast is from "
        "--set)\n"
        "  learning_rate: ${alpha}\n"
        "                 ^");
  CHECK(said_about("variables: {a: 1, b: 2, c: 3, d: x}\nsurface: bowl\nepochs: ${a}${b}${c}${d}\n") ==
        "s.yaml:3:9: error: epochs: expected a whole number in [1, 1000000], found '123x' (${a} = 1 stands "
        "at 1:16, "
        "${b} = 2 stands at 1:22, ${c} = 3 stands at 1:28, …)\n"
        "  epochs: ${a}${b}${c}${d}\n"
        "          ^\n"
        "  write 123, without a unit");
}

TEST_CASE("a variable that is not declared stays mathematics in texts, and is a mistake elsewhere") {
  CHECK(with_variables("title: a ${i}^2$\nsurface: bowl\n").title == "a ${i}^2$");
  CHECK(said_about("variables: {alpha: 1}\nsurface: bowl\nlearning_rate: ${alpa}\ntitle: ${alpha}\n") ==
        "s.yaml:3:16: error: learning_rate: there is no variable 'alpa'\n"
        "  learning_rate: ${alpa}\n"
        "                 ^\n"
        "  did you mean 'alpha'?");
  CHECK(said_about("surface: ${f}\n") ==
        "s.yaml:1:10: error: surface: there is no variable 'f'\n"
        "  surface: ${f}\n"
        "           ^\n"
        "  declare it: variables: {f: 0.1}");
  CHECK(said_about("surface: {formula: \"x^${n}\", domain: {x: [-1, 1]}}\n") ==
        "s.yaml:1:23: error: surface.formula: there is no variable 'n'\n"
        "  surface: {formula: \"x^${n}\", domain: {x: [-1, 1]}}\n"
        "                        ^\n"
        "  declare it: variables: {n: 0.1}");
  for (const char* value :
       {"epochs: ${n}", "timeline: {duration: \"${n}\"}", "outputs: [{profile: \"${n}\"}]",
        "outputs: [{profile: blog, poster: \"${n}\"}]", "language: ${n}", "stop: {loss: \"${n}\"}",
        "outputs: [{profile: blog, max_bytes: \"${n}\"}]", "theme: ${n}"}) {
    CHECK_THAT(said_about(std::string("surface: bowl\n") + value),
               Catch::Contains(": there is no variable 'n'"));
  }
  CHECK(variable_warnings("variables: {alpha: 1}\ntitle: a ${alhpa}$ ${alpha}\nsurface: bowl\n") ==
        std::vector<std::string>{
            "s.yaml:2:8: warning: title: there is no variable 'alhpa', so that it stays as it is\n"
            "  title: a ${alhpa}$ ${alpha}\n"
            "         ^\n"
            "  did you mean 'alpha'?"});
}

TEST_CASE("mistakes in variables") {
  const Broken all[] = {
      {"surface: bowl\nvariables: [1]\n",
       "s.yaml:2:12: error: variables: expected a mapping of names to values, found a list\n"
       "  variables: [1]\n"
       "             ^\n"
       "  like variables: {alpha: 0.1}"},
      {"surface: bowl\nvariables: {Alpha: 1}\n",
       "s.yaml:2:13: error: variables: 'Alpha' cannot be the name of a variable\n"
       "  variables: {Alpha: 1}\n"
       "              ^\n"
       "  names are of lower-case letters, digits and _, and begin with a letter"},
      {"surface: bowl\nvariables: {a: [1, 2]}\n",
       "s.yaml:2:16: error: variables.a: expected text, found a list\n"
       "  variables: {a: [1, 2]}\n"
       "                 ^"},
      {"surface: bowl\nvariables: {a: 1, b: \"${a}0\"}\n",
       "s.yaml:2:22: error: variables.b: a variable cannot be made of variables\n"
       "  variables: {a: 1, b: \"${a}0\"}\n"
       "                       ^"},
      {"surface: bowl\nvariables: {x: 1}\nstart: [${x}, 1]\n",
       "s.yaml:3:9: error: a variable in brackets without quotes\n"
       "  start: [${x}, 1]\n"
       "          ^\n"
       "  write \"${x}\""},
      {"surface: bowl\nversion: 2\n",
       "s.yaml:2:10: error: version must be 1, the only one that this gradreel reads, not 2\n"
       "  version: 2\n"
       "           ^"},
  };
  for (const Broken& b : all) {
    CAPTURE(b.text);
    CHECK(said_about(b.text) == b.message);
  }
  CHECK(variable_warnings("surface: bowl\nvariables: {a: 1}\n") ==
        std::vector<std::string>{"s.yaml:2:13: warning: nothing uses ${a}\n"
                                 "  variables: {a: 1}\n"
                                 "              ^"});
}

TEST_CASE("mistakes in --set") {
  const std::string scene = "variables: {alpha: 1}\nsurface: bowl\ntitle: ${alpha}\n";
  CHECK(said_with_set(scene, {"alpa=1"}) ==
        "--set: error: there is no variable 'alpa'\n  did you mean 'alpha'?");
  CHECK(said_with_set("surface: bowl\n", {"a=1"}) ==
        "--set: error: there is no variable 'a'\n  declare it in the scene: variables: {a: 1}");
  CHECK(said_with_set(scene, {"alpha"}) ==
        "--set: error: expected NAME=VALUE, found 'alpha'\n  write --set alpha=0.1");
  CHECK(said_with_set(scene, {"Alpha=1"}) ==
        "--set: error: 'Alpha' cannot be the name of a variable\n"
        "  names are of lower-case letters, digits and _, and begin with a letter");
  CHECK(said_with_set(scene, {"alpha=1", "alpha=2"}) == "--set: error: alpha is set twice");
  CHECK(said_with_set(scene, {"alpha=" + std::string(201, '1')}) ==
        "--set: error: alpha: the value must have at most 200 characters");
  CHECK(said_with_set(scene, {"alpha=1\n"}) ==
        "--set: error: alpha: the value must be one line without control characters");
}

TEST_CASE("variables do not make a scene larger than a file may be") {
  std::string text = "variables: {a: " + std::string(200, 'x') + "}\nsurface: bowl\ntitle: \"";
  for (int i = 0; i < 6000; ++i) text += "${a}";
  CHECK_THAT(said_about(text + "\"\n"),
             Catch::Contains("error: with its variables the scene is larger than 1048576 bytes"));
  std::string many = "surface: bowl\nvariables:\n";
  for (int i = 0; i < 65; ++i) many += "  a" + std::to_string(i) + ": 1\n";
  CHECK_THAT(said_about(many), Catch::Contains("variables must have at most 64 entries, not 65"));
}

TEST_CASE("references are found between braces") {
  const auto all = [](std::string_view text) {
    std::vector<std::string> names;
    for (auto at = next_reference(text); at; at = next_reference(text, at->end)) names.push_back(at->name);
    return names;
  };
  CHECK(all("${a}${b_1} $c ${} {d} ${E}") == std::vector<std::string>{"a", "b_1", "", "E"});
  CHECK(all("\\${a} ${\\bar{x}} ${b").empty());
  CHECK(is_variable_name("a_1"));
  for (const char* name : {"", "_a", "1a", "A", "a-b", "ä"}) CHECK_FALSE(is_variable_name(name));
}
