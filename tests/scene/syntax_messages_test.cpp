// What is said about files that are not YAML, or more of it than scenes are.
#include "catch.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

TEST_CASE("mistakes of YAML, to the letter") {
  static const Broken kCases[] = {
      {"surface: himmelblau\n"
       "epochs: 3\n"
       "title: x\n"
       "epochs: 4\n",
       "s.yaml:4:1: error: key 'epochs' stands twice (first at line 2)\n"
       "  epochs: 4\n"
       "  ^"},
      {"surface: himmelblau\n"
       "<<: {epochs: 3}\n",
       "s.yaml:2:1: error: merge keys (<<) are not supported\n"
       "  <<: {epochs: 3}\n"
       "  ^\n"
       "  write the keys out"},
      {"surface: himmelblau\n"
       "epochs: !!int 3\n",
       "s.yaml:2:9: error: tags are not supported: !!int\n"
       "  epochs: !!int 3\n"
       "          ^\n"
       "  leave it out"},
      {"surface: himmelblau\n"
       "title: ! x\n",
       "s.yaml:2:8: error: tags are not supported: !\n"
       "  title: ! x\n"
       "         ^\n"
       "  leave it out"},
      {"surface: himmelblau\n"
       "? [a, b]\n"
       ": 3\n",
       "s.yaml:2:3: error: a key must be a word\n"
       "  ? [a, b]\n"
       "    ^"},
      {"surface: himmelblau\n"
       "---\n"
       "surface: himmelblau\n",
       "s.yaml:2:1: error: a second document begins here; a file holds one\n"
       "  ---\n"
       "  ^"},
      {"- a\n"
       "surface: himmelblau\n",
       "s.yaml:2:1: error: this belongs to nothing above\n"
       "  surface: himmelblau\n"
       "  ^\n"
       "  check the indentation"},
      {"surface: himmelblau\n"
       "title: \"never closed\n"
       "epochs: 3\n",
       "s.yaml:2:8: error: the quote is never closed\n"
       "  title: \"never closed\n"
       "         ^"},
      {"surface: himmelblau\n"
       "title: a: b\n",
       "s.yaml:2:9: error: a ':' does not belong here\n"
       "  title: a: b\n"
       "          ^\n"
       "  check the indentation, or put the text in quotes"},
      {"surface: himmelblau\n"
       "view:\n"
       "\tlevels: 3\n",
       "s.yaml:3:8: error: a ':' does not belong here\n"
       "  \tlevels: 3\n"
       "  \t      ^\n"
       "  indent with spaces, not tabs"},
      {"surface: himmelblau\n"
       "start: [1, 2\n",
       "s.yaml:3:1: error: the list has no closing ']' before this\n  close it, or write the comma that is "
       "missing"},
      {"surface: himmelblau\n"
       "view: {levels: 3\n",
       "s.yaml:3:1: error: the mapping has no closing '}' before this\n  close it, or write the comma that "
       "is missing"},
      {"surface: himmelblau\n"
       "title: @home\n",
       "s.yaml:2:8: error: a value cannot begin with this character\n"
       "  title: @home\n"
       "         ^\n"
       "  put the text in quotes"},
      {"surface: himmelblau\n"
       "title: *home\n",
       "s.yaml:2:8: error: this alias names an anchor that is not defined above\n"
       "  title: *home\n"
       "         ^"},
      {"surface: himmelblau\n"
       "view: &v [*v]\n",
       "s.yaml:2:11: error: the alias stands inside the value that it names\n"
       "  view: &v [*v]\n"
       "            ^"},
      {"surface: himmelblau\n"
       "title: \"größe α\"; x\n",
       "s.yaml:2:17: error: this does not continue the mapping above\n"
       "  title: \"größe α\"; x\n"
       "                  ^\n"
       "  check the indentation"},
      {"surface: himmelblau\n"
       "view: {camera: &c {zoom: 99}}\n"
       "timeline: *c\n",
       "s.yaml:2:20: error: unknown key 'zoom' in timeline (through the alias at 3:11)\n"
       "  view: {camera: &c {zoom: 99}}\n"
       "                     ^\n"
       "  did you mean view.zoom, as in view: {zoom: 99}?\n"
       "s.yaml:2:26: error: view.camera.zoom must be a number in [0.1, 10], not 99\n"
       "  view: {camera: &c {zoom: 99}}\n"
       "                           ^"},
  };
  for (const Broken& c : kCases) CHECK(said_about(c.text) == c.message);
}
