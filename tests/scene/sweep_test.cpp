// Sweeps: which films there are, what they are called, and what is said about them together.
#include "scene/sweep.hpp"

#include "catch.hpp"
#include "scene/broken.hpp"
#include "scene/films.hpp"
#include "temporary_folder.hpp"

#include <fstream>

using namespace gradreel;
using namespace gradreel::testing;

namespace {

std::vector<Scene> films_in(const std::string& text, const std::vector<std::string>& set = {}) {
  const TemporaryFolder folder;
  std::ofstream(folder / "s.yaml") << text;
  const std::string path = folder / "s.yaml";
  return load_scenes({&path, 1}, shipped_configs(), {.set = set, .typeset = false});
}

std::vector<std::string> stems_of(const std::vector<Scene>& films) {
  std::vector<std::string> all;
  for (const Scene& s : films) all.push_back(s.stem);
  return all;
}

std::string sweep_of(const std::string& sweep) {
  return "surface: bowl\noptimizers: [adam]\nlearning_rate: ${alpha}\nsweep: " + sweep + "\n";
}

}  // namespace

TEST_CASE("a sweep makes a film for each value, named by it") {
  const auto films = films_in(sweep_of("{alpha: {log: [1e-3, 1], count: 7}}"));
  CHECK(stems_of(films) == std::vector<std::string>{"s-alpha=0.001", "s-alpha=0.003162", "s-alpha=0.01",
                                                    "s-alpha=0.03162", "s-alpha=0.1", "s-alpha=0.3162",
                                                    "s-alpha=1"});
  CHECK(films[3].optimizers.at(0).params.number("learning_rate") == 0.03162);
  CHECK(films[3].film == "alpha=0.03162");
  CHECK(films[3].films == 7);
  CHECK(films[3].name() == films[3].file + " (alpha=0.03162)");
  CHECK(stems_of(films_in(sweep_of("{alpha: {linear: [1, 2], count: 3}}"))) ==
        std::vector<std::string>{"s-alpha=1", "s-alpha=1.5", "s-alpha=2"});
  CHECK(stems_of(films_in(sweep_of("{alpha: [0.10, 1e-5, 1000000]}"))) ==
        std::vector<std::string>{"s-alpha=0.1", "s-alpha=1e-5", "s-alpha=1000000"});
}

TEST_CASE("several swept variables give all combinations; a set one is fixed") {
  const std::string scene =
      "surface: bowl\noptimizers: [{name: \"${rule}\", learning_rate: \"${alpha}\"}]\n"
      "variables: {alpha: 3}\nsweep: {alpha: [0.1, 0.2], rule: [adam, momentum]}\n";
  const auto films = films_in(scene);
  CHECK(stems_of(films) == std::vector<std::string>{"s-alpha=0.1-rule=adam", "s-alpha=0.1-rule=momentum",
                                                    "s-alpha=0.2-rule=adam", "s-alpha=0.2-rule=momentum"});
  CHECK(films[1].optimizers.at(0).entry->name == "momentum");
  CHECK(stems_of(films_in(scene, {"rule=sgd"})) ==
        std::vector<std::string>{"s-alpha=0.1-rule=sgd", "s-alpha=0.2-rule=sgd"});
  CHECK(stems_of(films_in(scene, {"rule=adam", "alpha=0.20"})) ==
        std::vector<std::string>{"s-alpha=0.2-rule=adam"});
  CHECK_THROWS_WITH(the_only_film(films_in(scene)),
                    Catch::Matches(".*s\\.yaml: error: the scene is a sweep of 4 films\n"
                                   "  choose one of them, like --set alpha=0\\.1 --set rule=adam"));
}

TEST_CASE("what films of a sweep have in common is said once") {
  CHECK(
      said_about("surface: bowl\noptimizers: [adam]\nlearning_rate: ${a}\nepochs: 0\nsweep: {a: [1, 2]}\n") ==
      "s.yaml:4:9: error: epochs must be a whole number in [1, 1000000], not 0\n"
      "  epochs: 0\n"
      "          ^");
  CHECK(said_about("surface: bowl\noptimizers: [adam]\nlearning_rate: ${a}\nsweep: {a: [1, 0, -1]}\n") ==
        "s.yaml:3:16: error: learning_rate must be a number above 0, not 0 (${a} = 0 is of the sweep at "
        "4:12) (in 2 "
        "of 3 "
        "films, first a=0)\n"
        "  learning_rate: ${a}\n"
        "                 ^");
}

TEST_CASE("mistakes in sweeps") {
  const auto said = [](const std::string& sweep) { return said_about(sweep_of(sweep)); };
  CHECK(said("{}") ==
        "s.yaml:4:8: error: sweep: expected a mapping of variables to values, found a mapping\n"
        "  sweep: {}\n"
        "         ^\n"
        "  like sweep: {alpha: {log: [0.001, 1], count: 7}}");
  CHECK(
      said("{alpha: 0.1}") ==
      "s.yaml:4:16: error: sweep.alpha: expected a list of values, or ends like {log: [0.001, 1], count: 7}\n"
      "  sweep: {alpha: 0.1}\n"
      "                 ^\n"
      "  for one value, write variables: {alpha: 0.1}");
  CHECK(said("{alpha: [0.1, 0.10]}") ==
        "s.yaml:4:22: error: sweep.alpha has the value 0.1 twice\n"
        "  sweep: {alpha: [0.1, 0.10]}\n"
        "                       ^");
  CHECK(said("{alpha: [a/b]}") ==
        "s.yaml:4:17: error: a value of sweep.alpha must have no slashes: it is part of the name of a film\n"
        "  sweep: {alpha: [a/b]}\n"
        "                  ^");
  CHECK(said("{alpha: {log: [1, 2]}}") ==
        "s.yaml:4:16: error: count is missing in sweep.alpha\n"
        "  sweep: {alpha: {log: [1, 2]}}\n"
        "                 ^");
  CHECK(said("{alpha: {log: [1, 1.001], count: 5}}") ==
        "s.yaml:4:16: error: sweep.alpha has the value 1 twice, as values have four digits\n"
        "  sweep: {alpha: {log: [1, 1.001], count: 5}}\n"
        "                 ^\n"
        "  write the values as a list");
  CHECK(said("{alpha: [0.1], beta: [1, 2]}") ==
        "s.yaml:4:23: error: nothing uses ${beta}\n"
        "  sweep: {alpha: [0.1], beta: [1, 2]}\n"
        "                        ^");
  CHECK(said("{alpha: {linear: [1, 2], count: 600}, beta: [1, 2]}") ==
        "s.yaml:4:8: error: the sweep has more than 1000 combinations of values\n"
        "  sweep: {alpha: {linear: [1, 2], count: 600}, beta: [1, 2]}\n"
        "         ^");
}

TEST_CASE("names of films stay short enough for files") {
  std::string scene = "surface: bowl\ntitle: \"${a}${b}${c}\"\nsweep:\n";
  for (const char* name : {"a", "b", "c"})
    scene += std::string("  ") + name + ": [" + std::string(60, 'x') + "]\n";
  CHECK_THAT(said_about(scene), Catch::Contains("sweep: names of films would be longer than 150 bytes"));
}
