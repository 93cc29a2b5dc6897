#include "outputs/sidecar.hpp"

#include <limits>

#include "catch.hpp"

using namespace gradreel;

namespace {

Sidecar small() {
  Sidecar s;
  s.scene = "a.yaml";
  s.title = "\"A\"";
  s.alt = "An alt text.";
  s.surface = "bowl";
  s.surface_title = "Quadratic bowl";
  s.surface_parameters = {{"a", 2.0}};
  s.name = "a.mp4";
  s.format = "mp4";
  s.profile = "lecture";
  s.width = 640;
  s.height = 360;
  s.frame_rate = {25, 1};
  s.frames = 30;
  s.epochs = 20;
  s.tolerance = 0.1;
  Sidecar::Descent d;
  d.record = {.label = "Adam", .optimizer = "adam", .parameters = {{"learning_rate", 1e-5}}};
  d.facts.start = {0.5, 4};
  d.facts.end = {3, 2};
  d.facts.final_loss = 0.25;
  d.facts.epochs = 20;
  d.facts.nearest = {{{3, 2.5}, 0}, 0.5};
  d.facts.arrival = 12;
  s.descents.push_back(d);
  return s;
}

}  // namespace

TEST_CASE("a sidecar, to the letter") {
  CHECK(sidecar_text(small()) == R"({
  "scene": "a.yaml",
  "source": null,
  "title": "\"A\"",
  "alt": "An alt text.",
  "surface": {
    "name": "bowl",
    "title": "Quadratic bowl",
    "parameters": {
      "a": 2.0
    }
  },
  "file": {
    "name": "a.mp4",
    "format": "mp4",
    "profile": "lecture",
    "width": 640,
    "height": 360,
    "fps": 25,
    "frames": 30,
    "duration_s": 1.2,
    "poster": null
  },
  "epochs": 20,
  "tolerance": 0.1,
  "descents": [
    {
      "label": "Adam",
      "optimizer": "adam",
      "parameters": {
        "learning_rate": 1e-05
      },
      "start": [
        0.5,
        4.0
      ],
      "end": [
        3.0,
        2.0
      ],
      "outcome": "finished",
      "epochs": 20,
      "final_loss": 0.25,
      "nearest_minimum": {
        "at": [
          3.0,
          2.5
        ],
        "value": 0.0,
        "global": true,
        "distance": 0.5
      },
      "epochs_to_tolerance": 12
    }
  ]
}
)");
}

TEST_CASE("a sidecar of a deck names clips and stills; what is not finite or not there is said so") {
  Sidecar s = small();
  s.name.clear();
  s.digest = "0123456789abcdef";
  s.clips = {{"", "a.01.png", 1}, {"a.02.mp4", "", 25}};
  s.descents[0].facts.final_loss = std::numeric_limits<double>::infinity();
  s.descents[0].facts.nearest.reset();
  s.descents[0].facts.arrival.reset();
  const std::string text = sidecar_text(s);
  CHECK_THAT(text, Catch::Contains("\"digest\": \"0123456789abcdef\","));
  CHECK_THAT(text, Catch::Contains(R"("clips": [
    {
      "name": null,
      "still": "a.01.png",
      "frames": 1,
      "duration_s": 0.04
    },
    {
      "name": "a.02.mp4",
      "still": null,
      "frames": 25,
      "duration_s": 1.0
    }
  ],)"));
  CHECK_THAT(text, Catch::Contains("\"final_loss\": \"Infinity\""));
  CHECK_THAT(text, Catch::Contains("\"nearest_minimum\": null,\n      \"epochs_to_tolerance\": null"));
}
