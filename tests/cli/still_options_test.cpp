#include "cli/still_options.hpp"

#include <functional>

#include "catch.hpp"
#include "core/error.hpp"

using namespace gradreel;

namespace {

std::string said_by(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& e) {
    return e.what();
  }
  return "nothing was thrown";
}

}  // namespace

TEST_CASE("moments and lengths are read, and what is none is said", "[still]") {
  CHECK(parse_moment("end").kind == StillMoment::Kind::end);
  CHECK(parse_moment("frame=12").number == 12);
  CHECK(parse_moment("epoch=3").kind == StillMoment::Kind::epoch);
  CHECK(parse_moment("time=2.5").seconds == 2.5);
  for (const std::string bad : {"", "frame", "frame=", "frame=1.5", "epoch=x", "time=nan", "when=3"}) {
    CHECK(said_by([&] { parse_moment(bad); }) ==
          "--at: error: '" + bad +
              "' is no moment of a film\n  write end, frame=K, epoch=K or time=S, e.g. epoch=40 or time=2.5");
  }
  CHECK(parse_length("--width", "72pt") == 72);
  CHECK(parse_length("--width", "1in") == 72);
  CHECK(parse_length("--width", "2.54cm") == Approx(72));
  CHECK(parse_length("--width", "25.4mm") == Approx(72));
  CHECK(said_by([] { parse_length("--width", "120"); }) ==
        "--width: error: '120' is no length\n  write a number with its unit, mm, cm, in or pt: 120mm");
  CHECK(said_by([] { parse_length("--height", "1mm"); }) ==
        "--height: error: 1mm is out of range\n  a page's side is from 5mm to 5000mm");
}
