#include "cluster/plan.hpp"

#include "catch.hpp"
#include "cluster/outdated.hpp"
#include "core/error.hpp"

using namespace gradreel;

namespace {

Plan small_plan() {
  Plan plan;
  plan.options = {{"output-dir", {"output"}}, {"set", {"a=1", "b=\"2\""}}, {"sidecar", {}}};
  PlanFilm film;
  film.scene = "scenes/a.yaml";
  film.film = "a";
  film.format = "mp4";
  film.width = 64;
  film.height = 32;
  film.digest = sha256("film");
  film.computed = {{"descents", sha256("descents")}};
  film.files = {{"a.01.mp4", {{{0, 8}, 16}, {{8, 10}, 4}}}, {"a.02.mp4", {{{0, 3}, 6}}}};
  PlanFilm numbers = {"scenes/a.yaml", "", "a", 2, "csv", 0, 0, sha256("csv"), {}, {{"a.csv", {}}}};
  plan.films = {film, numbers};
  plan.versions = {{"gradreel", "0.1.0"}};
  return plan;
}

/// With the first `from` replaced.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = plan_json(small_plan());
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string complaint(const std::string& text) {
  try {
    parse_plan("p.json", text);
  } catch (const Error& e) {
    CHECK(e.is_input_error());
    CHECK(e.mistakes()[0].where.file == "p.json");
    return e.mistakes()[0].message;
  }
  return {};
}

}  // namespace

TEST_CASE("a plan is a text that people can read, with a segment a line") {
  const std::string text = plan_json(small_plan());
  const std::string digest = sha256("film").hex(), descents = sha256("descents").hex(),
                    csv = sha256("csv").hex();
  CHECK(text == R"({
 "gradreel_plan": 1,
 "segments": 3,
 "cost_ms": 26,
 "options": {"output-dir": "output", "set": ["a=1","b=\"2\""], "sidecar": true},
 "films": [
  {"scene": "scenes/a.yaml", "folder": "", "film": "a", "output": 1,
   "format": "mp4", "width": 64, "height": 32,
   "digest": ")" + digest +
                    R"(",
   "computed": {"descents": ")" +
                    descents + R"("},
   "files": [
   {"path": "a.01.mp4", "segments": [
    {"number": 0, "frames": [0, 8], "cost_ms": 16},
    {"number": 1, "frames": [8, 10], "cost_ms": 4}]},
   {"path": "a.02.mp4", "segments": [
    {"number": 2, "frames": [0, 3], "cost_ms": 6}]}
   ]},
  {"scene": "scenes/a.yaml", "folder": "", "film": "a", "output": 2,
   "format": "csv", "width": 0, "height": 0,
   "digest": ")" + csv +
                    R"(",
   "computed": {},
   "files": [
   {"path": "a.csv", "segments": []}
   ]}
 ],
 "versions": {"gradreel": "0.1.0"}
}
)");
}

TEST_CASE("a plan reads back as it was") {
  const Plan plan = small_plan();
  const Plan again = parse_plan("p.json", plan_json(plan));
  CHECK(again.films == plan.films);
  CHECK(again.options == plan.options);
  CHECK(again.versions == plan.versions);
  CHECK(plan_json(again) == plan_json(plan));
  CHECK(again.segments() == 3);
  const std::vector<PlannedSegment> numbered = numbered_segments(again);
  REQUIRE(numbered.size() == 3);
  CHECK((numbered[2].film == 0 && numbered[2].file == 1 && numbered[2].segment == 0));
}

TEST_CASE("what is no plan, or a hostile one, is refused with what is wrong") {
  CHECK(complaint("{") == "this is no JSON");
  CHECK(complaint("[]") == "this is no plan of gradreel");
  CHECK(complaint(changed("plan\": 1", "plan\": 2")) ==
        "another version of gradreel wrote this plan: its format is not 1");
  CHECK(complaint(changed("\"scene\": \"scenes/", "\"scene\": \"../")) ==
        "\"scene\" leads elsewhere: ../a.yaml");
  CHECK(complaint(changed("\"folder\": \"\"", "\"folder\": \"/etc\"")) == "\"folder\" leads elsewhere: /etc");
  CHECK(complaint(changed("a.02.mp4", "../../x")) == "\"path\" leads elsewhere: ../../x");
  CHECK(complaint(changed("[8, 10]", "[10, 8]")) == "its segment 1 is not right");
  CHECK(complaint(changed("[8, 10]", "[8, -1]")) == "its segment 1 is not right");
  CHECK(complaint(changed("[8, 10]", "[8, 1e300]")) == "its segment 1 is not right");
  CHECK(complaint(changed("\"number\": 1", "\"number\": 7")) == "its segment 1 has the number 7");
  CHECK(complaint(changed("\"width\": 64", "\"width\": 99999999")) == "\"width\" is too large");
  CHECK(complaint(changed("\"width\": 64", "\"width\": \"64\"")) == "\"width\" is of another kind");
  CHECK(complaint(changed("\"format\": \"mp4\", ", "")) == "\"format\" is missing");
  CHECK(complaint(changed(sha256("film").hex(), "12")) == "\"digest\" is no SHA-256");
  CHECK(complaint(changed("\"set\"", "\"jobs\"")) == "\"jobs\" is no option that changes outputs");
  CHECK(complaint(changed("\"sidecar\": true", "\"sidecar\": 1")) ==
        "the option \"sidecar\" is of another kind");
  CHECK(complaint(changed("\"computed\": {}", "\"computed\": [[[[[[[[]]]]]]]]")) ==
        "it is nested too deeply");
  std::string many = "[0";
  for (int i = 0; i < 4'000'001; ++i) many += ",0";
  CHECK(complaint(changed("\"computed\": {}", "\"computed\": " + many + "]")) == "it is too large");
}

TEST_CASE("a plan of another program or library is refused: to try again does not help") {
  Plan plan = small_plan();
  plan.versions = current_versions();
  CHECK_NOTHROW(require_same_versions(plan, "p.json"));
  plan.versions["cairo"] = "0.9";
  plan.versions["other"] = "1";
  try {
    require_same_versions(plan, "p.json");
    FAIL("it was taken");
  } catch (const Outdated& e) {
    const std::string here = current_versions().at("cairo");
    CHECK(std::string(e.what()) == "p.json was made with cairo 0.9 (here " + here + "), other 1 (here none)");
  }
}
