// Mistakes and warnings as data.
#include "cli/process.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr const char* kWarned =
    "surface: {formula: x^2 + y^2, domain: {x: [-1, 1], y: [-1, 1]}, parameters: {a: 1}}\n"
    "optimizers: [{name: adam, learning_rate: 0.1}]\nepochs: 20\noutputs: [ci]\n";

std::string warning_of(const std::string& severity) {
  return "[\n"
         "  {\n"
         "    \"file\": \"w.yaml\",\n"
         "    \"line\": 1,\n"
         "    \"column\": 78,\n"
         "    \"message\": \"the formula does not use the parameter a\",\n"
         "    \"hint\": null,\n"
         "    \"severity\": \"" +
         severity +
         "\"\n"
         "  }\n"
         "]\n";
}

}  // namespace

TEST_CASE("check --json: mistakes of all files, each with its place, on standard output") {
  const TemporaryFolder folder;
  write_file(folder / "a.yaml", "surface: himelblau\nepochs: 0\n");
  write_file(folder / "b.yaml", "title: \"Ünï\"\nsurface: bowl\ntheme: \"x\\ty\"\n");
  const Result result = run_binary(folder.path(), {"check", "--json", "a.yaml", "b.yaml"});
  CHECK(result.exit_code == 2);
  CHECK(result.err.empty());
  CHECK(result.out ==
        "[\n"
        "  {\n"
        "    \"file\": \"a.yaml\",\n"
        "    \"line\": 1,\n"
        "    \"column\": 10,\n"
        "    \"message\": \"unknown surface 'himelblau'\",\n"
        "    \"hint\": \"did you mean 'himmelblau'?\",\n"
        "    \"severity\": \"error\"\n"
        "  },\n"
        "  {\n"
        "    \"file\": \"a.yaml\",\n"
        "    \"line\": 2,\n"
        "    \"column\": 9,\n"
        "    \"message\": \"epochs must be a whole number in [1, 1000000], not 0\",\n"
        "    \"hint\": null,\n"
        "    \"severity\": \"error\"\n"
        "  },\n"
        "  {\n"
        "    \"file\": \"b.yaml\",\n"
        "    \"line\": 3,\n"
        "    \"column\": 8,\n"
        "    \"message\": \"unknown theme 'x\\ty'\",\n"
        "    \"hint\": \"known: chalk, contrast, paper, slate\",\n"
        "    \"severity\": \"error\"\n"
        "  }\n"
        "]\n");
}

TEST_CASE("check --json: warnings are data as well, and mistakes where --strict says so") {
  const TemporaryFolder folder;
  write_file(folder / "w.yaml", kWarned);
  const Result warned = run_binary(folder.path(), {"check", "w.yaml", "--json"});
  CHECK(warned.out == warning_of("warning"));
  CHECK(warned.err.empty());
  CHECK(warned.exit_code == 0);
  const Result strict = run_binary(folder.path(), {"check", "w.yaml", "--json", "--strict"});
  CHECK(strict.out == warning_of("error"));
  CHECK(strict.exit_code == 2);
}

TEST_CASE("check --json: nothing to say is an empty list, and what has no place has null") {
  const TemporaryFolder folder;
  write_file(folder / "a.yaml",
             "surface: bowl\noptimizers: [{name: adam, learning_rate: 0.1}]\noutputs: [ci]\n");
  const Result right = run_binary(folder.path(), {"check", "--json", "a.yaml"});
  CHECK(right.out == "[]\n");
  CHECK(right.exit_code == 0);
  const Result wrong = run_binary(folder.path(), {"check", "--json", "a.yaml", "--theme", "papr"});
  CHECK(wrong.out ==
        "[\n"
        "  {\n"
        "    \"file\": null,\n"
        "    \"line\": null,\n"
        "    \"column\": null,\n"
        "    \"message\": \"unknown theme 'papr' (from --theme)\",\n"
        "    \"hint\": \"did you mean 'paper'?\",\n"
        "    \"severity\": \"error\"\n"
        "  }\n"
        "]\n");
  CHECK(wrong.exit_code == 2);
}
