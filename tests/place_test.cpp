// How scripts/test finds the tests of a room or file.
#include "place.hpp"

#include <fmt/format.h>

#include "catch.hpp"
#include "core/subprocess.hpp"

using namespace gradreel;
using gradreel::testing::place_tags;

namespace {

/// What the script says, with another program in place of that of the tests.
RunResult script(std::vector<std::string> arguments, const std::string& program = "/bin/echo") {
  return run_program({GRADREEL_SOURCE_DIR "/scripts/test",
                      std::move(arguments),
                      {"PATH=/usr/bin:/bin", "GRADREEL_TEST_PROGRAM=" + program},
                      "/"},
                     {.cpu_s = 60, .wall_s = 300});
}

std::string passed_on(std::vector<std::string> arguments) {
  const RunResult r = script(std::move(arguments));
  CHECK(r.exit_code == 0);
  return r.output;
}

}  // namespace

TEST_CASE("a test's folder and file are among its tags") {
  CHECK(place_tags("/home/tests/x/tests/scene/resolve_test.cpp") == "[scene/][scene/resolve_test]");
  CHECK(place_tags("tests/scene/resolve_test.cpp") == "[scene/][scene/resolve_test]");
  CHECK(place_tags("/x/tests/sha256_test.cpp") == "[sha256_test]");
}

TEST_CASE("scripts/test takes rooms and files, however they are written") {
  CHECK(passed_on({"scene"}) == "[scene/]\n");
  CHECK(passed_on({"tests/scene/"}) == "[scene/]\n");
  CHECK(passed_on({"scene/resolve_test"}) == "[scene/resolve_test]\n");
  CHECK(passed_on({"tests/scene/resolve_test.cpp"}) == "[scene/resolve_test]\n");
  CHECK(passed_on({"scene", "place_test"}) == "[scene/],[place_test]\n");
}

TEST_CASE("scripts/test runs every room and file by itself, and says which failed") {
  const std::string all = passed_on({});
  for (const char* room : {"architecture/", "scene/", "video/", "place_test", "rules_test"})
    CHECK_THAT(all, Catch::Contains(fmt::format("test: {}, ", room)) &&
                        Catch::Contains(fmt::format(" s\n[{}]\n", room)));
  CHECK_THAT(all, Catch::EndsWith(" rooms and files passed\n"));
  const RunResult failed = script({}, "/bin/false");
  CHECK(failed.exit_code == 1);
  CHECK_THAT(failed.output, Catch::Contains("test: failed: ") && !Catch::Contains("passed"));
}

TEST_CASE("scripts/test passes on what is Catch2's") {
  CHECK(passed_on({"a theme*", "-d", "yes"}) == "a theme* -d yes\n");
  CHECK(passed_on({"-r", "junit", "golden", "~[slow]", "-#"}) == "[golden/] -r junit ~[slow] -#\n");
}

TEST_CASE("scripts/test refuses a name of nothing, and says what there is") {
  const RunResult r = script({"scen"});
  CHECK(r.exit_code == 2);
  CHECK_THAT(r.output, Catch::StartsWith("test: no room or file of tests/ is called 'scen'\n  rooms: "
                                         "architecture batch cache cli cluster core "));
  CHECK_THAT(r.output, Catch::EndsWith(" video \n  scripts/test --help says more\n"));
  CHECK(script({"golden/golden"}).exit_code == 2);  // holds no tests
  CHECK(script({"data"}).exit_code == 2);
  CHECK(script({""}).exit_code == 2);
  CHECK_THAT(passed_on({"--help"}),
             Catch::StartsWith("Usage: scripts/test [ROOM | FILE | CATCH2-ARGUMENT]...\n"));
}
