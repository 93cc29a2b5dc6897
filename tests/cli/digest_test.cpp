// `digest`, and the digests that films carry, by the real binary.
#include <nlohmann/json.hpp>

#include "cli/process.hpp"
#include "lock/versions.hpp"
#include "video/decode.hpp"
#include "video/format_entry.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr const char* kSmallScene =
    "surface: himmelblau\noptimizers: [{name: adam, learning_rate: 0.5}]\nepochs: 4\nlayout: {areas: "
    "[contour]}\n"
    "outputs: [{profile: blog, width: 200, height: 112, fps: 10}]\ntimeline: {duration: 1, hold_start: 0, "
    "hold_end: 0}\n";

std::string digests(const TemporaryFolder& folder, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "digest");
  const Result r = run_binary(folder.path(), arguments);
  CHECK(r.err.empty());
  CHECK(r.exit_code == 0);
  return r.out;
}

}  // namespace

TEST_CASE("digest prints a line for each output; comments and order of keys do not count, values do") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", "surface: himmelblau\nepochs: 20\noutputs: [lecture, blog, csv]\n");
  const std::string before = digests(folder, {"s.yaml"});
  constexpr std::size_t kLine = 64 + 2 + 12 + 1;
  REQUIRE(before.size() == 3 * kLine);
  CHECK(before.substr(64, 15) == "  output/s.mp4\n");
  CHECK(before.substr(kLine + 64, 15) == "  output/s.gif\n");
  CHECK(before.substr(2 * kLine + 64, 15) == "  output/s.csv\n");
  CHECK(digests(folder, {"s.yaml"}) == before);
  write_file(folder / "s.yaml",
             "# The same.\nepochs: 20\nsurface: himmelblau\noutputs: [lecture, blog, csv]\n");
  CHECK(digests(folder, {"s.yaml"}) == before);
  CHECK(digests(folder, {"s.yaml", "--theme", "paper"}) == before);
  CHECK(digests(folder, {"s.yaml", "--theme", "slate"}) != before);
  CHECK(digests(folder, {"s.yaml", "--inputs"}) != before);
  write_file(folder / "s.yaml", "surface: himmelblau\nepochs: 21\noutputs: [lecture, blog, csv]\n");
  CHECK(digests(folder, {"s.yaml"}) != before);
}

TEST_CASE("digest --json says what the digests are of") {
  const TemporaryFolder folder;
  write_file(folder / "points.csv", "epoch,x,y,loss\n0,1,2,3\n1,2,3,2\n");
  write_file(folder / "s.yaml",
             "surface: bowl\ntrajectories: [{file: points.csv, label: Mine}]\noptimizers: [adam]\noutputs: "
             "[blog]\n");
  const auto json = nlohmann::json::parse(digests(folder, {"s.yaml", "--json"}));
  const auto& output = json["outputs"][0];
  CHECK(output["output"] == "output/s.gif");
  CHECK(output["scene"] == "s.yaml");
  CHECK(output["inputs"].get<std::string>() + "  output/s.gif\n" == digests(folder, {"s.yaml", "--inputs"}));
  CHECK(output["ingredients"]["files"]["points.csv"] == sha256(read_file(folder / "points.csv")).hex());
  CHECK(output["ingredients"]["keys"].size() == 3);
  CHECK(
      output["ingredients"]["output"]["blog"].get<std::string>().starts_with("gif, 800 x 450, 25 frames/s"));
  CHECK(json["versions"] == nlohmann::json(current_versions()));
  CHECK(json["versions"]["gradreel"] == std::string(program_version()));
}

TEST_CASE(
    "a byte of an included fragment, a file of data, a variable or a set value changes the digest of its "
    "key") {
  const TemporaryFolder folder;
  write_file(folder / "d.csv", "u,v,class\n1,10,b\n2,20,b\n-1,-10,a\n-2,-25,a\n");
  const auto write_scene = [&](const std::string& seed, const std::string& plane) {
    write_file(folder / "s.yaml",
               "include: common.yaml\nvariables: {rate: 0.1, unused: 1}\nsweep: {seed: [" + seed +
                   ", 9]}\nsurface: {name: mlp, hidden: [2], data: {file: d.csv, x: u, y: v, label: class}, "
                   "seed: \"${seed}\"}\nplane: " +
                   plane + "\noptimizers: [{name: adam, learning_rate: \"${rate}\"}]\noutputs: [csv]\n");
  };
  const auto films = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"s.yaml", "--json"});
    return nlohmann::json::parse(digests(folder, words))["outputs"];
  };
  /// What differs between the first films, as "group.name".
  const auto changed = [&](const nlohmann::json& before, const nlohmann::json& now) {
    std::string names;
    for (const auto& [group, parts] : now[0]["ingredients"].items()) {
      for (const auto& [name, value] : parts.items())
        names += before[0]["ingredients"][group][name] == value ? "" : group + "." + name + " ";
    }
    CHECK(names.empty() == (before[0]["digest"] == now[0]["digest"]));
    return names;
  };
  write_file(folder / "common.yaml", "epochs: 4\n");
  write_scene("7", "pca");
  const auto before = films({});
  REQUIRE(before.size() == 2);
  CHECK(changed(before, films({"--set", "unused=2"})).empty());
  CHECK(changed(before, films({"--set", "rate=0.2"})) == "keys.optimizers ");
  CHECK(changed(before, films({"--set", "seed=8"})) == "keys.surface ");
  CHECK(before[1]["ingredients"]["keys"]["surface"] != before[0]["ingredients"]["keys"]["surface"]);
  write_scene("8", "pca");
  CHECK(changed(before, films({})) == "keys.surface ");
  write_scene("7", "{random: 3}");
  CHECK(changed(before, films({})) == "keys.plane ");
  write_scene("7", "pca");
  write_file(folder / "common.yaml", "epochs: 5\n");
  CHECK(changed(before, films({})) == "keys.epochs ");
  write_file(folder / "common.yaml", "epochs: 4\n");
  write_file(folder / "d.csv", "u,v,class\n1,10,b\n2,20,b\n-1,-10,a\n-2,-26,a\n");
  CHECK(changed(before, films({})) == "files.d.csv ");
}

TEST_CASE("every format that can carries the digest of its scene") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", kSmallScene);
  for (const FormatEntry* entry : formats()) {
    const std::string format(entry->name);
    INFO(format);
    const std::string line = digests(folder, {"s.yaml", "--format", format, "--inputs"});
    const Result r = run_binary(folder.path(), {"render", "s.yaml", "--format", format, "-q"});
    CHECK(r.err.empty());
    std::string path = folder / line.substr(66, line.size() - 67);
    if (format == "png_sequence") path += "/00003.png";
    const bool carries_it = read_file(path).find("gradreel scene " + line.substr(0, 64)) != std::string::npos;
    CHECK(carries_it == (format != "y4m"));
  }
  const auto comment = [&](const char* file) {
    return test::decode_film((folder / "output") + file).comment;
  };
  CHECK(comment("/s.mp4").starts_with("gradreel scene "));
  CHECK(comment("/s.gif").starts_with("gradreel scene "));
}

TEST_CASE("digest refuses what render refuses") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", "surface: himmelblow\n");
  const Result r = run_binary(folder.path(), {"digest", "s.yaml"});
  CHECK(r.exit_code == 2);
  CHECK(r.out.empty());
  CHECK_THAT(r.err, Catch::StartsWith("s.yaml:1:10: error: unknown surface 'himmelblow'"));
}
