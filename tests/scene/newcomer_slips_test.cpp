// What people write who come from other programs, and what they are told.
#include <string>
#include <vector>

#include "catch.hpp"
#include "core/error.hpp"
#include "scene/broken.hpp"
#include "scene/resolve.hpp"
#include "scene/runs.hpp"
#include "scene/warnings.hpp"

using namespace gradreel;

namespace {

struct Slip {
  std::string scene;
  std::vector<std::string> said;  ///< PLACE: MESSAGE | HINT, of each mistake
};

std::vector<std::string> said_of(const std::string& scene) {
  std::vector<std::string> all;
  try {
    parse_scene("s.yaml", scene, shipped_configs());
  } catch (const Error& e) {
    for (const Mistake& m : e.mistakes())
      all.push_back(std::to_string(m.where.line) + ":" + std::to_string(m.where.column) + ": " + m.message +
                    (m.hint.empty() ? "" : " | " + m.hint));
  }
  return all;
}

const std::string kBooth = "surface: booth\n";
const std::string kSquare = ", domain: {x: [-1, 1], y: [-1, 1]}}\n";

}  // namespace

TEST_CASE("numbers as other programs write them", "[newcomers]") {
  const Slip slips[] = {
      {kBooth + "epochs: 1,000\n",
       {"2:9: epochs: expected a whole number in [1, 1000000], found '1,000' | write 1000"}},
      {kBooth + "epochs: 10_000\n",
       {"2:9: epochs: expected a whole number in [1, 1000000], found '10_000' | write 10000"}},
      {kBooth + "learning_rate: 0,1\n",
       {"2:16: learning_rate: expected a number above 0, found '0,1' | write a decimal point: 0.1"}},
      {kBooth + "timeline: {duration: 1m}\n",
       {"2:22: timeline.duration: expected a number in [0.1, 3600], found '1m' | write 60, in seconds"}},
      {kBooth + "timeline: {duration: 1.5 min}\n",
       {"2:22: timeline.duration: expected a number in [0.1, 3600], found '1.5 min' | write 90, in seconds"}},
      {kBooth + "timeline: {hold_end: 500ms}\n",
       {"2:22: timeline.hold_end: expected a number in [0, 3600], found '500ms' | write 0.5, in seconds"}},
      {kBooth + "learning_rate: 1/100\n",
       {"2:16: learning_rate: expected a number above 0, found '1/100' | write 0.01"}},
      {kBooth + "learning_rate: [0.1; 0.2]\n",
       {"2:17: learning_rate: expected a number above 0, found '0.1; 0.2' | separate numbers by commas"}},
      {kBooth + "learning_rate: np.logspace(-3, 0, 4)\n",
       {"2:16: learning_rate: expected a number above 0, found 'np.logspace(-3, 0, 4)' | write the numbers "
        "out, like [0.1, 0.01, 0.001]"}},
      {kBooth + "optimizers: [{name: adam, learning_rate: np.logspace(-3, 0, 4)}]\n",
       {"2:42: the comma in np.logspace(-3, 0, … ends the value here | write the numbers out, like [0.1, "
        "0.01, 0.001]"}},
      {kBooth + "view: {domain: {x: [2, -1]}}\n",
       {"2:20: min of view.domain.x must be below max | write [-1, 2]"}},
  };
  for (const Slip& slip : slips) CHECK(said_of(slip.scene) == slip.said);
}

TEST_CASE("Python's tuples and calls, whose commas end a value of YAML", "[newcomers]") {
  const Slip slips[] = {
      {"surface: {formula: max(x, y)" + kSquare,
       {"1:20: the comma in max(x, y) ends the value here | put it in quotes: \"max(x, y)\""}},
      {"surface: {formula: x + y, domain: {x: (-2, 2), y: (-2, 2)}}\n",
       {"1:39: the comma in (-2, 2) ends the value here | write [-2, 2]"}},
      {kBooth + "starts: [(1, 2), (3, 4)]\n",
       {"2:10: the comma in (1, 2) ends the item here | write [1, 2]"}},
  };
  for (const Slip& slip : slips) CHECK(said_of(slip.scene) == slip.said);
  CHECK(said_of(kBooth + "captions: [{at: 1, text: a (b}]\n").empty());
}

