// What of films is taken from the cache, and that it never changes a byte.
#include <nlohmann/json.hpp>

#include "cache/cache.hpp"
#include "cli/process.hpp"
#include "outputs/inspect.hpp"
#include "outputs/kept_files.hpp"
#include "outputs/make_outputs.hpp"
#include "outputs/plan_outputs.hpp"
#include "scene/broken.hpp"
#include "scene/digest.hpp"
#include "scene/settle_planes.hpp"
#include "video/format_entry.hpp"
#include "video/segment_bytes.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// Keeps how outputs were made.
struct Makings : BatchWatcher {
  std::vector<Made> all;
  std::vector<std::string> failures;
  void made(const Target&, const Made& made) override { all.push_back(made); }
  void failed(const Target&, const Error& e) override { failures.push_back(e.what()); }
};

struct Rendered {
  std::map<std::string, std::string> files;  ///< bytes by name
  std::vector<Made> made;
  std::vector<std::string> failures;
};

/// Renders the scene to a folder of its own.
Rendered rendered(const std::string& text, Cache* cache, const std::string& name = "s.yaml") {
  const TemporaryFolder folder;
  std::vector<Scene> scenes;
  scenes.push_back(parse_scene(name, text, shipped_configs()));
  Makings makings;
  make_outputs(plan_outputs({{name, ""}}, scenes, {.output_dir = folder.path()}), {.jobs = 2, .cache = cache},
               makings);
  Rendered result{{}, makings.all, makings.failures};
  for (const std::string& file : folder.listing()) {
    if (fs::is_regular_file(folder / file)) result.files[file] = read_file(folder / file);
  }
  return result;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

constexpr const char* kOutput = "{profile: ci, width: 320, height: 180, fps: 5}";

/// Five segments of twenty frames; the second caption is in the third one.
const std::string kCaptioned =
    std::string(
        "surface: himmelblau\nstart: [0, -4]\nepochs: 40\nlayout: {areas: [contour]}\n"
        "timeline: {duration: 20}\n"
        "captions:\n"
        "  - {at: 1, for: 0.6, text: First}\n"
        "  - {at: 9, for: 1, text: Second}\n"
        "outputs: [") +
    kOutput + "]\n";

}  // namespace

TEST_CASE("a second run takes all files from the cache, with their bytes", "[cache]") {
  const TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"});
  const std::string text =
      "surface: himmelblau\nepochs: 20\ntimeline: {duration: 6, pauses: [10]}\noutputs:\n"
      "  - {profile: ci, width: 320, height: 180, fps: 5, poster: true, sidecar: true}\n"
      "  - {profile: blog, width: 320, height: 180, fps: 5, split_at_pauses: true}\n"
      "  - {profile: ci, format: png_sequence, width: 320, height: 180, fps: 5}\n";
  const Rendered fresh = rendered(text, nullptr), first = rendered(text, &cache),
                 second = rendered(text, &cache);
  CHECK(fresh.failures.empty());
  CHECK(fresh.files.size() > 20);
  CHECK(first.files == fresh.files);
  CHECK(second.files == fresh.files);
  REQUIRE(second.made.size() == 3);
  for (const std::size_t i : {0, 1}) {
    CHECK_FALSE(first.made[i].is_from_cache);
    CHECK(second.made[i].is_from_cache);
    REQUIRE(second.made[i].files.size() == first.made[i].files.size());
    for (std::size_t k = 0; k < first.made[i].files.size(); ++k) {
      const Product &a = first.made[i].files[k], &b = second.made[i].files[k];
      CHECK((a.kind == b.kind && a.bytes == b.bytes && a.frames == b.frames && a.width == b.width));
      CHECK(fs::path(a.path).filename() == fs::path(b.path).filename());
    }
  }
  CHECK_FALSE(second.made[2].is_from_cache);  // a folder: its segments are
  CHECK(second.made[2].segments > 0);
  CHECK(second.made[2].kept_segments == second.made[2].segments);
}

TEST_CASE("a caption that changes in the middle makes its segment again, alone", "[cache]") {
  const TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"});
  const Rendered first = rendered(kCaptioned, &cache);
  REQUIRE(first.made.size() == 1);
  CHECK(first.made[0].segments == 5);
  CHECK(first.made[0].kept_segments == 0);
  struct Change {
    std::string from, to;
    std::int64_t kept;
  };
  for (const Change& change :
       {Change{"Second", "Another", 4}, Change{"First", "One", 4}, Change{"at: 9", "at: 9.2", 4},
        Change{"for: 1,", "for: 4,", 3},  // into the next segment
        Change{"Second}\n", "Second}\n  - {at: 17, for: 0.4, text: Third}\n", 4},
        Change{"Second",
               "So long a caption that it takes two lines for which the layout takes room from the plots "
               "and so all of the segments are made again with smaller plots beside this text and no other",
               0}}) {
    INFO(change.to);
    const std::string text = replaced(kCaptioned, change.from, change.to);
    const Rendered again = rendered(text, &cache);
    REQUIRE(again.made.size() == 1);
    CHECK(again.made[0].kept_segments == change.kept);
    CHECK(again.files == rendered(text, nullptr).files);
    CHECK(again.files != first.files);
  }
}

