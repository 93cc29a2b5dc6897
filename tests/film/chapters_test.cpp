#include "film/chapters.hpp"

#include "catch.hpp"
#include "scene/broken.hpp"
#include "scene/compose.hpp"

using namespace gradreel;

namespace {

/// "FRAME TEXT" of each, at 10 frames per second.
std::vector<std::string> chapters(const std::string& more) {
  const Scene scene = parse_scene("s.yaml",
                                  "surface: himmelblau\noptimizers: [adam]\nepochs: 20\nlayout: solo\n"
                                  "outputs: [{profile: draft, fps: 10, width: 640, height: 360}]\n" +
                                      more,
                                  shipped_configs());
  const Film film = compose(scene, scene.outputs.front(), descend_all(scene));
  std::vector<std::string> lines;
  for (const Chapter& c : chapters_of(film.content(), film.timeline())) {
    lines.push_back(std::to_string(c.begin) + ' ' + c.text);
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a film without captions, pauses and cards has no chapters") { CHECK(chapters("").empty()); }

TEST_CASE("chapters begin at captions, pauses and cards") {
  CHECK(chapters("captions: [{at: 2, for: 1, text: Fast}, {at: 4.5, text: 'Now $\\beta_1$ slows it'}]\n") ==
        Lines{"0 Epoch 0", "20 Fast", "45 Now β₁ slows it"});
  CHECK(chapters("captions: [{at: 0, text: At once}, {at: 5, text: Then}]\n") ==
        Lines{"0 At once", "50 Then"});
  CHECK(chapters("title: T\nopening: {seconds: 2, subtitle: S}\nclosing: {text: The end, seconds: 1}\n"
                 "timeline: {duration: 13, hold_start: 0, hold_end: 0}\n") ==
        Lines{"0 T", "20 Epoch 0", "120 The end"});
  // Epoch 10 of 20 in 99 steps is complete in step 50; the pause with a caption has its text.
  CHECK(chapters("timeline: {duration: 14, hold_start: 0, hold_end: 0, "
                 "pauses: [10, {at: 20, caption: There}]}\n") ==
        Lines{"0 Epoch 0", "50 Epoch 10", "119 There"});
}

TEST_CASE("chapters have short names") {
  CHECK(
      chapters("captions: [{at: 1, text: 'From here on every optimizer crawls along the floor of the valley, "
               "one step after the other'}]\n") ==
      Lines{"0 Epoch 0", "10 From here on every optimizer crawls along the floor of the…"});
}
