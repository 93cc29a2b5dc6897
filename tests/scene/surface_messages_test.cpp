// What is said about what is computed.
#include "catch.hpp"
#include "scene/broken.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

TEST_CASE("mistakes in surface, starts and optimizers, to the letter") {
  static const Broken kCases[] = {
      {"", "s.yaml:1:1: error: the scene is empty"},
      {"# only a comment\n", "s.yaml:1:1: error: the scene is empty\n  # only a comment\n  ^"},
      {"surface\n",
       "s.yaml:1:1: error: scene: expected a mapping of keys, found 'surface'\n"
       "  surface\n"
       "  ^"},
      {"- surface: himmelblau\n",
       "s.yaml:1:1: error: scene: expected a mapping of keys, found a list\n"
       "  - surface: himmelblau\n"
       "  ^"},
      {"title: no surface\n",
       "s.yaml:1:1: error: surface is missing in scene\n"
       "  title: no surface\n"
       "  ^"},
      {"surface: himmelblau\n"
       "epoch: 100\n",
       "s.yaml:2:1: error: unknown key 'epoch' in scene\n"
       "  epoch: 100\n"
       "  ^\n"
       "  did you mean 'epochs'?"},
      {"surface: himmelblau\n"
       "epochs: 010\n",
       "s.yaml:2:9: error: epochs has leading zeros: 010\n"
       "  epochs: 010\n"
       "          ^\n"
       "  write 10"},
      {"surface: himmelblau\n"
       "epochs: .nan\n",
       "s.yaml:2:9: error: epochs must be finite: .nan\n"
       "  epochs: .nan\n"
       "          ^"},
      {"surface: himmelblau\n"
       "epochs: 1e999\n",
       "s.yaml:2:9: error: epochs must be finite: 1e999\n"
       "  epochs: 1e999\n"
       "          ^"},
      {"surface: himelblau\n",
       "s.yaml:1:10: error: unknown surface 'himelblau'\n"
       "  surface: himelblau\n"
       "           ^\n"
       "  did you mean 'himmelblau'?"},
      {"surface: {name: himmelblau, a: 1}\n",
       "s.yaml:1:29: error: unknown key 'a' in surface\n"
       "  surface: {name: himmelblau, a: 1}\n"
       "                              ^\n"
       "  a is a parameter of rosenbrock"},
      {"surface: {nam: himmelblau}\n",
       "s.yaml:1:11: error: unknown key 'nam' in surface\n"
       "  surface: {nam: himmelblau}\n"
       "            ^\n"
       "  did you mean 'name'?"},
      {"surface: himmelblau\n"
       "start: [1, 2, 3]\n",
       "s.yaml:2:8: error: start: expected [x, y], found a list of 3\n"
       "  start: [1, 2, 3]\n"
       "         ^"},
      {"surface: himmelblau\n"
       "starts: [[1, 2], [1, x], 3]\n",
       "s.yaml:2:22: error: y of a start: expected a number in [-1e+15, 1e+15], found 'x'\n"
       "  starts: [[1, 2], [1, x], 3]\n"
       "                       ^\n"
       "s.yaml:2:26: error: a start: expected [x, y], found '3'\n"
       "  starts: [[1, 2], [1, x], 3]\n"
       "                           ^"},
      {"surface: himmelblau\n"
       "start: [1, 2]\n"
       "starts: [[1, 2]]\n",
       "s.yaml:2:1: error: start and starts exclude each other\n"
       "  start: [1, 2]\n"
       "  ^\n"
       "  put all of them into starts"},
      {"surface: himmelblau\n"
       "starts: []\n",
       "s.yaml:2:9: error: starts must have 1 to 64 items, not 0\n"
       "  starts: []\n"
       "          ^"},
      {"surface: himmelblau\n"
       "starts: {x: 1, y: 2}\n",
       "s.yaml:2:9: error: starts: expected a list of starts, found a mapping\n"
       "  starts: {x: 1, y: 2}\n"
       "          ^\n"
       "  write starts: [[1, 2]]"},
      {"surface: himmelblau\n"
       "optimizers: [adamm]\n",
       "s.yaml:2:14: error: unknown optimizer 'adamm'\n"
       "  optimizers: [adamm]\n"
       "               ^\n"
       "  did you mean 'adam'?"},
      {"surface: himmelblau\n"
       "optimizers: clasic\n",
       "s.yaml:2:13: error: unknown optimizer set 'clasic'\n"
       "  optimizers: clasic\n"
       "              ^\n"
       "  did you mean 'classic'?"},
      {"surface: himmelblau\n"
       "optimizers: ../../etc/passwd\n",
       "s.yaml:2:13: error: unknown optimizer set '../../etc/passwd'\n"
       "  optimizers: ../../etc/passwd\n"
       "              ^\n"
       "  known: classic, gd_adam"},
      {"surface: himmelblau\n"
       "optimizers: adam\n",
       "s.yaml:2:13: error: optimizers: 'adam' is an optimizer, not a set of them\n"
       "  optimizers: adam\n"
       "              ^\n"
       "  write optimizers: [adam]"},
      {"surface: himmelblau\n"
       "optimizers: [{name: adam, beta1: 1}]\n",
       "s.yaml:2:34: error: beta1 must be a number in [0, 1), not 1\n"
       "  optimizers: [{name: adam, beta1: 1}]\n"
       "                                   ^"},
      {"surface: himmelblau\n"
       "optimizers: [{name: adam, learning_rate: -0.1}]\n",
       "s.yaml:2:42: error: learning_rate must be a number above 0, not -0.1\n"
       "  optimizers: [{name: adam, learning_rate: -0.1}]\n"
       "                                           ^"},
      {"surface: himmelblau\n"
       "optimizers: [{name: adam, learning_rate: [0.1, 0, x]}]\n",
       "s.yaml:2:48: error: learning_rate must be a number above 0, not 0\n"
       "  optimizers: [{name: adam, learning_rate: [0.1, 0, x]}]\n"
       "                                                 ^\n"
       "s.yaml:2:51: error: learning_rate: expected a number above 0, found 'x'\n"
       "  optimizers: [{name: adam, learning_rate: [0.1, 0, x]}]\n"
       "                                                    ^"},
      {"surface: himmelblau\n"
       "optimizers: [{name: adam, betta1: 0.5}]\n",
       "s.yaml:2:27: error: unknown key 'betta1' in optimizer adam\n"
       "  optimizers: [{name: adam, betta1: 0.5}]\n"
       "                            ^\n"
       "  did you mean 'beta1'?"},
      {"surface: himmelblau\n"
       "optimizers: [{learning_rate: 1}]\n",
       "s.yaml:2:14: error: name is missing in optimizer\n"
       "  optimizers: [{learning_rate: 1}]\n"
       "               ^\n"
       "  write {name: gradient_descent, learning_rate: 1}"},
      {"surface: himmelblau\n"
       "learning_rate: 0.1\n"
       "optimizers: classic\n",
       "s.yaml:2:1: error: learning_rate is of no use here: every optimizer has its own\n"
       "  learning_rate: 0.1\n"
       "  ^\n"
       "  list the optimizers by their names to give them this one"},
      {"surface: himmelblau\n"
       "learning_rate: [0.1, 0.2, 0.3, 0.4, 0.5]\n"
       "optimizers: [adam, rmsprop, momentum, gradient_descent]\n"
       "starts: [[0, 0], [0, 1], [0, 2], [1, 0], [2, 0]]\n",
       "s.yaml:3:1: error: 5 starts with 20 optimizers make 100 descents; at most 64\n"
       "  optimizers: [adam, rmsprop, momentum, gradient_descent]\n"
       "  ^"},
      {"surface: himmelblau\n"
       "optimizers: classic\n"
       "epochs: 1000000\n"
       "starts: [[0, 0], [1, 1]]\n",
       "s.yaml:3:1: error: 8 descents of 1000000 epochs make 8000000 in all; at most 4000000\n"
       "  epochs: 1000000\n"
       "  ^"},
      {"surface: himmelblau\n"
       "optimizers: [{name: adam, label: \"größe α\", lerning_rate: 1}]\n",
       "s.yaml:2:45: error: unknown key 'lerning_rate' in optimizer adam\n"
       "  optimizers: [{name: adam, label: \"größe α\", lerning_rate: 1}]\n"
       "                                              ^\n"
       "  did you mean 'learning_rate'?"},
  };
  for (const Broken& c : kCases) CHECK(said_about(c.text) == c.message);
}

