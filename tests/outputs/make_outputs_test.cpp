#include "outputs/make_outputs.hpp"

#include <nlohmann/json.hpp>

#include "cli/process.hpp"
#include "outputs/failing_output.hpp"
#include "outputs/plan_outputs.hpp"
#include "outputs/render_error.hpp"
#include "scene/broken.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr const char* kMadeScene = R"(surface: himmelblau
start: [0, -4]
optimizers: [{name: adam, learning_rate: 0.3}]
epochs: 30
timeline: {duration: 4, pauses: [{at: 10, seconds: 1}]}
outputs:
  - csv
  - {profile: ci, width: 320, height: 180, fps: 5, poster: true, sidecar: true}
  - {profile: blog, width: 320, height: 180, fps: 5, split_at_pauses: true}
)";

/// Writes down what it is told, and gives up when told to.
struct Diary : BatchWatcher {
  std::vector<std::string> lines;
  std::vector<Product> products;
  std::int64_t frames = 0, done = 0;
  std::int64_t stop_after = 1 << 30;  // frames of one output
  void begin(const Target& t) override { lines.push_back("begin " + std::to_string(t.number)); }
  void begin_frames(const Target&, std::int64_t n) override {
    lines.push_back("frames " + std::to_string(n));
    frames = n;
    done = 0;
  }
  void frames_done(const Target&, std::int64_t n) override {
    CHECK(n == done + 1);
    done = n;
    if (n >= stop_after) throw Cancelled();
  }
  void made(const Target& t, const Made& made) override {
    CHECK(made.given_up.empty());
    if (t.output->is_film()) CHECK(done == frames);
    lines.push_back("made " + std::to_string(t.number));
    products.insert(products.end(), made.files.begin(), made.files.end());
  }
  void failed(const Target&, const Error& e) override { lines.push_back(std::string("failed ") + e.what()); }
};

std::vector<Scene> made_scenes() {
  std::vector<Scene> scenes;
  scenes.push_back(parse_scene("s.yaml", kMadeScene, shipped_configs()));
  return scenes;
}

}  // namespace

TEST_CASE("what was made is returned: path, kind, bytes, frames", "[outputs]") {
  const TemporaryFolder folder;
  std::vector<Scene> scenes = made_scenes();
  const auto targets = plan_outputs({{"s.yaml", ""}}, scenes, {.output_dir = folder.path()});
  Diary diary;
  CHECK(make_outputs(targets, {.jobs = 1}, diary) == 0);
  CHECK(diary.lines == std::vector<std::string>{"begin 1", "made 1", "begin 2", "frames 20", "made 2",
                                                "begin 3", "frames 16", "made 3"});
  std::vector<std::pair<ProductKind, std::string>> got;
  for (const Product& p : diary.products) {
    got.emplace_back(p.kind, fs::relative(p.path, folder.path()).string());
    INFO(p.path);
    CHECK(p.bytes == fs::file_size(p.path));
    const bool is_film = p.kind == ProductKind::film || p.kind == ProductKind::clip;
    CHECK((p.seconds > 0) == is_film);
    if (p.frames > 0) CHECK((p.width == 320 && p.height == 180));
  }
  CHECK(got == std::vector<std::pair<ProductKind, std::string>>{{ProductKind::trajectories, "s.csv"},
                                                                {ProductKind::film, "s.mp4"},
                                                                {ProductKind::poster, "s.poster.png"},
                                                                {ProductKind::sidecar, "s.json"},
                                                                {ProductKind::clip, "s.01.gif"},
                                                                {ProductKind::clip, "s.02.gif"},
                                                                {ProductKind::pause, "s.01.png"}});
  CHECK(diary.products[0].points == 31);
  CHECK(diary.products[1].frames == 20);
  CHECK(diary.products[2].frame == 19);
}

TEST_CASE("a failure is told, leaves nothing behind, and others go on", "[outputs]") {
  const TemporaryFolder folder;
  std::vector<Scene> scenes = made_scenes();
  scenes[0].outputs[1].film = &failing<false>("mp4");
  fs::create_directories(folder / "s.02.gif");
  const auto targets = plan_outputs({{"s.yaml", ""}}, scenes, {.output_dir = folder.path()});
  Diary diary;
  CHECK(make_outputs(targets, {.jobs = 1}, diary) == 2);
  CHECK(diary.lines ==
        std::vector<std::string>{"begin 1", "made 1", "begin 2", "frames 20",
                                 "failed s.yaml: " + folder.path() + "/s.mp4: frame 13: the encoder broke",
                                 "begin 3",
                                 "failed s.yaml: " + folder.path() + "/s.gif: cannot replace " +
                                     folder.path() + "/s.02.gif: it is a folder"});
  CHECK(folder.listing() == std::vector<std::string>{"s.02.gif", "s.csv"});
}

