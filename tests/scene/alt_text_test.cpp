#include "scene/alt_text.hpp"

#include "catch.hpp"
#include "outputs/sidecar.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

namespace {

std::string alt_of(const std::string& text) {
  const Scene scene = parse_scene("s.yaml", text, shipped_configs());
  return sidecar_of(scene, scene.outputs.front(), descend_all(scene)).alt;
}

}  // namespace

TEST_CASE("one start: what each optimizer does") {
  CHECK(alt_of("surface: himmelblau\nstart: [0, -4]\noptimizers:\n"
               "  - {name: gradient_descent, learning_rate: 0.1}\n"
               "  - {name: adam, learning_rate: 0.3}\n"
               "  - {name: momentum, learning_rate: 0.0001, label: Slow}\n") ==
        "Gradient descent, Adam and Slow from (0, −4) on Himmelblau's function over 100 epochs: gradient "
        "descent diverges after 2 epochs, Adam converges to the minimum at (−3.78, −3.28) after 60 epochs, "
        "and Slow ends at (−2.1, −2.24) with a loss of 94.7.");
}

TEST_CASE("one optimizer: what becomes of each start") {
  CHECK(alt_of("surface: n_hump_camel\nstarts: [[-3.5, 3], [3, 3]]\nlearning_rate: 0.1\n"
               "optimizers: [gradient_descent]\nepochs: 200\n") ==
        "Gradient descent from (−3.5, 3) and (3, 3) on the n-hump camel function over 200 epochs: from "
        "(−3.5, 3) it converges to the local minimum at (−1.32, 2.6) after 62 epochs, and from (3, 3) it "
        "converges to the global minimum at (−1.23, 1.57) after 130 epochs.");
  CHECK(alt_of("surface: saddle\nstart: [1, 0]\nlearning_rate: 0.1\noptimizers: [gradient_descent]\n"
               "stop: {gradient_norm: 0.01}\n") ==
        "Gradient descent from (1, 0) on the saddle over 100 epochs: it comes to rest at (0.00472, 0) with a "
        "loss of 2.23×10⁻⁵ after 24 epochs.");
  CHECK(alt_of("surface: himmelblau\nstart: [3, 2]\noptimizers: [{name: adam, learning_rate: 0.1}]\n"
               "epochs: 1\n") ==
        "Adam from (3, 2) on Himmelblau's function over 1 epoch: it starts in the minimum at (3, 2) and "
        "stays there.");
}

TEST_CASE("optimizers of one label are told apart by their settings") {
  CHECK(alt_of("surface: himmelblau\nstart: [0, -4]\nepochs: 50\n"
               "optimizers: [{name: gradient_descent, learning_rate: [0.001, 0.1]}]\n") ==
        "Gradient descent with α = 0.001 and gradient descent with α = 0.1 from (0, −4) on Himmelblau's "
        "function over 50 epochs: gradient descent with α = 0.001 ends at (−1, −2.32) with a loss of 159, "
        "and gradient descent with α = 0.1 diverges after 2 epochs.");
}

TEST_CASE("many descents are counted") {
  CHECK(alt_of("surface: himmelblau\nstarts: [[0, 0], [1, 1], [-3, 3], [4, -4]]\n"
               "optimizers: [{name: adam, learning_rate: 0.2}, {name: sgd, learning_rate: 0.1}]\n") ==
        "Adam and SGD from 4 starting points on Himmelblau's function over 100 epochs: Adam converges to a "
        "known minimum in all 4 descents, and SGD diverges in all 4 descents.");
  CHECK(alt_of("surface: himmelblau\nstart: [0, 0]\ngradient: {noise: 2, seeds: 5}\n"
               "optimizers: [{name: sgd, learning_rate: 0.01}]\n") ==
        "SGD from (0, 0) on Himmelblau's function over 100 epochs: it converges to a known minimum in all 5 "
        "descents.");
}

TEST_CASE("surfaces in a sentence") {
  const auto on = [](const std::string& surface) {
    const std::string text = alt_of("surface: " + surface + "\noptimizers: [adam]\nepochs: 2\n");
    const std::size_t begin = text.find(" on ");
    return text.substr(begin, text.find(" over ") - begin);
  };
  CHECK(on("rosenbrock") == " on Rosenbrock's function");
  CHECK(on("bowl") == " on the quadratic bowl");
  CHECK(on("peaks") == " on the Peaks surface");
  CHECK(on("goldstein_price") == " on the Goldstein–Price function");
  CHECK(on("n_hump_camel") == " on the n-hump camel function");
  CHECK(on("plateau") == " on the well in a plateau");
}
