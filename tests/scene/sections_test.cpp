// The tables of keys against the reader: what they declare is read, and within the bounds that they state.
#include "scene/sections.hpp"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>

#include "catch.hpp"
#include "core/number_text.hpp"
#include "scene/broken.hpp"
#include "scene/read_language.hpp"
#include "scene/read_optimizers.hpp"
#include "scene/read_outputs.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;

namespace {

/// Where a section stands in a scene; % is its keys, between braces.
const std::map<std::string_view, std::string_view> kHosts = {
    {"scene", "%"},
    {"surface", "surface: %"},
    {"surface by formula", "surface: %"},
    {"surface.domain", "surface: {formula: x^2, domain: %}"},
    {"least squares", "surface: %"},
    {"logistic regression", "surface: %"},
    {"surface.domain of data", "surface: {least_squares: houses.csv, x: area, y: price, domain: %}"},
    {"surface by grid", "surface: %"},
    {"plane", "surface: {name: quadratic}\nplane: %"},
    {"grid domain", "surface: {grid: landscape.npz, domain: %}"},
    {"memory", "surface: {name: matrix_sensing, memory: %}"},
    {"surface.data", "surface: {name: mlp, data: %}"},
    {"recorded trajectory", "trajectories: [%]"},
    {"recorded columns", "trajectories: [{file: adam.csv, columns: %}]"},
    {"schedule", "schedule: %"},
    {"warmup", "warmup: %"},
    {"gradient", "gradient: %"},
    {"optimizer", "optimizers: [%]"},
    {"tune", "optimizers: [adam]\ntune: %"},
    {"tune.learning_rate", "optimizers: [adam]\ntune: {learning_rate: %}"},
    {"tune.goal", "optimizers: [adam]\ntune: {goal: %}"},
    {"timeline", "timeline: %"},
    {"timeline.pace", "timeline: {pace: %}"},
    {"timeline.fade", "timeline: {fade: %}"},
    {"slow motion", "timeline: {slow: [%]}"},
    {"pause", "timeline: {pauses: [%]}"},
    {"stop", "stop: %"},
    {"view", "view: %"},
    {"view.domain", "view: {domain: %}"},
    {"view.labels", "view: {labels: %}"},
    {"view.camera", "view: {camera: %}"},
    {"keyframe of the camera", "view: {camera: {keyframes: [%]}}"},
    {"keyframe of the zoom", "view: {zoom: [%]}"},
    {"caption", "captions: [%]"},
    {"opening", "title: A title\nopening: %"},
    {"closing", "closing: %"},
    {"layout by name", "layout: %"},
    {"layout by areas", "layout: %"},
    {"layout.square, layout.tall", "layout: {areas: [contour loss], tall: %}"},
    {"panel", "layout: {areas: [contour], panels: {contour: %}}"},
    {"overlay", "overlays: [%]"},
    {"output", "outputs: [%]"},
    {"audio", "audio: %"},
    {"theme of a scene", "theme: %"},
    {"sweep", "optimizers: [adam]\nlearning_rate: ${alpha}\nsweep: {alpha: %}"},
};

/// Every word, as it is in English: its placeholders are checked.
std::map<std::string_view, std::string> example_words() {
  std::map<std::string_view, std::string> words;
  for (const WordEntry& word : all_words()) words[word.key] = fmt::format("'{}'", word.english);
  return words;
}

/// What else a section has, so that its keys are of use.
const std::map<std::string_view, std::map<std::string_view, std::string>> kBeside = {
    {"scene", {{"optimizers", "[adam]"}, {"gradient", "{noise: 0.1}"}}},
    {"least squares", {{"loss", "huber"}}},
    {"output", {{"format", "webp"}}},
    {"theme", {{"extends", "paper"}}},
    {"language", example_words()},
    {"profile", {{"format", "webp"}, {"width", "1280"}, {"height", "720"}, {"fps", "25"}}},
};

/// Beside the theme `paper`.
std::string said_about_theme(const std::string& text) {
  const testing::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "themes");
  std::filesystem::copy(GRADREEL_SOURCE_DIR "/configs/themes/paper.yaml", folder / "themes");
  std::ofstream(folder / "themes/name.yaml") << text;
  try {
    const Configs configs(folder.path());
  } catch (const Error& e) {
    return e.what();
  }
  return {};
}

std::string said_about_file(const Section& section, const std::string& text) {
  std::vector<Mistake> mistakes;
  const Document document = parse_document("s.yaml", text, mistakes);
  Notes notes(document.source, mistakes);
  if (section.name == "profile") {
    read_profile("name", document.root, notes);
  } else if (section.name == "theme") {
    return said_about_theme(text);
  } else if (section.name == "language") {
    read_words(document.root, false, notes);
  } else {
    read_optimizer_set(document.root, notes);
  }
  std::string said;
  for (const Mistake& m : mistakes) said += to_string(m) + "\n";
  return said;
}