TEST_CASE("where memory runs out, fewer workers try again; then the need is said", "[outputs]") {
  const TemporaryFolder folder;
  std::vector<Scene> scenes = made_scenes();
  scenes[0].outputs = {scenes[0].outputs[1]};
  scenes[0].outputs[0].film = &starving("mp4");
  const auto targets = plan_outputs({{"s.yaml", ""}}, scenes, {.output_dir = folder.path()});
  Diary diary;
  CHECK(make_outputs(targets, {.jobs = 4}, diary) == 1);
  REQUIRE(diary.lines.size() == 5);
  for (const std::size_t i : {1, 2, 3}) CHECK(diary.lines[i] == "frames 20");  // by 4, 2 and 1
  const std::string said = diary.lines[4];
  CHECK_THAT(said, Catch::StartsWith("failed s.yaml: " + folder.path() +
                                     "/s.mp4: frame 13: not enough memory: a worker takes about "));
  CHECK_THAT(said, Catch::EndsWith(" MB for frames of 320 x 180; make width and height smaller"));
  CHECK(folder.listing().empty());
}

TEST_CASE("a watcher that gives up ends all work, and nothing stays of the output", "[outputs]") {
  const TemporaryFolder folder;
  std::vector<Scene> scenes = made_scenes();
  const auto targets = plan_outputs({{"s.yaml", ""}}, scenes, {.output_dir = folder.path()});
  Diary diary;
  diary.stop_after = 18;  // of the 20 of the film
  CHECK_THROWS_AS(make_outputs(targets, {.jobs = 1}, diary), Cancelled);
  CHECK(folder.listing() == std::vector<std::string>{"s.csv"});
}

namespace {

/// The ends of outputs, as they are told.
struct Ends : BatchWatcher {
  std::vector<std::string> lines;
  void made(const Target& t, const Made&) override {
    lines.push_back("made " + fs::path(t.path).filename().string());
  }
  void failed(const Target& t, const Error&) override {
    lines.push_back("failed " + fs::path(t.path).filename().string());
  }
  void skipped(const Target& t) override {
    lines.push_back("skipped " + fs::path(t.path).filename().string());
  }
};

/// Some short films and numbers of as many scenes.
struct ManyScenes {
  explicit ManyScenes(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::string name = "s" + std::to_string(i) + ".yaml";
      scenes.push_back(parse_scene(name,
                                   "surface: himmelblau\nstart: [0, -4]\nepochs: 20\ntimeline: {duration: " +
                                       std::to_string(3 + i % 3) +
                                       "}\noutputs: [csv, {profile: ci, width: 160, height: 120, fps: 5}]\n",
                                   shipped_configs()));
      files.push_back({name, ""});
    }
  }
  std::vector<Target> targets(const std::string& folder) {
    return plan_outputs(files, scenes, {.output_dir = folder});
  }
  std::vector<SceneFile> files;
  std::vector<Scene> scenes;
};

}  // namespace

TEST_CASE("films that are made at once have the bytes of films made alone, and are told in order",
          "[outputs]") {
  ManyScenes many(5);
  const TemporaryFolder alone, together;
  Ends ends;
  CHECK(make_outputs(many.targets(alone.path()), {.jobs = 1}, ends) == 0);
  const std::vector<std::string> in_order = ends.lines;
  CHECK(in_order.size() == 10);
  CHECK(in_order[3] == "made s1.mp4");
  for (const int jobs : {2, 4}) {
    ends.lines.clear();
    CHECK(make_outputs(many.targets(together.path()), {.jobs = jobs}, ends) == 0);
    CHECK(ends.lines == in_order);
    CHECK(together.names() == alone.names());
    for (const std::string& name : alone.names()) {
      INFO(name << " by " << jobs);
      CHECK(read_file(together / name) == read_file(alone / name));
    }
  }
}

TEST_CASE("after a failure the others are made, or with fail_fast skipped", "[outputs]") {
  ManyScenes many(3);
  many.scenes[0].outputs[1].film = &failing<false>("mp4");
  const TemporaryFolder folder;
  Ends ends;
  CHECK(make_outputs(many.targets(folder.path()), {.jobs = 2}, ends) == 1);
  CHECK(ends.lines == std::vector<std::string>{"made s0.csv", "failed s0.mp4", "made s1.csv", "made s1.mp4",
                                               "made s2.csv", "made s2.mp4"});
  ends.lines.clear();
  const TemporaryFolder other;
  CHECK(make_outputs(many.targets(other.path()), {.jobs = 1, .fail_fast = true}, ends) == 1);
  CHECK(ends.lines == std::vector<std::string>{"made s0.csv", "failed s0.mp4", "skipped s1.csv",
                                               "skipped s1.mp4", "skipped s2.csv", "skipped s2.mp4"});
  CHECK(other.names() == std::vector<std::string>{"s0.csv"});
}
