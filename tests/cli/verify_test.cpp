// `verify`, by the real binary.
#include <nlohmann/json.hpp>

#include "cli/process.hpp"
#include "lock/lock.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

using Arguments = std::vector<std::string>;

struct Films {
  Films() {
    fs::create_directory(folder / "scenes");
    write(4);
    CHECK(run({"render", "--lock", "g.lock", "scenes", "-q"}).exit_code == 0);
  }
  void write(int epochs, const std::string& more = {}) const {
    write_file(folder / "scenes/a.yaml",
               "surface: bowl\nepochs: " + std::to_string(epochs) +
                   "\noptimizers: [{name: adam, learning_rate: 0.5}]\nlayout: {areas: [contour]}\ntimeline: "
                   "{duration: 0.4, hold_start: 0, hold_end: 0}\n"
                   "outputs: [{profile: blog, width: 64, height: 64, fps: 5}, csv]\n" +
                   more);
  }
  Result run(Arguments words) const { return run_binary(folder.path(), std::move(words)); }
  Result verify(Arguments more = {}) const {
    Arguments words = {"verify", "--lock", "g.lock"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  /// Makes the lock say that the film had other bytes, or other frames as well.
  void falsify(bool frames) const {
    update_lock(folder / "g.lock", [&](Lock& lock) {
      LockedFile& file = lock.outputs.at("output/a.gif").files.at("output/a.gif");
      file.bytes = sha256("other");
      if (frames) file.frames->frames = sha256("other");
    });
  }
  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("verify: same bytes, same frames, and what cannot be compared") {
  const Films films;
  Result r = films.verify();
  CHECK(r.err.empty());
  CHECK(r.out == "output/a.gif: same bytes\noutput/a.csv: same bytes\n");
  CHECK(r.exit_code == 0);
  CHECK(films.folder.names() == Arguments{"g.lock", "output", "scenes"});
  films.falsify(false);
  CHECK(films.verify().out == "output/a.gif: same frames\noutput/a.csv: same bytes\n");
  films.falsify(true);
  r = films.verify();
  CHECK(r.out ==
        "output/a.gif: drifted: its frames changed; --baseline would show how\noutput/a.csv: same bytes\n");
  CHECK(r.err == "1 of 2 films drifted; same bytes: 1\n");
  CHECK(r.exit_code == 1);
}

TEST_CASE("verify compares with a baseline of films and writes a report") {
  const Films films;
  fs::rename(films.folder / "output", films.folder / "old");
  films.falsify(true);
  Result r = films.verify({"--baseline", "old"});
  CHECK(r.err.empty());
  CHECK(r.exit_code == 0);
  CHECK(r.out ==
        "output/a.gif: close: SSIM 1.0000, largest difference 0.0, at frame 0; the baseline's film is not "
        "the one that "
        "the lock records\noutput/a.csv: same bytes\nwrote report/index.html\n");
  films.write(4, "theme: slate\n");
  r = films.verify({"--baseline", "old", "--image-base-url", "https://x.org"});
  CHECK(r.exit_code == 1);
  CHECK_THAT(r.out, Catch::StartsWith("output/a.gif: drifted: SSIM "));
  const auto json = nlohmann::json::parse(read_file(films.folder / "report/summary.json"));
  CHECK(json["films"][0]["verdict"] == "drifted");
  for (const char* kind : {"baseline", "current", "difference"}) {
    const auto picture = json["films"][0]["images"][kind].get<std::string>();
    CHECK(fs::exists(films.folder / ("report/" + picture)));
    CHECK_THAT(read_file(films.folder / "report/summary.md"), Catch::Contains("https://x.org/" + picture));
  }
  CHECK(fs::exists(films.folder / "report/index.html"));
}

TEST_CASE("a report of an earlier run is a baseline: its key frames are compared") {
  const Films films;
  CHECK(films.verify({"--baseline", "output", "--report", "first"}).exit_code == 0);
  CHECK(fs::exists(films.folder / "first/images/current/output/a.gif.00000.png"));
  CHECK(fs::exists(films.folder / "first/images/current/output/a.gif.00001.png"));
  films.falsify(true);
  const Result r = films.verify({"--baseline", "first"});
  CHECK_THAT(r.out, Catch::StartsWith(
                        "output/a.gif: close: SSIM 1.0000, largest difference 0.0, at frame 0; compared "
                        "at "));
  CHECK(r.exit_code == 0);
}

TEST_CASE("a baseline that is damaged, or no folder, and a lock that leads elsewhere, are told") {
  const Films films;
  films.falsify(true);
  fs::create_directory(films.folder / "bad");
  write_file(films.folder / "bad/a.gif", "GIF89a....");
  const Result r = films.verify({"--baseline", "bad"});
  CHECK(r.exit_code == 1);
  // Libav 59 opens such a file and finds no frames in it, libav 61 refuses it.
  CHECK_THAT(r.out,
             Catch::StartsWith("output/a.gif: drifted: the baseline is of no use: ") &&
                 (Catch::Contains(": bad/a.gif has no frames; ") ||
                  Catch::Contains(": cannot read bad/a.gif: Invalid data found when processing input\n")));
  CHECK(films.verify({"--baseline", "none"}).err ==
        "--baseline: error: there is no folder none\n1 mistake\n");
  update_lock(films.folder / "g.lock",
              [](Lock& lock) { lock.outputs.at("output/a.gif").scene = "../a.yaml"; });
  CHECK(films.verify().err ==
        "g.lock: error: its scene ../a.yaml lies outside of its folder\n  name the scenes, as in: gradreel "
        "verify "
        "--lock FILE scenes\n1 mistake\n");
  CHECK(films.verify().exit_code == 2);
}