TEST_CASE("YAML that is nearly right", "[newcomers]") {
  const Slip slips[] = {
      {"surface = \"booth\"\noptimizers = [\"adam\"]\n",
       {"1:1: scene: expected a mapping of keys, found 'surface = \"booth\" optimizers = [\"adam\"]' | write "
        "surface: \"booth\""}},
      {"surface:booth\noptimizers:[adam]\n",
       {"1:1: scene: expected a mapping of keys, found 'surface:booth optimizers:[adam]' | put a space after "
        "the colon: surface: booth"}},
      {"title: 'It's a valley'\n" + kBooth,
       {"1:12: this does not continue the mapping above | put the whole text in quotes: 'It''s a valley'"}},
      {"title: \"abc\" def\n" + kBooth,
       {"1:14: this does not continue the mapping above | put the whole text in quotes: '\"abc\" def'"}},
      {"title: [1] My film\n" + kBooth,
       {"1:12: this does not continue the mapping above | put the whole text in quotes: '[1] My film'"}},
      {kBooth + "optimizers:\n- adam\n - sgd\n",
       {"3:3: unknown optimizer 'adam - sgd' | align the dashes of the list, one item a line"}},
      {"surface: {formula: x^2 + y^2, domain: {x: [-2, 2] y: [-2, 2]}}\n",
       {"1:51: the mapping has no closing '}' before this | close it, or write the comma that is missing"}},
      {kBooth + "start: [1, 4.5\nepochs: 3\n",
       {"3:7: the list has no closing ']' before this | close it, or write the comma that is missing"}},
      {kBooth + "theme: [slate]\nschedule: [step]\n",
       {"2:8: theme: expected a name, found a list | write theme: slate",
        "3:11: schedule: expected a name, found a list | write schedule: step"}},
      {"surface: {formula: &x + y" + kSquare,
       {"1:20: '&' names a value, and nothing below uses the name | put the text in quotes, or leave the "
        "name "
        "out"}},
  };
  for (const Slip& slip : slips) CHECK(said_of(slip.scene) == slip.said);
  CHECK(said_of("title: &a Valley\n" + kBooth + "captions: [{at: 1, text: *a}]\n").empty());
}

TEST_CASE("formulas as they are written elsewhere", "[newcomers]") {
  const Slip slips[] = {
      {"surface:\n  formula: |x| + y^2\n  domain: {x: [-1, 1], y: [-1, 1]}\n",
       {"2:13: a '|' begins text of several lines | put the text in quotes; in a formula, write abs(x)"}},
      {"surface: {formula: 5*(x2-1)^2, domain: {x1: [-1, 1], x2: [-1, 1]}}\n",
       {"1:23: surface.formula: unknown name 'x2' | the variables are x and y: write y; a power is x^2, a "
        "product 2*x",
        "1:41: unknown key 'x1' in surface.domain | did you mean 'x'?",
        "1:54: unknown key 'x2' in surface.domain | did you mean 'y'?"}},
      {"surface: {formula: \"x[0]**2 + x[1]**2\"" + kSquare,
       {"1:22: surface.formula: unexpected '[' | write (; the variables are x and y, not x[0] and x[1]"}},
      {"surface: {formula: \"lambda x, y: x**2 + y**2\"" + kSquare,
       {"1:32: surface.formula: unexpected ':' | a formula is the function's value alone, without \"lambda "
        "x, "
        "y:\""}},
      {"surface: {formula: x^2 + y^2, domain: [-2, 2, -1, 3]}\n",
       {"1:39: surface.domain: expected a mapping of keys, found a list | write domain: {x: [-2, 2], y: [-1, "
        "3]}"}},
  };
  for (const Slip& slip : slips) CHECK(said_of(slip.scene) == slip.said);
}

TEST_CASE("names and keys of other programs, once more", "[newcomers]") {
  const Slip slips[] = {
      {kBooth + "optimizers: [torch.optim.Adam]\n",
       {"2:14: unknown optimizer 'torch.optim.Adam' | did you mean 'adam'?"}},
      {kBooth + "outputs: [{profile: blog, resolution: 4k}]\n",
       {"2:27: unknown key 'resolution' in output | write width and height"}},
      {kBooth + "captions: [{at: 5, duration: 2, text: x}]\n",
       {"2:20: unknown key 'duration' in caption | did you mean 'for'?"}},
      {kBooth + "timeline: {duration: 1}\n",
       {"2:11: holds of 0.5 + 1.5 s leave nothing of a duration of 1 s | the holds are part of the duration: "
        "make it longer, or write hold_start: 0, hold_end: 0"}},
  };
  for (const Slip& slip : slips) CHECK(said_of(slip.scene) == slip.said);
}

TEST_CASE("what is hardly meant is a warning: prices, and rates that are far too high", "[newcomers]") {
  const Scene priced =
      parse_scene("s.yaml", "title: Cost = $5 and $6\n" + kBooth, shipped_configs(), {.typeset = false});
  REQUIRE(priced.warnings.size() == 1);
  CHECK(priced.warnings[0].message == "title: '$5 and $' is read as a formula");
  CHECK(priced.warnings[0].hint == "for a dollar sign, write \\$");
  const Scene wild = parse_scene(
      "s.yaml", "surface: himmelblau\nlearning_rate: 5\noptimizers: [gradient_descent, momentum]\n",
      shipped_configs());
  const std::vector<Mistake> warnings = still_descents(wild, descend_all(wild));
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].message == "every descent diverges by epoch 3: the film shows nothing else");
  CHECK(warnings[0].hint == "try a tenth of the learning rate");
}
