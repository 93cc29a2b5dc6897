#include "outputs/plan_targets.hpp"
#include "catch.hpp"
#include "outputs/overwriting.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

namespace {

/// Every file of the scene's outputs, with spaces between.
std::string planned(const std::string& outputs) {
  const std::vector<Scene> scenes = {
      parse_scene("s.yaml", "surface: himmelblau\ntimeline: {pauses: [3, 9]}\noutputs: " + outputs + "\n",
                  shipped_configs())};
  std::string all;
  const auto add = [&](const std::string& file) { all += file.empty() ? "" : file + " "; };
  try {
    const std::vector<Target> targets = plan_targets({{"s.yaml", ""}}, scenes, "out");
    refuse_overwriting(planned_files(targets), scenes);
    for (const Target& t : targets) {
      if (t.clips.empty()) add(t.path);
      for (const std::string& file : t.clips) add(file);
      for (const std::string& file : t.stills) add(file);
      for (const std::string& file : {t.poster, t.sidecar, t.snippets}) add(file);
    }
  } catch (const Error& e) {
    return e.what();
  }
  return all;
}

}  // namespace

TEST_CASE("files beside a film have its name") {
  CHECK(planned("[{profile: lecture, poster: true, sidecar: true}, blog]") ==
        "out/s.mp4 out/s.poster.png out/s.json out/s.gif ");
  CHECK(planned("[{profile: draft, poster: true}]") == "out/s.draft.mp4 out/s.draft.poster.png ");
}

TEST_CASE("files beside films have the profile's name, too, where they would collide") {
  CHECK(planned("[{profile: lecture, poster: true, sidecar: true}, {profile: blog, poster: true}]") ==
        "out/s.mp4 out/s.lecture.poster.png out/s.json out/s.gif out/s.blog.poster.png ");
  CHECK(planned("[{profile: lecture, sidecar: true}, json]") == "out/s.mp4 out/s.lecture.json out/s.json ");
  CHECK(planned("[{profile: lecture, poster: true}, {profile: ci, poster: true}]") ==
        "out/s.lecture.mp4 out/s.lecture.poster.png out/s.ci.mp4 out/s.ci.poster.png ");
}

TEST_CASE("a film that is split has numbered clips and stills in its place") {
  CHECK(planned("[lecture, {profile: lecture, split_at_pauses: true}]") ==
        "out/s.mp4 out/s.01.mp4 out/s.02.mp4 out/s.03.mp4 out/s.01.png out/s.02.png ");
  CHECK(planned("[{profile: blog, split_at_pauses: true}, {profile: ci, split_at_pauses: true}]") ==
        "out/s.blog.01.gif out/s.blog.02.gif out/s.blog.03.gif out/s.blog.01.png out/s.blog.02.png "
        "out/s.ci.01.mp4 out/s.ci.02.mp4 out/s.ci.03.mp4 out/s.ci.01.png out/s.ci.02.png ");
}

TEST_CASE("files beside films of one profile have the format's name, too") {
  CHECK(
      planned("[{profile: lecture, poster: true}, {profile: lecture, format: gif, fps: 25, poster: true}]") ==
      "out/s.mp4 out/s.lecture.mp4.poster.png out/s.gif out/s.lecture.gif.poster.png ");
  CHECK(planned("[{profile: draft, poster: true}, {profile: draft, format: gif, poster: true}]") ==
        "out/s.draft.mp4 out/s.draft.mp4.poster.png out/s.draft.gif out/s.draft.gif.poster.png ");
  CHECK(planned(
            "[{profile: lecture, poster: true}, {profile: lecture, split_at_pauses: true, poster: true}]") ==
        "out/s.mp4 out/s.lecture.mp4.poster.png out/s.01.mp4 out/s.02.mp4 out/s.03.mp4 out/s.01.png "
        "out/s.02.png out/s.lecture.mp4.clips.poster.png ");
  CHECK(
      planned("[{profile: lecture, sidecar: true}, {profile: lecture, format: gif, fps: 25, sidecar: true}, "
              "{profile: blog, format: webp, sidecar: true}]") ==
      "out/s.mp4 out/s.lecture.mp4.json out/s.gif out/s.lecture.gif.json out/s.webp out/s.blog.json ");
}

TEST_CASE("outputs that are one file all the same are an error") {
  CHECK(planned("[{profile: lecture, poster: true}, {profile: lecture, fps: 30}]") ==
        "s.yaml:3:45: error: two outputs would be the same file out/s.lecture.mp4\n"
        "  outputs: [{profile: lecture, poster: true}, {profile: lecture, fps: 30}]\n"
        "                                              ^\n"
        "  the other one is at s.yaml:3:11");
}

TEST_CASE("films that differ by their theme alone have its name, too") {
  CHECK(planned("[blog, {profile: blog, theme: slate}]") == "out/s.blog.gif out/s.blog.slate.gif ");
  CHECK(planned("[lecture, {profile: blog, theme: slate}]") == "out/s.mp4 out/s.gif ");
  CHECK(planned("[{profile: draft, theme: paper}, {profile: draft, theme: slate}]") ==
        "out/s.draft.paper.mp4 out/s.draft.slate.mp4 ");
  CHECK(
      planned("[{profile: blog, poster: true}, {profile: blog, theme: slate, poster: true}, {profile: blog, "
              "format: webm, poster: true}, {profile: blog, format: webm, theme: slate, poster: true}]") ==
      "out/s.blog.gif out/s.blog.gif.poster.png out/s.blog.slate.gif out/s.blog.slate.gif.poster.png "
      "out/s.blog.webm out/s.blog.webm.poster.png out/s.blog.slate.webm "
      "out/s.blog.slate.webm.poster.png ");
}
