#include "core/error.hpp"

#include "catch.hpp"

using namespace gradreel;

namespace {

Mistake mistake(int line, int column, const std::string& text, const std::string& hint = "") {
  return {{"a.yaml", line, column}, text, "what is wrong", hint};
}

}  // namespace

TEST_CASE("a mistake shows its line, a caret and a hint") {
  CHECK(to_string(mistake(3, 4, "x: y", "write z")) ==
        "a.yaml:3:4: error: what is wrong\n  x: y\n     ^\n  write z");
  CHECK(to_string(mistake(3, 1, "x")) == "a.yaml:3:1: error: what is wrong\n  x\n  ^");
}

TEST_CASE("the caret counts code points and keeps tabs") {
  CHECK(to_string(mistake(1, 5, "öäü: x")) == "a.yaml:1:5: error: what is wrong\n  öäü: x\n      ^");
  CHECK(to_string(mistake(1, 3, "\tab")) == "a.yaml:1:3: error: what is wrong\n  \tab\n  \t ^");
  CHECK(to_string(mistake(1, 4, "ab")) == "a.yaml:1:4: error: what is wrong\n  ab\n     ^");  // past the end
}

TEST_CASE("a mistake shows no control characters, and its caret stands below their escapes") {
  Mistake turned = mistake(1, 3, "a\u202Ebc");
  turned.where.file = "x\ny.yaml";
  turned.message = "unknown 'a\x1b[31m'";
  CHECK(to_string(turned) == "x\\ny.yaml:1:3: error: unknown 'a\\x1b[31m'\n  a\\u202Ebc\n         ^");
}

TEST_CASE("a mistake without a line, and one without a file") {
  CHECK(to_string(mistake(0, 0, "")) == "a.yaml: error: what is wrong");
  CHECK(to_string(mistake(2, 1, "")) == "a.yaml:2:1: error: what is wrong");
  Mistake nowhere;
  nowhere.message = "no such profile";
  CHECK(to_string(nowhere) == "error: no such profile");
}

TEST_CASE("an error of the input holds all mistakes, one of the work none") {
  const Error input({mistake(1, 1, "x"), mistake(0, 0, "")});
  CHECK(input.is_input_error());
  CHECK(input.mistakes().size() == 2);
  CHECK(std::string(input.what()) ==
        "a.yaml:1:1: error: what is wrong\n  x\n  ^\na.yaml: error: what is wrong");
  const Error work("disk full");
  CHECK(!work.is_input_error());
  CHECK(std::string(work.what()) == "disk full");
}
