// What is said about paces, pauses, captions, cards, loops and keyframes.
#include "catch.hpp"
#include "film/fixtures.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

TEST_CASE("mistakes in the pace, to the letter") {
  static const Broken kCases[] = {
      {"surface: himmelblau\n"
       "timeline: {pace: arc}\n",
       "s.yaml:2:18: error: unknown timeline.pace 'arc'\n"
       "  timeline: {pace: arc}\n"
       "                   ^\n"
       "  did you mean 'arc_length'?"},
      {"surface: himmelblau\n"
       "timeline: {pace: [[0, 0], [1]]}\n",
       "s.yaml:2:27: error: keyframe of the pace: expected [seconds, epoch], found a list\n"
       "  timeline: {pace: [[0, 0], [1]]}\n"
       "                            ^"},
      {"surface: himmelblau\n"
       "timeline: {pace: [[0, 1], [1, 100]]}\n",
       "s.yaml:2:19: error: the first keyframe of the pace must be [0, 0]\n"
       "  timeline: {pace: [[0, 1], [1, 100]]}\n"
       "                    ^"},
      {"surface: himmelblau\n"
       "timeline: {pace: [[0, 0], [2, 10], [2, 100]]}\n",
       "s.yaml:2:36: error: keyframes of the pace must rise in seconds: 2 after 2\n"
       "  timeline: {pace: [[0, 0], [2, 10], [2, 100]]}\n"
       "                                     ^"},
      {"surface: himmelblau\n"
       "timeline: {pace: [[0, 0], [2, 10], [3, 9]]}\n",
       "s.yaml:2:36: error: keyframes of the pace must not fall in epochs: 9 after 10\n"
       "  timeline: {pace: [[0, 0], [2, 10], [3, 9]]}\n"
       "                                     ^"},
      {"surface: himmelblau\n"
       "timeline: {pace: {keyframes: [[0, 0], [2, 10]], easing: gentle}}\n",
       "s.yaml:2:39: error: the last keyframe of the pace must be at the last epoch, 100\n"
       "  timeline: {pace: {keyframes: [[0, 0], [2, 10]], easing: gentle}}\n"
       "                                        ^\n"
       "s.yaml:2:57: error: unknown timeline.pace.easing 'gentle'\n"
       "  timeline: {pace: {keyframes: [[0, 0], [2, 10]], easing: gentle}}\n"
       "                                                          ^\n"
       "  known: linear, smooth"},
      {"surface: himmelblau\n"
       "timeline: {pace: [[0, 0], [2, 100]], duration: 3, slow: [{epochs: [3, 5], factor: 2}]}\n",
       "s.yaml:2:38: error: duration and keyframes of the pace exclude each other\n"
       "  timeline: {pace: [[0, 0], [2, 100]], duration: 3, slow: [{epochs: [3, 5], factor: 2}]}\n"
       "                                       ^\n"
       "  leave one of them out\n"
       "s.yaml:2:51: error: slow and keyframes of the pace exclude each other\n"
       "  timeline: {pace: [[0, 0], [2, 100]], duration: 3, slow: [{epochs: [3, 5], factor: 2}]}\n"
       "                                                    ^\n"
       "  leave one of them out"},
      {"surface: himmelblau\n"
       "timeline: {slow: [{epochs: [5, 3], factor: 2}, {epochs: [9, 20], factor: 0.5}]}\n",
       "s.yaml:2:28: error: the first of epochs must be below the last\n"
       "  timeline: {slow: [{epochs: [5, 3], factor: 2}, {epochs: [9, 20], factor: 0.5}]}\n"
       "                             ^\n"
       "s.yaml:2:74: error: factor must be a number in [1, 100], not 0.5\n"
       "  timeline: {slow: [{epochs: [5, 3], factor: 2}, {epochs: [9, 20], factor: 0.5}]}\n"
       "                                                                           ^"},
      {"surface: himmelblau\n"
       "timeline: {slow: [{epochs: [5, 9], factor: 2}, {epochs: [8, 20], factor: 3}]}\n",
       "s.yaml:2:48: error: stretches of slow motion must follow one another: epoch 8 comes before 9, where "
       "the "
       "last one ends\n"
       "  timeline: {slow: [{epochs: [5, 9], factor: 2}, {epochs: [8, 20], factor: 3}]}\n"
       "                                                 ^"},
  };
  for (const Broken& c : kCases) CHECK(said_about(c.text) == c.message);
}