TEST_CASE("numbers are whole texts, decimal and finite") {
  const std::string range = Range{.low = 1, .high = 1e6, .whole = true}.describe();
  const auto said = [](const std::string& value, const std::string& message, const std::string& hint = "") {
    CHECK(said_about("surface: himmelblau\nepochs: " + value + "\n") ==
          "s.yaml:2:9: error: " + message + "\n  epochs: " + value + "\n          ^" +
              (hint.empty() ? "" : "\n  " + hint));
  };
  said("0", "epochs must be " + range + ", not 0");
  said("1000001", "epochs must be " + range + ", not 1000001");
  said("2.5", "epochs must be " + range + ", not 2.5");
  said("ten", "epochs: expected " + range + ", found 'ten'");
  said("0x1F", "epochs: expected " + range + ", found '0x1F'");
  said("1_000", "epochs: expected " + range + ", found '1_000'", "write 1000");
  said("[1, 2]", "epochs: expected " + range + ", found a list");
  said("{a: 1}", "epochs: expected " + range + ", found a mapping");
  said("\"100\"", "epochs: expected " + range + ", found quoted text", "remove the quotes");
  said("010", "epochs has leading zeros: 010", "write 10");
  said(".nan", "epochs must be finite: .nan");
  said("-.inf", "epochs must be finite: -.inf");
  said("1e999", "epochs must be finite: 1e999");
  CHECK(said_about("surface: himmelblau\nepochs:\ntitle: x\n") ==
        "s.yaml:2:1: error: epochs: expected " + range + ", found nothing\n  epochs:\n  ^");
}

TEST_CASE("where no name is near, all are listed") {
  std::string known;
  for (const SurfaceEntry* entry : surfaces())
    known += (known.empty() ? "" : ", ") + std::string(entry->name);
  known += ", quadratic, matrix_sensing, linear_regression, logistic_regression, softmax_regression, mlp";
  CHECK(said_about("surface: xyzzy\n") ==
        "s.yaml:1:10: error: unknown surface 'xyzzy'\n  surface: xyzzy\n           ^\n  known: " + known);
}
