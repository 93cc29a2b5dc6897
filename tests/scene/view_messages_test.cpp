// What is said about what is shown.
#include "catch.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

TEST_CASE("mistakes in view, timeline and outputs, to the letter") {
  static const Broken kCases[] = {
      {"surface: himmelblau\n"
       "stop: {loss: no, gradient_norm: auto, non_finite: 1}\n",
       "s.yaml:2:14: error: stop.loss: expected a number, off or auto, found 'no'\n"
       "  stop: {loss: no, gradient_norm: auto, non_finite: 1}\n"
       "               ^\n"
       "  write loss: off\n"
       "s.yaml:2:33: error: stop.gradient_norm: expected a number of at least 0 or off, found 'auto'\n"
       "  stop: {loss: no, gradient_norm: auto, non_finite: 1}\n"
       "                                  ^\n"
       "s.yaml:2:51: error: stop.non_finite: expected on or off, found '1'\n"
       "  stop: {loss: no, gradient_norm: auto, non_finite: 1}\n"
       "                                                    ^"},
      {"surface: himmelblau\n"
       "stop: off\n",
       "s.yaml:2:7: error: stop: expected a mapping of keys, found 'off'\n"
       "  stop: off\n"
       "        ^\n"
       "  like stop: {gradient_norm: 0.001}"},
      {"surface: himmelblau\n"
       "view: {domain: {x: [-100, 100], y: [0, 1]}, aspect: equal}\n",
       "s.yaml:2:53: error: view.aspect: with equal units the map would be 200 times as wide as high (at "
       "most "
       "40): use auto or fill, or change view.domain\n"
       "  view: {domain: {x: [-100, 100], y: [0, 1]}, aspect: equal}\n"
       "                                                      ^"},
      {"surface: himmelblau\n"
       "view: {domain: {x: [0, 1], y: [-25, 25]}, aspect: equal}\n",
       "s.yaml:2:51: error: view.aspect: with equal units the map would be 50 times as high as wide (at most "
       "40): use auto or fill, or change view.domain\n"
       "  view: {domain: {x: [0, 1], y: [-25, 25]}, aspect: equal}\n"
       "                                                    ^"},
      {"surface: himmelblau\n"
       "view: {levels: [1, 5, 3]}\n",
       "s.yaml:2:23: error: view.levels must rise from one to the next, not 3 after 5\n"
       "  view: {levels: [1, 5, 3]}\n"
       "                        ^"},
      {"surface: himmelblau\n"
       "view: {levels: [1]}\n",
       "s.yaml:2:16: error: view.levels must have 2 to 200 items, not 1\n"
       "  view: {levels: [1]}\n"
       "                 ^"},
      {"surface: himmelblau\n"
       "view: {levels: [1, 2], level_spacing: log}\n",
       "s.yaml:2:24: error: view.level_spacing has no effect: view.levels lists values\n"
       "  view: {levels: [1, 2], level_spacing: log}\n"
       "                         ^"},
      {"surface: himmelblau\n"
       "view: {loss_limits: [3, 1]}\n",
       "s.yaml:2:21: error: low of view.loss_limits must be below high\n"
       "  view: {loss_limits: [3, 1]}\n"
       "                      ^\n"
       "  write [1, 3]"},
      {"surface: himmelblau\n"
       "view: {loss_axis: log, loss_limits: [0, 1]}\n",
       "s.yaml:2:37: error: view.loss_limits: low must be above 0 on a logarithmic axis, not 0\n"
       "  view: {loss_axis: log, loss_limits: [0, 1]}\n"
       "                                      ^"},
      {"surface: himmelblau\n"
       "layout: tri\n",
       "s.yaml:2:9: error: unknown layout 'tri'\n"
       "  layout: tri\n"
       "          ^\n"
       "  did you mean 'trio'?"},
      {"surface: himmelblau\n"
       "view:\n"
       "  domain: {x: [5, -5], y: [7, 7.0000000000001]}\n"
       "  colormap: virdis\n"
       "  levels: 101\n"
       "  level_spacing: logarithmic\n"
       "  height: clipped\n"
       "  camera: {azimut: 20, elevation: 91, zoom: 0, projection: ortho}\n",
       "s.yaml:3:15: error: min of view.domain.x must be below max\n"
       "    domain: {x: [5, -5], y: [7, 7.0000000000001]}\n"
       "                ^\n"
       "  write [-5, 5]\n"
       "s.yaml:3:27: error: view.domain.y is too narrow: it must be at least 7×10⁻¹² wide there, so that the "
       "coordinates of its pixels differ\n"
       "    domain: {x: [5, -5], y: [7, 7.0000000000001]}\n"
       "                            ^\n"
       "s.yaml:4:13: error: unknown view.colormap 'virdis'\n"
       "    colormap: virdis\n"
       "              ^\n"
       "  did you mean 'viridis'?\n"
       "s.yaml:5:11: error: view.levels must be a whole number in [2, 100], not 101\n"
       "    levels: 101\n"
       "            ^\n"
       "s.yaml:6:18: error: unknown view.level_spacing 'logarithmic'\n"
       "    level_spacing: logarithmic\n"
       "                   ^\n"
       "  did you mean 'log'?\n"
       "s.yaml:7:11: error: unknown view.height 'clipped'\n"
       "    height: clipped\n"
       "            ^\n"
       "  did you mean 'clip'?\n"
       "s.yaml:8:12: error: unknown key 'azimut' in view.camera\n"
       "    camera: {azimut: 20, elevation: 91, zoom: 0, projection: ortho}\n"
       "             ^\n"
       "  did you mean 'azimuth'?\n"
       "s.yaml:8:35: error: view.camera.elevation must be a number in [-90, 90], not 91\n"
       "    camera: {azimut: 20, elevation: 91, zoom: 0, projection: ortho}\n"
       "                                    ^\n"
       "s.yaml:8:45: error: view.camera.zoom must be a number in [0.1, 10], not 0\n"
       "    camera: {azimut: 20, elevation: 91, zoom: 0, projection: ortho}\n"
       "                                              ^\n"
       "s.yaml:8:60: error: unknown view.camera.projection 'ortho'\n"
       "    camera: {azimut: 20, elevation: 91, zoom: 0, projection: ortho}\n"
       "                                                             ^\n"
       "  did you mean 'orthographic'?"},
      {"surface: himmelblau\n"
       "timeline: {duration: 2}\n",
       "s.yaml:2:11: error: holds of 0.5 + 1.5 s leave nothing of a duration of 2 s\n"
       "  timeline: {duration: 2}\n"
       "            ^\n"
       "  the holds are part of the duration: make it longer, or write hold_start: 0, hold_end: 0"},
      {"surface: himmelblau\n"
       "timeline: {duration: 1.2345, hold_start: -1, hold_end: 1e0}\n",
       "s.yaml:2:22: error: timeline.duration has more than 3 decimals: 1.2345\n"
       "  timeline: {duration: 1.2345, hold_start: -1, hold_end: 1e0}\n"
       "                       ^\n"
       "s.yaml:2:42: error: timeline.hold_start is negative: -1\n"
       "  timeline: {duration: 1.2345, hold_start: -1, hold_end: 1e0}\n"
       "                                           ^\n"
       "s.yaml:2:56: error: timeline.hold_end has an exponent: 1e0\n"
       "  timeline: {duration: 1.2345, hold_start: -1, hold_end: 1e0}\n"
       "                                                         ^\n"
       "  write it as a plain decimal number"},
      {"surface: himmelblau\n"
       "timeline: {duration: 5, epochs_per_second: 30}\n",
       "s.yaml:2:25: error: duration and epochs_per_second exclude each other\n"
       "  timeline: {duration: 5, epochs_per_second: 30}\n"
       "                          ^\n"
       "  leave one of them out"},
      {"surface: himmelblau\n"
       "epochs: 1000000\n"
       "timeline: {epochs_per_second: 10}\n",
       "s.yaml:3:12: error: 1000000 epochs at this rate and the holds last 100002 s; at most 3600\n"
       "  timeline: {epochs_per_second: 10}\n"
       "             ^"},
      {"surface: himmelblau\n"
       "theme: ../paper\n",
       "s.yaml:2:8: error: theme must be a file in the scene's folder, or below it\n"
       "  theme: ../paper\n"
       "         ^"},
      {"surface: himmelblau\n"
       "outputs: [csv, {profile: json, fps: 30}]\n",
       "s.yaml:2:32: error: fps is for films; a json holds trajectories\n"
       "  outputs: [csv, {profile: json, fps: 30}]\n"
       "                                 ^"},
      {"surface: himmelblau\n"
       "outputs: [{profile: blog, max_bytes: big}, {profile: blog, max_bytes: -1kB}, {profile: csv, loop: "
       "1}]\n",
       "s.yaml:2:38: error: max_bytes: expected a size like 800kB or 10MB, found 'big'\n"
       "  outputs: [{profile: blog, max_bytes: big}, {profile: blog, max_bytes: -1kB}, {profile: csv, loop: "
       "1}]\n"
       "                                       ^\n"
       "s.yaml:2:71: error: max_bytes must be a whole number in [0, 1000000000000] (of bytes), not -1kB\n"
       "  outputs: [{profile: blog, max_bytes: big}, {profile: blog, max_bytes: -1kB}, {profile: csv, loop: "
       "1}]\n"
       "                                                                        ^\n"
       "s.yaml:2:93: error: loop is for films; a csv holds trajectories\n"
       "  outputs: [{profile: blog, max_bytes: big}, {profile: blog, max_bytes: -1kB}, {profile: csv, loop: "
       "1}]\n"
       "                                                                                              ^"},
      {"surface: himmelblau\n"
       "outputs: [{profile: ci, background: none}, {profile: webm, codec: av1, background: none}]\n",
       "s.yaml:2:25: error: background is for webm, apng, webp and png_sequence, which have transparency; "
       "this "
       "output is a mp4\n"
       "  outputs: [{profile: ci, background: none}, {profile: webm, codec: av1, background: none}]\n"
       "                          ^\n"
       "s.yaml:2:72: error: background cannot be none for this webm: AV1 has no transparency, VP9 has\n"
       "  outputs: [{profile: ci, background: none}, {profile: webm, codec: av1, background: none}]\n"
       "                                                                         ^"},
      {"surface: himmelblau\n"
       "outputs: lecture\n",
       "s.yaml:2:10: error: outputs: expected a list of profiles, found 'lecture'\n"
       "  outputs: lecture\n"
       "           ^\n"
       "  write outputs: [lecture]"},
      {"surface: himmelblau\n"
       "outputs: [lectur, {profile: lecture, width: 1281}, {profile: blog, fps: 60}, {profile: blog, crf: "
       "3}, {width: 3}]\n",
       "s.yaml:2:11: error: unknown profile 'lectur'\n"
       "  outputs: [lectur, {profile: lecture, width: 1281}, {profile: blog, fps: 60}, {profile: blog, crf: "
       "3}, {width: 3}]\n"
       "            ^\n"
       "  did you mean 'lecture'?\n"
       "s.yaml:2:38: error: width must be even for mp4, not 1281\n"
       "  outputs: [lectur, {profile: lecture, width: 1281}, {profile: blog, fps: 60}, {profile: blog, crf: "
       "3}, {width: 3}]\n"
       "                                       ^\n"
       "  use 1280 or 1282\n"
       "s.yaml:2:68: error: fps must be at most 50 for gif: players show a frame for 2/100 s or longer\n"
       "  outputs: [lectur, {profile: lecture, width: 1281}, {profile: blog, fps: 60}, {profile: blog, crf: "
       "3}, {width: 3}]\n"
       "                                                                     ^\n"
       "s.yaml:2:94: error: crf is for mp4 and webm; this output is a gif\n"
       "  outputs: [lectur, {profile: lecture, width: 1281}, {profile: blog, fps: 60}, {profile: blog, crf: "
       "3}, {width: 3}]\n"
       "                                                                                               ^\n"
       "s.yaml:2:103: error: profile is missing in output\n"
       "  outputs: [lectur, {profile: lecture, width: 1281}, {profile: blog, fps: 60}, {profile: blog, crf: "
       "3}, {width: 3}]\n"
       "                                                                                                     "
       "   ^\n"
       "  write {profile: blog, width: 3}\n"
       "s.yaml:2:111: error: width must be a whole number in [64, 7680], not 3\n"
       "  outputs: [lectur, {profile: lecture, width: 1281}, {profile: blog, fps: 60}, {profile: blog, crf: "
       "3}, {width: 3}]\n"
       "                                                                                                     "
       "           ^"},
      {"surface: himmelblau\n"
       "outputs: [{profile: lecture, fps: 30000/0}, {profile: lecture, preset: fastest}]\n",
       "s.yaml:2:35: error: fps is not a fraction of whole numbers: 30000/0\n"
       "  outputs: [{profile: lecture, fps: 30000/0}, {profile: lecture, preset: fastest}]\n"
       "                                    ^\n"
       "  like 30000/1001\n"
       "s.yaml:2:72: error: unknown preset 'fastest'\n"
       "  outputs: [{profile: lecture, fps: 30000/0}, {profile: lecture, preset: fastest}]\n"
       "                                                                         ^\n"
       "  did you mean 'faster'?"},
      {"surface: himmelblau\n"
       "title: \"a\\nb\"\n",
       "s.yaml:2:8: error: title must be one line without control characters\n"
       "  title: \"a\\nb\"\n"
       "         ^"},
      {"surface: himmelblau\n"
       "title: "
       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
       "aaaaaaa\n",
       "s.yaml:2:8: error: title must have at most 200 characters, not 209"},
  };
  for (const Broken& c : kCases) CHECK(said_about(c.text) == c.message);
}