/// Keys with their values, each in a line of its own.
using Stated = std::map<std::string_view, std::string>;

std::string said_about_plural(const std::string& forms);

/// `before`: what else the scene says.
std::string said_about_section(const Section& section, const Stated& stated, const std::string& before = "") {
  std::string keys = "{";
  for (const auto& [key, value] : stated)
    keys += fmt::format("{}{}: {}", keys == "{" ? "" : ",\n ", key, value);
  keys += "}";
  if (section.name == "plural") return said_about_plural(keys);
  const auto host = kHosts.find(section.name);
  if (host == kHosts.end()) return said_about_file(section, keys);
  std::string text(host->second);
  text.replace(text.find('%'), 1, keys);
  if (section.name == "scene") return said_about(text);
  if (text.find("surface:") != 0) text = "surface: himmelblau\n" + text;
  return said_about(before + text);
}

/// What the section needs beside `key`.
Stated needed(const Section& section, std::string_view key) {
  Stated stated;
  if (const auto beside = kBeside.find(section.name); beside != kBeside.end()) stated = beside->second;
  stated.erase(key);
  for (const Key& k : section.keys) {
    if (k.required && k.name != key) stated.emplace(k.name, k.example);
  }
  for (const Exclusive& group : section.exclusive) {
    const bool has_key = std::find(group.keys.begin(), group.keys.end(), key) != group.keys.end();
    if (group.required && !has_key) stated.emplace(group.keys[0], section.find(group.keys[0])->example);
  }
  return stated;
}

/// Of a language's file whose text `epochs` has those forms.
std::string said_about_plural(const std::string& forms) {
  Stated stated = needed(language_section(), "");
  stated["epochs"] = forms;
  return said_about_section(language_section(), stated);
}

std::string said_with(const Section& section, const Key& key, const std::string& value,
                      const std::string& before = "") {
  Stated stated = needed(section, key.name);
  stated[key.name] = value;
  if (key.name == "start" && value[0] != '[') stated["surface"] = "parabola";  // of one dimension
  if (key.name == "plane") stated["surface"] = "quadratic";                    // of many parameters
  return said_about_section(section, stated, before);
}

/// That a value is not what the key may be.
bool is_refused(const std::string& said, const Key& key) {
  for (const char* what : {" must be ", ": expected ", " is negative", " has more than 3 decimals"}) {
    if (said.find(fmt::format("{}{}", key.name, what)) != std::string::npos) return true;
  }
  return said.find(fmt::format("unknown {}", key.name)) != std::string::npos ||
         said.find("unknown key") != std::string::npos;
}

template <class Check>
void for_each_key(const Check& check) {
  for (const Section* section : sections()) {
    for (const Key& key : section->keys) {
      CAPTURE(section->name, key.name);
      check(*section, key);
    }
  }
}

/// A little beyond an end.
double step(const Form& form, double end) {
  if (form.range.whole) return 1;
  return form.shape == Shape::number ? std::max(1e-9, std::fabs(end) * 1e-9) : 0.001;
}

void check_end(const Section& section, const Key& key, const Form& form, double end, bool is_open,
               double outwards) {
  if (!std::isfinite(end)) return;
  const auto written = [&](double v) {
    return form.shape == Shape::number ? number_text(v) : fmt::format("{:.3f}", v);
  };
  const double beyond = is_open ? end : end + outwards * step(form, end);
  const double within = is_open ? end - outwards * step(form, end) : end;
  CAPTURE(written(within), written(beyond));
  const std::string before = "epochs: 1000000\n";  // so that no epoch is beyond the scene's last
  CHECK_FALSE(is_refused(said_with(section, key, written(within), before), key));
  CHECK(is_refused(said_with(section, key, written(beyond), before), key));
}

}  // namespace

TEST_CASE("every section and key is documented, once") {
  std::set<std::string_view> names;
  for (const Section* section : sections()) {
    CAPTURE(section->name);
    CHECK(names.insert(section->name).second);
    CHECK_FALSE(section->doc.empty());
    CHECK_FALSE(section->keys.empty());
    CHECK((section->components == Components::none) == section->selector.empty());
    if (!section->selector.empty()) CHECK(section->find(section->selector));
    std::set<std::string_view> keys;
    for (const Key& key : section->keys) CHECK(keys.insert(key.name).second);
    for (const Exclusive& group : section->exclusive) {
      for (const std::string_view key : group.keys) CHECK(section->find(key));
    }
  }
  for_each_key([](const Section&, const Key& key) {
    CHECK_FALSE(key.doc.empty());
    CHECK_FALSE(key.forms.empty());
    if (key.required) {
      CHECK(key.fallback.yaml.empty());
      CHECK_FALSE(key.example.empty());
    }
  });
}