TEST_CASE("a caption that changes gives the bytes of a fresh render in every format", "[cache]") {
  const TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"});
  for (const FormatEntry* format : formats()) {
    INFO(format->name);
    const std::string text =
        "surface: himmelblau\nepochs: 9\nlayout: {areas: [contour]}\ntimeline: {duration: 5}\n"
        "captions: [{at: 2.4, for: 1, text: Here}]\noutputs: [{profile: ci, format: " +
        std::string(format->name) + ", width: 160, height: 120, fps: 4}]\n";
    const Rendered first = rendered(text, &cache);
    CHECK(first.failures.empty());
    const std::string changed = replaced(text, "Here", "There");
    const Rendered again = rendered(changed, &cache);
    CHECK(again.files == rendered(changed, nullptr).files);
    CHECK(again.files != first.files);
    REQUIRE(again.made.size() == 1);
    CHECK(again.made[0].segments == 3);
    if (format->name == "gif") continue;  // the text is in its palette
    CHECK(again.made[0].kept_segments == (format->plain_packets ? 2 : 0));
  }
}

TEST_CASE("planes of many parameters are not computed for films that the cache has", "[cache]") {
  const TemporaryFolder folder, kept_in;
  Cache cache({.folder = kept_in / "cache"});
  const std::string path = folder / "s.yaml";
  write_file(path,
             "surface: {name: quadratic, dimension: 4}\nepochs: 5\nlayout: {areas: [contour]}\n"
             "timeline: {duration: 1, hold_start: 0, hold_end: 0}\n"
             "outputs: [{profile: ci, width: 160, height: 120, fps: 4}]\n");
  struct Attempt {
    bool awaits_planes = false;
    Rendered rendered;
  };
  const auto run = [&](bool is_inspected, Cache* used) {
    std::vector<Scene> scenes = load_scenes({&path, 1}, shipped_configs(), {.cache = used, .settles = false});
    const TemporaryFolder out;
    const std::vector<Target> targets = plan_outputs({{path, ""}}, scenes, {.output_dir = out.path()});
    if (is_inspected) CHECK(inspect_each(targets, scenes, 2, used).at(0).mistakes.empty());
    Attempt one = {awaits_planes(scenes[0]), {}};
    Makings makings;
    make_outputs(targets, {.jobs = 2, .cache = used}, makings);
    one.rendered = {{}, makings.all, makings.failures};
    for (const std::string& file : out.listing()) one.rendered.files[file] = read_file(out / file);
    return one;
  };
  const Attempt fresh = run(true, nullptr), unsettled = run(false, nullptr), first = run(true, &cache),
                second = run(true, &cache);
  CHECK_FALSE((fresh.awaits_planes || first.awaits_planes));
  CHECK((unsettled.awaits_planes && second.awaits_planes));
  CHECK(fresh.rendered.failures.empty());
  CHECK(fresh.rendered.files.size() == 1);
  for (const Attempt* other : {&unsettled, &first, &second})
    CHECK(other->rendered.files == fresh.rendered.files);
  CHECK(second.rendered.made.at(0).is_from_cache);
}

