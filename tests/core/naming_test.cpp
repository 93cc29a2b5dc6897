#include "core/naming.hpp"

#include <new>
#include <string>

#include "catch.hpp"

using namespace gradreel;

namespace {

template <class E>
std::string named_text(const E& e) {
  try {
    naming("s.yaml", [&] { throw e; });
  } catch (const Error& error) {
    return error.what();
  }
  return "nothing";
}

}  // namespace

TEST_CASE("what fails gets the name of what it is about, once", "[naming]") {
  CHECK(named_text(Error("the disk is full")) == "s.yaml: the disk is full");
  CHECK(named_text(Error("s.yaml: the disk is full")) == "s.yaml: the disk is full");
  CHECK(named_text(std::bad_alloc()) == "s.yaml: not enough memory");
  CHECK(named_text(std::out_of_range("at 7")) == "s.yaml: at 7");
  CHECK(naming("s.yaml", [] { return 7; }) == 7);
}

TEST_CASE("mistakes keep their type and places, and Cancelled passes", "[naming]") {
  const Error mistake = Error::about("other.yaml", "unknown surface");
  CHECK(named_text(mistake) == mistake.what());
  try {
    naming("s.yaml", [&] { throw mistake; });
  } catch (const Error& e) {
    CHECK(e.is_input_error());
  }
  CHECK_THROWS_AS(naming("s.yaml", [] { throw Cancelled(); }), Cancelled);
}