TEST_CASE("mistakes in pauses, cards and loops, to the letter") {
  static const Broken kCases[] = {
      {"surface: himmelblau\n"
       "timeline: {pauses: [end, 101, {seconds: 2}, {at: 3, seconds: 0}]}\n",
       "s.yaml:2:21: error: pause: expected an epoch, converged or diverged, found 'end'\n"
       "  timeline: {pauses: [end, 101, {seconds: 2}, {at: 3, seconds: 0}]}\n"
       "                      ^\n"
       "s.yaml:2:26: error: pause must be a whole number in [0, 100], not 101\n"
       "  timeline: {pauses: [end, 101, {seconds: 2}, {at: 3, seconds: 0}]}\n"
       "                           ^\n"
       "s.yaml:2:31: error: at is missing in pause\n"
       "  timeline: {pauses: [end, 101, {seconds: 2}, {at: 3, seconds: 0}]}\n"
       "                                ^\n"
       "s.yaml:2:62: error: seconds must be a number in [0.1, 3600], not 0\n"
       "  timeline: {pauses: [end, 101, {seconds: 2}, {at: 3, seconds: 0}]}\n"
       "                                                               ^"},
      {"surface: himmelblau\n"
       "timeline: {pauses: [3, converged, {at: 3}]}\n",
       "s.yaml:2:35: error: there is a pause at the same moment already\n"
       "  timeline: {pauses: [3, converged, {at: 3}]}\n"
       "                                    ^"},
      {"surface: himmelblau\n"
       "timeline: {duration: 5, pauses: [3, 4]}\n",
       "s.yaml:2:11: error: cards, pauses and holds leave nothing of a duration of 5 s\n"
       "  timeline: {duration: 5, pauses: [3, 4]}\n"
       "            ^\n"
       "  cards, pauses and the loop take 4 s; they are part of a stated duration"},
      {"surface: himmelblau\n"
       "timeline: {pauses: [{at: 1, seconds: 3600}]}\n",
       "s.yaml:2:11: error: the film lasts 3610 s with its pauses and cards; at most 3600\n"
       "  timeline: {pauses: [{at: 1, seconds: 3600}]}\n"
       "            ^"},
      {"surface: himmelblau\n"
       "opening: {}\n"
       "closing: {seconds: 2}\n",
       "s.yaml:2:1: error: opening has no title, and neither has the scene\n"
       "  opening: {}\n"
       "  ^\n"
       "s.yaml:3:10: error: text is missing in closing\n"
       "  closing: {seconds: 2}\n"
       "           ^"},
      {"surface: himmelblau\n"
       "timeline: {loop: seamless, fade: {in: 1}}\n"
       "closing: {text: The end}\n",
       "s.yaml:2:18: error: a seamless loop and fade exclude each other\n"
       "  timeline: {loop: seamless, fade: {in: 1}}\n"
       "                   ^\n"
       "  leave one of them out\n"
       "s.yaml:3:1: error: a seamless loop and closing exclude each other\n"
       "  closing: {text: The end}\n"
       "  ^\n"
       "  leave one of them out"},
      {"surface: himmelblau\n"
       "timeline: {loop: yes}\n",
       "s.yaml:2:18: error: unknown timeline.loop 'yes'\n"
       "  timeline: {loop: yes}\n"
       "                   ^\n"
       "  known: off, seamless"},
  };
  for (const Broken& c : kCases) CHECK(said_about(c.text) == c.message);
}

TEST_CASE("mistakes in captions, to the letter") {
  static const Broken kCases[] = {
      {"surface: himmelblau\n"
       "captions: [{text: a}, {at: 1, epoch: 2, text: b}, {at: 1}, {epoch: 101, text: \"\"}]\n",
       "s.yaml:2:12: error: at (in seconds) or epoch is missing\n"
       "  captions: [{text: a}, {at: 1, epoch: 2, text: b}, {at: 1}, {epoch: 101, text: \"\"}]\n"
       "             ^\n"
       "s.yaml:2:23: error: at and epoch exclude each other\n"
       "  captions: [{text: a}, {at: 1, epoch: 2, text: b}, {at: 1}, {epoch: 101, text: \"\"}]\n"
       "                        ^\n"
       "s.yaml:2:51: error: text is missing in caption\n"
       "  captions: [{text: a}, {at: 1, epoch: 2, text: b}, {at: 1}, {epoch: 101, text: \"\"}]\n"
       "                                                    ^\n"
       "s.yaml:2:68: error: epoch must be a whole number in [0, 100], not 101\n"
       "  captions: [{text: a}, {at: 1, epoch: 2, text: b}, {at: 1}, {epoch: 101, text: \"\"}]\n"
       "                                                                     ^\n"
       "s.yaml:2:79: error: text of a caption must not be empty\n"
       "  captions: [{text: a}, {at: 1, epoch: 2, text: b}, {at: 1}, {epoch: 101, text: \"\"}]\n"
       "                                                                                ^"},
      {"surface: himmelblau\n"
       "captions: [{at: 1, text: a}, {at: 3.5, text: b}, {at: 10, text: c}]\n",
       "s.yaml:2:30: error: the caption comes at 3.5 s, when the one before it stays until 4 s\n"
       "  captions: [{at: 1, text: a}, {at: 3.5, text: b}, {at: 10, text: c}]\n"
       "                               ^\n"
       "s.yaml:2:50: error: the caption comes at 10 s, but the plots are over at 10 s\n"
       "  captions: [{at: 1, text: a}, {at: 3.5, text: b}, {at: 10, text: c}]\n"
       "                                                   ^"},
      {"surface: himmelblau\n"
       "outputs: [ci]\n"
       "timeline: {pauses: [{at: 50, caption: Here}]}\n"
       "captions: [{epoch: 40, text: There}]\n",
       "s.yaml:3:21: error: the caption comes at 4.48 s, when the one before it stays until 6.72 s\n"
       "  timeline: {pauses: [{at: 50, caption: Here}]}\n"
       "                      ^"},
  };
  for (const Broken& c : kCases) CHECK(said_about(c.text) == c.message);
}

