// What editors learn; scripts/test-schema tests the schema with a validator and a language server.
#include "reference/schema.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/process.hpp"
#include "reference/schema_forms.hpp"
#include "scene/broken.hpp"
#include "scene/sections.hpp"

using namespace gradreel;
using namespace gradreel::testing;
using Json = nlohmann::ordered_json;

namespace {

Json schema_named(std::string_view name) { return Json::parse(json_schema(name, shipped_configs())); }

/// All that `$ref` says, anywhere below.
void collect_references(const Json& json, std::set<std::string>& all) {
  if (json.is_object() && json.contains("$ref") && json["$ref"].is_string())
    all.insert(json["$ref"].get<std::string>());
  for (const auto& item : json.items()) {
    if (item.value().is_structured()) collect_references(item.value(), all);
  }
}

}  // namespace

TEST_CASE("a schema has every key of its section, and every reference leads to a definition") {
  for (const std::string_view name : schema_names()) {
    const Json schema = schema_named(name);
    INFO(name);
    CHECK(schema["$schema"] == "http://json-schema.org/draft-07/schema#");
    CHECK(schema["title"] == "gradreel " + std::string(name));
    std::set<std::string> references;
    collect_references(schema, references);
    for (const std::string& reference : references) {
      INFO(reference);
      REQUIRE(reference.starts_with("#/definitions/"));
      CHECK(schema["definitions"].contains(reference.substr(14)));
    }
  }
  const Json scene = schema_named("scene");
  CHECK(scene["properties"].size() == scene_section().keys.size());
  for (const Key& key : scene_section().keys) {
    INFO(key.name);
    CHECK_THAT(scene["properties"][std::string(key.name)]["description"].get<std::string>(),
               Catch::EndsWith("."));
  }
}

TEST_CASE("a key says its range, default, unit and example, a component its own keys and no others") {
  const Json scene = schema_named("scene");
  CHECK(scene["properties"]["epochs"] == Json({{"description", "number of updates of every descent."},
                                               {"type", {"integer", "string"}},
                                               {"minimum", 1},
                                               {"maximum", 1000000},
                                               {"pattern", "\\$\\{[a-z][a-z0-9_]*\\}"},
                                               {"default", 100}}));
  const Json& duration = scene["definitions"]["timeline"]["properties"]["duration"];
  CHECK(duration["minimum"] == 0.1);
  CHECK(duration["default"] == 10);
  CHECK_THAT(duration["description"].get<std::string>(), Catch::EndsWith(" (in s)."));
  CHECK(scene["properties"]["start"]["examples"] == Json::parse("[[1, 4.5]]"));
  const Json& adam = scene["definitions"]["optimizer.adam"];
  CHECK(adam["additionalProperties"] == false);
  CHECK(adam["properties"]["name"] == true);
  CHECK(adam["properties"]["beta1"]["exclusiveMaximum"] == 1);
  CHECK_FALSE(adam["properties"].contains("momentum"));
  CHECK(scene["definitions"]["optimizer"]["allOf"][0]["if"]["properties"]["name"].contains("const"));
}

TEST_CASE("themes, profiles and sets of optimizers are those of the configs") {
  const Json scene = schema_named("scene");
  const auto holds = [](const Json& list, const char* name) {
    return std::find(list.begin(), list.end(), name) != list.end();
  };
  CHECK(holds(scene["properties"]["theme"]["anyOf"][0]["enum"], "slate"));
  CHECK(holds(scene["properties"]["optimizers"]["anyOf"][0]["enum"], "classic"));
  CHECK(holds(scene["properties"]["outputs"]["items"]["anyOf"][0]["enum"], "lecture"));
}

TEST_CASE("one line of Markdown is text without links, and values of YAML are those of JSON") {
  CHECK(schema_text("see [embedding](embedding.md), [x, y] and `[0, 0]`") ==
        "see embedding, [x, y] and `[0, 0]`");
  CHECK(schema_value("{log: [1e-4, 1], count: 25, flag: true, name: \"5\"}") ==
        Json::parse(R"({"log": [1e-4, 1], "count": 25, "flag": true, "name": "5"})"));
}

TEST_CASE("schema: of a scene unless another file is named, whose name must be known") {
  CHECK(run_binary(".", {"schema"}).out == run_binary(".", {"schema", "scene"}).out);
  CHECK_THAT(run_binary(".", {"schema", "theme"}).out, Catch::Contains("\"title\": \"gradreel theme\""));
  const Result wrong = run_binary(".", {"schema", "profil"});
  CHECK(wrong.exit_code == 2);
  CHECK(wrong.err == "schema: error: unknown kind of file 'profil'\n  did you mean 'profile'?\n1 mistake\n");
}
