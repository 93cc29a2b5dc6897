#include "core/param.hpp"

#include <stdexcept>

#include "catch.hpp"

using namespace gradreel;

TEST_CASE("ranges contain what they say") {
  CHECK(positive().contains(1e-300));
  CHECK(!positive().contains(0));
  CHECK(non_negative().contains(0));
  CHECK(fraction().contains(0));
  CHECK(!fraction().contains(1));
  CHECK(!Range{}.contains(std::numeric_limits<double>::infinity()));
  CHECK(!Range{}.contains(std::numeric_limits<double>::quiet_NaN()));
  const Range whole{.low = 1, .high = 10, .whole = true};
  CHECK(whole.contains(10));
  CHECK(!whole.contains(2.5));
}

TEST_CASE("ranges describe themselves") {
  CHECK(Range{}.describe() == "a number");
  CHECK(positive().describe() == "a number above 0");
  CHECK(non_negative().describe() == "a number of at least 0");
  CHECK(fraction().describe() == "a number in [0, 1)");
  CHECK(Range{.high = 2.5}.describe() == "a number of at most 2.5");
  CHECK(Range{.low = 2, .high = 100, .whole = true}.describe() == "a whole number in [2, 100]");
}

TEST_CASE("values begin at their defaults and keep their types") {
  const std::vector<Param> declared = {{.name = "rate", .fallback = 0.5, .doc = ""},
                                       {.name = "nesterov", .fallback = false, .doc = ""},
                                       {.name = "mode", .fallback = std::string("plain"), .doc = ""},
                                       {.name = "milestones", .fallback = Numbers{30, 80}, .doc = ""}};
  ParamValues values(declared);
  CHECK(values.number("rate") == 0.5);
  CHECK(values.flag("nesterov") == false);
  CHECK(values.text("mode") == "plain");
  CHECK(values.numbers("milestones") == Numbers{30, 80});
  CHECK(values.has("rate"));
  CHECK(!values.has("other"));
  values.set("rate", 0.25);
  CHECK(values.number("rate") == 0.25);
  CHECK(!values.entries()[0].is_default);
  CHECK(values.entries()[1].is_default);
  CHECK(values.parameters() == Parameters{{"rate", 0.25},
                                          {"nesterov", false},
                                          {"mode", std::string("plain")},
                                          {"milestones", Numbers{30, 80}}});
  CHECK_THROWS_AS(values.set("rate", true), std::logic_error);
  CHECK_THROWS_AS(values.set("other", 1.0), std::logic_error);
  CHECK_THROWS_AS(values.set("milestones", 30.0), std::logic_error);
  CHECK_THROWS_AS(values.flag("rate"), std::logic_error);
  CHECK_THROWS_AS(values.number("other"), std::logic_error);
}
