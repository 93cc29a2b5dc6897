// Keys of outputs that ask for files beside a film.
#include "catch.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

TEST_CASE("extras are off unless they are stated") {
  const Scene scene = parse_scene("s.yaml",
                                  "surface: himmelblau\ntimeline: {pauses: [3]}\noutputs:\n  - lecture\n"
                                  "  - {profile: blog, poster: true, sidecar: true, split_at_pauses: true}\n",
                                  shipped_configs());
  const Extras &plain = scene.outputs[0].extras, &all = scene.outputs[1].extras;
  CHECK_FALSE((plain.sidecar || plain.poster || plain.split_at_pauses || plain.snippets));
  CHECK((all.sidecar && all.poster && all.split_at_pauses));
  CHECK_FALSE(all.snippets);
}

TEST_CASE("mistakes in extras, to the letter") {
  static const Broken kCases[] = {
      {"surface: himmelblau\n"
       "outputs: [{profile: lecture, poster: 3}]\n",
       "s.yaml:2:38: error: poster: expected true or false, found '3'\n"
       "  outputs: [{profile: lecture, poster: 3}]\n"
       "                                       ^"},
      {"surface: himmelblau\n"
       "outputs: [{profile: lecture, side_car: true}]\n",
       "s.yaml:2:30: error: unknown key 'side_car' in output\n"
       "  outputs: [{profile: lecture, side_car: true}]\n"
       "                               ^\n"
       "  did you mean 'sidecar'?"},
      {"surface: himmelblau\n"
       "outputs: [{profile: csv, poster: true, sidecar: true, split_at_pauses: true}]\n",
       "s.yaml:2:26: error: poster is for films; a csv holds trajectories\n"
       "  outputs: [{profile: csv, poster: true, sidecar: true, split_at_pauses: true}]\n"
       "                           ^\n"
       "s.yaml:2:40: error: sidecar is for films; a csv holds trajectories\n"
       "  outputs: [{profile: csv, poster: true, sidecar: true, split_at_pauses: true}]\n"
       "                                         ^\n"
       "s.yaml:2:55: error: split_at_pauses is for films; a csv holds trajectories\n"
       "  outputs: [{profile: csv, poster: true, sidecar: true, split_at_pauses: true}]\n"
       "                                                        ^"},
      {"surface: himmelblau\n"
       "outputs: [{profile: lecture, split_at_pauses: true}]\n",
       "s.yaml:2:11: error: lecture is to be split at pauses, but the timeline has none\n"
       "  outputs: [{profile: lecture, split_at_pauses: true}]\n"
       "            ^\n"
       "  state them, like timeline: {pauses: [20, 50]}"},
  };
  for (const Broken& c : kCases) CHECK(said_about(c.text) == c.message);
}
