#include "golden/drafts.hpp"

#include <filesystem>

#include "catch.hpp"
#include "golden/golden.hpp"
#include "scene/broken.hpp"
#include "shipped_scenes.hpp"
#include "skipped.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr const char* kTable = GRADREEL_SOURCE_DIR "/tests/golden/drafts.yaml";

constexpr bool kIsSanitized = std::string_view(GRADREEL_SANITIZE) != "";

/// All of scenes/; where everything is twenty times slower, one.
std::vector<Scene> drafted_scenes() {
  if (kIsSanitized) {
    report_skipped("the shipped scenes' drafts, but one: too slow with sanitizers");
    return {load_scene(GRADREEL_SOURCE_DIR "/scenes/himmelblau.yaml", shipped_configs(),
                       {.profile = "draft", .cache = nullptr})};
  }
  return load_scenes(testing::shipped_scenes(), shipped_configs(), {.profile = "draft", .cache = nullptr});
}

Draft draft_of(std::vector<std::string> marks, const std::string& frames = "f",
               const std::string& file = "b") {
  return {file, frames, std::move(marks)};
}

const std::string kHowToAccept =
    "  if it is right: GRADREEL_UPDATE_GOLDEN=1 scripts/test golden/drafts_test\n";

}  // namespace

TEST_CASE("every shipped scene's draft has the frames and bytes it had", "[golden]") {
  const Drafts before = read_drafts(kTable);
  const std::string changed = changes(before.versions, film_versions());
  if (!changed.empty() && !updates_golden())
    return report_skipped("the frames and bytes of the shipped scenes' drafts: " + changed);
  Drafts now = {film_versions(), {}};
  for (const Scene& scene : drafted_scenes()) now.scenes[scene.stem] = make_draft(scene);
  if (updates_golden()) {
    REQUIRE_FALSE(kIsSanitized);
    return write_drafts(now, kTable);
  }
  for (const auto& [stem, draft] : now.scenes) {
    const auto old = before.scenes.find(stem);
    if (old == before.scenes.end()) {
      FAIL_CHECK("scenes/" << stem << ".yaml is new\n" << kHowToAccept);
    } else if (const std::string text = change(stem, old->second, draft); !text.empty()) {
      FAIL_CHECK(text);
    }
  }
  if (kIsSanitized) return;
  for (const auto& [stem, draft] : before.scenes) {
    if (!now.scenes.contains(stem)) FAIL_CHECK("scenes/" << stem << ".yaml is gone\n" << kHowToAccept);
  }
  CHECK(now.scenes.size() >= 25);
}

TEST_CASE("a draft that has changed says where, and how to accept it", "[golden]") {
  const Draft before = draft_of({"aaaa", "bbbb", "cccc"});
  CHECK(change("s", before, before).empty());
  CHECK(change("s", before, draft_of({"aaaa", "b0bb", "c0cc"}, "g")) ==
        "scenes/s.yaml: 2 of 3 frames differ, the first is frame 1\n"
        "  to see it: gradreel frame scenes/s.yaml 1 --profile draft -o frame.png\n" +
            kHowToAccept);
  CHECK(change("s", before, draft_of({"aaaa", "b0bb"}, "g")) ==
        "scenes/s.yaml: 2 frames instead of 3; 1 of 2 frames differ, the first is frame 1\n"
        "  to see it: gradreel frame scenes/s.yaml 1 --profile draft -o frame.png\n" +
            kHowToAccept);
  CHECK(change("s", before, draft_of(before.marks, "f", "c")) ==
        "scenes/s.yaml: the frames are the same, the bytes of the file are not\n" + kHowToAccept);
  CHECK(change("s", before, draft_of(before.marks, "g")) ==
        "scenes/s.yaml: some frame differs, but no mark tells which\n" + kHowToAccept);
}

TEST_CASE("a table of drafts is read as it was written", "[golden]") {
  const TemporaryFolder folder;
  const Drafts drafts = {{{"cairo", "1.16.0"}, {"latex", "pdfTeX 3.14 (TeX Live)"}},
                         {{"a", draft_of(std::vector<std::string>(45, "0012"))}, {"b", draft_of({"9e10"})}}};
  write_drafts(drafts, folder / "drafts.yaml");
  const Drafts read = read_drafts(folder / "drafts.yaml");
  CHECK(read.versions == drafts.versions);
  CHECK(read.scenes == drafts.scenes);
}

TEST_CASE("versions that changed are named", "[golden]") {
  const Versions before = {{"cairo", "1.16.0"}, {"pango", "1.50"}, {"x264", "r1"}};
  CHECK(changes(before, before).empty());
  CHECK(changes(before, {{"cairo", "1.18.0"}, {"pango", "1.50"}, {"pixman", "0.42"}}) ==
        "cairo is 1.18.0, not 1.16.0; pixman is 0.42, not unknown; x264 is unknown, not r1");
}