TEST_CASE("what the tables give as examples and defaults is accepted") {
  const auto missing_file = [](const Section& section, const Key& key) {
    if (section.name == "audio" || key.name == "audio") return "talk.m4a: no such file";
    if (section.name == "least squares" || section.name == "surface.domain of data")
      return "houses.csv: no such file";
    if (section.name == "surface.data") return "points.csv: no such file";
    if (section.name == "logistic regression") return "exams.csv: no such file";
    if (key.name == "include") return "common.yaml: no such file";
    if (key.name == "sweep") return "nothing uses ${alpha}";
    if (key.name == "batch_size") return "gradient.batch_size needs a surface of data";
    if (key.name == "steps_per_epoch") return "gradient.steps_per_epoch is of batches, and there are none";
    if (section.name == "surface by grid" || section.name == "grid domain")
      return "landscape.npz: no such file";
    const bool is_recorded = section.name.starts_with("recorded") || key.name == "trajectories";
    return is_recorded ? "adam.csv: no such file" : "";
  };
  for_each_key([&](const Section& section, const Key& key) {
    for (const std::string& value : {std::string(key.example), key.fallback.yaml}) {
      if (value.empty()) continue;
      CAPTURE(value);
      const std::string said = said_with(section, key, value);
      const std::string missing = missing_file(section, key);
      if (missing.empty()) {
        CHECK(said == "");
      } else {
        CHECK_THAT(said, Catch::Contains(missing));
      }
    }
  });
}

TEST_CASE("every declared key is read") {
  for_each_key([](const Section& section, const Key& key) {
    const std::string said = said_with(section, key, "{zzz: [1]}");
    CAPTURE(said);
    CHECK(said.find(fmt::format("unknown key '{}'", key.name)) == std::string::npos);
    CHECK(said.find("zzz: [1]") != std::string::npos);  // the line of the mistake
  });
}

TEST_CASE("numbers are accepted up to the ends that the tables state, and no further") {
  int ends = 0;
  for_each_key([&](const Section& section, const Key& key) {
    for (const Form& form : key.forms) {
      if (form.shape != Shape::number && form.shape != Shape::decimal && form.shape != Shape::rate) continue;
      check_end(section, key, form, form.range.low, form.range.low_open, -1);
      check_end(section, key, form, form.range.high, form.range.high_open, 1);
      ends += std::isfinite(form.range.low) + std::isfinite(form.range.high);
    }
  });
  CHECK(ends > 90);
}

TEST_CASE("keys that exclude each other are refused together") {
  for (const Section* section : sections()) {
    for (const Exclusive& group : section->exclusive) {
      Stated both = needed(*section, group.keys[0]);
      for (const std::string_view key : group.keys) {
        const Key& k = *section->find(key);
        both[key] = k.example.empty() ? k.fallback.yaml : std::string(k.example);
      }
      if (both.contains("loop")) both["loop"] = "seamless";
      CAPTURE(section->name, group.keys[0]);
      CHECK_THAT(said_about_section(*section, both), Catch::Contains("exclude each other"));
      if (!group.required) continue;
      Stated neither = needed(*section, group.keys[0]);
      CHECK_THAT(said_about_section(*section, neither), Catch::Contains("missing"));
    }
  }
}

TEST_CASE("a reader refuses to read what its table does not declare") {
  std::vector<Mistake> mistakes;
  const Document document = parse_document("s.yaml", "{theme: paper}", mistakes);
  Notes notes(document.source, mistakes);
  MapReader map(document.root, scene_section(), notes);
  CHECK_THROWS_AS(map.find("thme"), std::logic_error);
  CHECK_THROWS_AS(map.text("thme"), std::logic_error);
  CHECK_THROWS_AS(map.number("theme"), std::logic_error);
  CHECK_THROWS_AS(map.whole("learning_rate"), std::logic_error);
  CHECK_THROWS_AS(map.item_form("theme", Shape::number), std::logic_error);
  CHECK(mistakes.empty());
}

TEST_CASE("the registries' parameters are keys of their components") {
  CHECK(all_of(Components::none).empty());
  const std::vector<Component> surfaces = all_of(Components::surfaces);
  const auto rosenbrock = std::find_if(surfaces.begin(), surfaces.end(),
                                       [](const Component& c) { return c.name == "rosenbrock"; });
  REQUIRE(rosenbrock != surfaces.end());
  REQUIRE(rosenbrock->keys.size() == 3);
  CHECK(rosenbrock->keys[2].name == "dimension");
  CHECK(rosenbrock->keys[1].name == "b");
  CHECK(rosenbrock->keys[1].fallback.yaml == "100");
  CHECK(rosenbrock->keys[1].forms[0].range.low_open);
  for (const Component& panel : all_of(Components::panels)) {
    if (panel.name == "contour") CHECK(panel.keys.front().name == "descents");
    if (panel.name == "title") CHECK((panel.keys.empty() || panel.keys.front().name != "descents"));
  }
}