TEST_CASE("whatever a scene says, the cache changes nothing", "[cache]") {
  const TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"});
  const std::string head = "surface: himmelblau\nstart: [0, -4]\nepochs: 20\n";
  const std::string tail =
      "timeline: {duration: 5}\noptimizers: [adam]\noutputs: [" + std::string(kOutput) + "]\n";
  std::vector<std::string> scenes = {head + tail};
  for (const char* more :
       {"title: Two words", "captions: [{at: 1, text: Here}]", "opening: {title: Begin, seconds: 0.6}",
        "closing: {text: End, seconds: 0.6}", "layout: duo", "view: {levels: 7}",
        "view: {domain: {x: [-4, 4], y: [-5, 5]}}", "overlays: [gradient]", "theme: chalk",
        "stop: {gradient_norm: 5}", "learning_rate: 0.3", "schedule: cosine", "warmup: 5",
        "gradient: {clip_norm: 1}", "gradient: {noise: 1}", "gradient: {noise: 1}\nseed: 3",
        "tune: {learning_rate: [0.1, 0.5]}", "language: deu"}) {
    scenes.push_back(head + more + "\n" + tail);
  }
  scenes.push_back(replaced(scenes[0], "himmelblau", "rosenbrock"));
  scenes.push_back(replaced(scenes[0], "[0, -4]", "[1, -4]"));
  scenes.push_back(replaced(scenes[0], "epochs: 20", "epochs: 21"));
  scenes.push_back(replaced(scenes[0], "[adam]", "[momentum]"));
  scenes.push_back(replaced(scenes[0], "duration: 5", "duration: 5, loop: seamless"));
  scenes.push_back(replaced(scenes[0], "width: 320", "width: 322"));
  scenes.push_back(replaced(scenes[0], "fps: 5", "fps: 6"));
  scenes.push_back(replaced(scenes[0], "fps: 5", "fps: 5, crf: 30"));
  scenes.push_back(replaced(scenes[0], "fps: 5", "fps: 5, format: gif"));
  for (const std::string& text : scenes) {
    INFO(text);
    std::vector<Mistake> mistakes;
    Rendered kept, fresh;
    try {
      kept = rendered(text, &cache);
      fresh = rendered(text, nullptr);
    } catch (const Error& e) {
      FAIL(e.what());
    }
    CHECK(kept.failures.empty());
    CHECK(kept.files == fresh.files);
    CHECK_FALSE((kept.made.empty() || kept.made[0].is_from_cache));
  }
}

TEST_CASE("what fragments, variables and files of data say decides what is found in the cache", "[cache]") {
  const TemporaryFolder folder, kept_in;
  Cache cache({.folder = kept_in / "cache"});
  const auto write = [&](const std::string& name, const std::string& text) {
    write_file(folder / name, text);
  };
  const auto films = [&](Cache* used, std::vector<std::string> set) {
    const std::string path = folder / "s.yaml";
    std::vector<Scene> scenes = load_scenes(
        {&path, 1}, shipped_configs(), {.set = std::move(set), .cache = used, .settles = used == nullptr});
    const TemporaryFolder out;
    Makings makings;
    std::vector<SceneFile> files(scenes.size(), SceneFile{path, ""});
    make_outputs(plan_outputs(files, scenes, {.output_dir = out.path()}), {.jobs = 2, .cache = used},
                 makings);
    CHECK(makings.failures.empty());
    Rendered result{{}, makings.all, {}};
    for (const std::string& file : out.listing()) result.files[file] = read_file(out / file);
    return result;
  };
  write("d.csv", "u,v,class\n1,10,b\n2,20,b\n-1,-10,a\n-2,-25,a\n");
  write("common.yaml", "epochs: 6\n");
  write(
      "s.yaml",
      "include: common.yaml\nvariables: {rate: 0.1, unused: 1}\nsweep: {seed: [7, 9]}\n"
      "surface: {name: mlp, hidden: [2], data: {file: d.csv, x: u, y: v, label: class}, seed: \"${seed}\"}\n"
      "plane: pca\noptimizers: [{name: adam, learning_rate: \"${rate}\"}]\nlayout: {areas: [contour]}\n"
      "timeline: {duration: 1, hold_start: 0, hold_end: 0}\n"
      "outputs: [{profile: ci, width: 160, height: 120, fps: 4, sidecar: true}]\n");
  const auto both = [&](bool is_kept, const std::vector<std::string>& set = {}) {
    const Rendered now = films(&cache, set);
    CHECK(now.files == films(nullptr, set).files);
    REQUIRE_FALSE(now.made.empty());
    CHECK(now.made[0].is_from_cache == is_kept);
  };
  both(false);
  both(true);
  both(false, {"rate=0.2"});
  both(false, {"unused=2"});  // which the sidecar shows
  both(false, {"seed=8"});
  write("common.yaml", "epochs: 7\n");
  both(false);
  write("d.csv", "u,v,class\n1,10,b\n2,20,b\n-1,-10,a\n-2,-26,a\n");
  both(false);
  write("common.yaml", "epochs: 6\n");
  both(false);
  write("d.csv", "u,v,class\n1,10,b\n2,20,b\n-1,-10,a\n-2,-25,a\n");
  both(true);
}