TEST_CASE("mistakes in keyframes of camera and zoom, to the letter") {
  static const Broken kCases[] = {
      {"surface: himmelblau\n"
       "optimizers: [{name: adam, label: Mine}, lion]\n"
       "learning_rate: 0.1\n"
       "view: {camera: {follow: adma, keyframes: [{at: 2, zom: 2}, {at: 2}, {epoch: 10}, {at: 11}]}}\n",
       "s.yaml:4:25: error: unknown view.camera.follow 'adma'\n"
       "  view: {camera: {follow: adma, keyframes: [{at: 2, zom: 2}, {at: 2}, {epoch: 10}, {at: 11}]}}\n"
       "                          ^\n"
       "  did you mean 'adam'?\n"
       "s.yaml:4:51: error: unknown key 'zom' in keyframe of the camera\n"
       "  view: {camera: {follow: adma, keyframes: [{at: 2, zom: 2}, {at: 2}, {epoch: 10}, {at: 11}]}}\n"
       "                                                    ^\n"
       "  did you mean 'zoom'?"},
      {"surface: himmelblau\n"
       "view: {camera: {keyframes: [{at: 2, zoom: 2}, {at: 2}, {epoch: 10}, {at: 11}]}}\n",
       "s.yaml:2:47: error: keyframes must follow one another: this one is at 2 s, the one before it at 2 s\n"
       "  view: {camera: {keyframes: [{at: 2, zoom: 2}, {at: 2}, {epoch: 10}, {at: 11}]}}\n"
       "                                                ^\n"
       "s.yaml:2:56: error: keyframes must follow one another: this one is at 1.3 s, the one before it at 2 "
       "s\n"
       "  view: {camera: {keyframes: [{at: 2, zoom: 2}, {at: 2}, {epoch: 10}, {at: 11}]}}\n"
       "                                                         ^\n"
       "s.yaml:2:69: error: the keyframe is at 11 s, but the plots are over at 10 s\n"
       "  view: {camera: {keyframes: [{at: 2, zoom: 2}, {at: 2}, {epoch: 10}, {at: 11}]}}\n"
       "                                                                      ^"},
      {"surface: himmelblau\n"
       "view: {zoom: [{at: 1, x: [2, 1]}, {x: [0, 1], easing: log}]}\n",
       "s.yaml:2:26: error: min of x must be below max\n"
       "  view: {zoom: [{at: 1, x: [2, 1]}, {x: [0, 1], easing: log}]}\n"
       "                           ^\n"
       "  write [1, 2]\n"
       "s.yaml:2:35: error: at (in seconds) or epoch is missing\n"
       "  view: {zoom: [{at: 1, x: [2, 1]}, {x: [0, 1], easing: log}]}\n"
       "                                    ^\n"
       "s.yaml:2:55: error: unknown easing 'log'\n"
       "  view: {zoom: [{at: 1, x: [2, 1]}, {x: [0, 1], easing: log}]}\n"
       "                                                        ^\n"
       "  known: linear, smooth"},
  };
  for (const Broken& c : kCases) CHECK(said_about(c.text) == c.message);
}

namespace {

/// What composing says, where reading found nothing.
std::string said_late(const std::string& text) {
  const Scene scene = parse_scene("s.yaml", text, shipped_configs());
  try {
    compose(scene, scene.outputs[0], descend_all(scene));
  } catch (const Error& e) {
    CHECK(e.is_input_error());
    return e.what();
  }
  return {};
}

}  // namespace

TEST_CASE("events that never happen are mistakes once the descents are known") {
  CHECK(said_late("surface: himmelblau\n"
                  "outputs: [ci]\n"
                  "timeline: {pauses: [converged, {at: diverged}]}\n") ==
        "s.yaml:3:21: error: no descent converges: stop.gradient_norm is off\n"
        "  timeline: {pauses: [converged, {at: diverged}]}\n"
        "                      ^\n"
        "  state from which gradient norm on a descent has converged, like stop: {gradient_norm: 0.01}\n"
        "s.yaml:3:32: error: no descent diverges in 100 epochs\n"
        "  timeline: {pauses: [converged, {at: diverged}]}\n"
        "                                 ^");
  CHECK(said_late("surface: himmelblau\n"
                  "outputs: [ci]\n"
                  "stop: {gradient_norm: 1e-9}\n"
                  "epochs: 4\n"
                  "timeline: {pauses: [converged]}\n") ==
        "s.yaml:5:21: error: no descent converges in 4 epochs\n"
        "  timeline: {pauses: [converged]}\n"
        "                      ^");
}