TEST_CASE("files that another process has put in the place of ours are not kept", "[cache]") {
  const TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"});
  std::vector<Scene> scenes;
  scenes.push_back(parse_scene("s.yaml", kCaptioned, shipped_configs()));
  const Target target = plan_outputs({{"s.yaml", ""}}, scenes, {.output_dir = folder.path()}).front();
  Made made;
  made.files.push_back({.path = target.path});
  const std::string digest = scene_digest(*target.scene, *target.output);
  struct : Watcher {
  } watcher;
  for (const std::string& text : {std::string("of another scene"), "gradreel scene " + digest}) {
    write_file(target.path, text);
    made.files[0].bytes = text.size();
    keep_files(target, made, digest, cache);
    CHECK(restore_files(target, cache, watcher).has_value() == text.starts_with("gradreel"));
  }
}

TEST_CASE("the names that a sidecar states are part of what decides it", "[cache]") {
  const TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"});
  const std::string text = "surface: himmelblau\nepochs: 9\ntimeline: {duration: 3}\noutputs: [" +
                           replaced(kOutput, "fps: 5", "fps: 5, sidecar: true") + "]\n";
  const TemporaryFolder beside;  // a path from the root would not be stated
  const std::string first = beside / "a.yaml", second = beside / "b.yaml", third = beside / "c/b.yaml";
  rendered(text, &cache, first);
  const Rendered b = rendered(text, &cache, second);
  CHECK(b.files == rendered(text, nullptr, second).files);
  CHECK(b.made[0].kept_segments == b.made[0].segments);
  const Rendered elsewhere = rendered(text, &cache, third);  // the sidecar says where
  CHECK(elsewhere.files == rendered(text, nullptr, third).files);
  CHECK(elsewhere.files != b.files);
}

namespace {

/// Changes what the cache has of every segment, with a checksum that is right. Returns how many.
int forge_segments(const TemporaryFolder& folder, Cache& cache) {
  int forged = 0;
  for (const std::string& entry : folder.listing()) {
    if (!fs::is_regular_file(folder / entry)) continue;
    const std::string file = read_file(folder / entry);
    if (!file.starts_with("gradreel cache 1")) continue;
    Sha256Digest action;
    std::copy_n(file.begin() + 16, 32, action.bytes.begin());
    const auto output = cache.find(action);
    auto segment = output ? parse_segment(*output) : std::nullopt;
    if (!segment) continue;
    segment->packets.back().bytes.back() ^= 1;
    cache.store(action, segment_bytes(*segment));
    ++forged;
  }
  return forged;
}

}  // namespace

TEST_CASE("a cache that verifies makes everything again, and names what differs", "[cache]") {
  const TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"}), verifying({.folder = folder / "cache", .verifies = true});
  const Rendered first = rendered(kCaptioned, &cache), second = rendered(kCaptioned, &verifying);
  CHECK(second.failures.empty());
  CHECK(second.files == first.files);
  CHECK_FALSE(second.made[0].is_from_cache);
  CHECK(second.made[0].kept_segments == 5);
  CHECK(forge_segments(folder, cache) == 5);
  const Rendered third = rendered(kCaptioned, &verifying);
  REQUIRE(third.failures.size() == 1);
  CHECK_THAT(
      third.failures[0],
      Catch::StartsWith("s.yaml: ") &&
          Catch::EndsWith("/s.mp4: frame 0: the segment of frames 0 to 19 differs from what the cache " +
                          (folder / "cache") + " has for the same input"));
  CHECK(third.files.empty());
}

TEST_CASE("an entry of every kind that is nonsense is made again", "[cache]") {
  const TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"});
  const std::string text =
      "surface: himmelblau\nepochs: 9\ntimeline: {duration: 3}\nlayout: basins\noutputs: [" +
      replaced(kOutput, "width: 320, height: 180", "width: 640, height: 360") + "]\n";
  const Rendered first = rendered(text, &cache);
  int forged = 0;
  for (const std::string& entry : folder.listing()) {
    if (!fs::is_regular_file(folder / entry)) continue;
    const std::string file = read_file(folder / entry);
    if (!file.starts_with("gradreel cache 1")) continue;
    Sha256Digest action;
    std::copy_n(file.begin() + 16, 32, action.bytes.begin());
    Bytes output = cache.find(action).value();
    // Numbers and lengths that lead nowhere, and half of it.
    std::fill(output.begin(), output.begin() + static_cast<std::ptrdiff_t>(output.size() / 2),
              std::uint8_t{0xFF});
    if (forged++ % 2 == 0) output.resize(output.size() / 2);
    cache.store(action, output);
  }
  CHECK(forged >= 3);  // the files, a segment and a map
  const Rendered second = rendered(text, &cache);
  CHECK(second.failures.empty());
  CHECK(second.files == first.files);
  CHECK_FALSE(second.made[0].is_from_cache);
}
