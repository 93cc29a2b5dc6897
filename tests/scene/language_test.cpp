// Our words in other languages: the files, plurals, numbers, and where they stand.
#include <fstream>

#include "catch.hpp"
#include "core/words.hpp"
#include "descent/facts.hpp"
#include "draw/round_numbers.hpp"
#include "draw/text.hpp"
#include "scene/alt_text.hpp"
#include "scene/broken.hpp"
#include "scene/compose.hpp"
#include "scene/formulas.hpp"
#include "scene/read_language.hpp"
#include "scene/run_description.hpp"
#include "scene/runs.hpp"
#include "scene/settle_planes.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

const Words& words_in(const char* code) { return *shipped_configs().languages().find(code)->second.words; }

Scene in_language(const std::string& text) {
  return parse_scene("s.yaml", text, shipped_configs(), {.typeset = false});
}

std::string alt_in(const char* code) {
  const Scene scene = in_language(std::string("language: ") + code +
                                  "\nsurface: booth\nstart: [-2.5, 0.5]\n"
                                  "optimizers: [gradient_descent]\nlearning_rate: 0.01\nepochs: 2\n");
  std::vector<DescentFacts> facts;
  for (const auto& t : descend_all(scene)) facts.push_back(facts_of(*t, scene.surface.minima, 0.1));
  return alt_text(scene, facts);
}

std::string said_about_words(const std::string& from, const std::string& to) {
  std::ifstream file(GRADREEL_SOURCE_DIR "/configs/languages/deu.yaml");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  text.replace(text.find(from), from.size(), to);
  std::vector<Mistake> mistakes;
  const Document document = parse_document("deu.yaml", text, mistakes);
  Notes notes(document.source, mistakes);
  read_words(document.root, false, notes);
  return mistakes.empty() ? "" : to_string(mistakes.front());
}

}  // namespace

TEST_CASE("languages that ship have every word; English is what the program says by itself") {
  CHECK(names_of(shipped_configs().languages()) ==
        std::vector<std::string_view>{"deu", "eng", "fra", "ita", "jpn", "pol", "por", "spa"});
  CHECK(words_in("eng") == *english_words());
  for (const auto& [code, language] : shipped_configs().languages()) {
    CAPTURE(code);
    CHECK((*language.words)[Word::alt_converges].find("{minimum}") != std::string::npos);
    CHECK(language.words->is_english() == (code == "eng"));
  }
}

TEST_CASE("plurals follow the rule of their language") {
  const auto epochs = [](const char* code, std::int64_t n) {
    return words_in(code).counted(Word::epochs, n);
  };
  CHECK(epochs("eng", 1) == "1 epoch");
  CHECK(epochs("eng", 0) == "0 epochs");
  CHECK(epochs("deu", 2) == "2 Epochen");
  CHECK(epochs("fra", 0) == "0 époque");
  CHECK(epochs("fra", 2) == "2 époques");
  CHECK(epochs("pol", 1) == "1 epoka");
  CHECK(epochs("pol", 3) == "3 epoki");
  CHECK(epochs("pol", 13) == "13 epok");
  CHECK(epochs("pol", 22) == "22 epoki");
  CHECK(epochs("jpn", 5) == "5エポック");
}

TEST_CASE("numbers and places are written as the language has them") {
  CHECK(words_in("deu").number("−1.5×10⁻⁵") == "−1,5×10⁻⁵");
  CHECK(words_in("jpn").number("1.5") == "1.5");
  CHECK(place_words({1.5, -2}, 2, words_in("deu")) == "(1,5; −2)");
  CHECK(place_words({1.5, -2}, 2, words_in("eng")) == "(1.5, −2)");
  CHECK(place_words({1.5, 0}, 1, words_in("fra")) == "x = 1,5");
  const Scene scene =
      in_language("language: deu\nsurface: bowl\noptimizers: [gradient_descent]\nlearning_rate: 0.05\n");
  CHECK(scene.optimizers.at(0).label == "Gradientenabstieg");
  CHECK(rule_texts(scene.optimizers[0], *scene.words) == std::vector<std::string>{"α = 0,05"});
  const Scene own = in_language(
      "language: deu\nsurface: bowl\noptimizers: [{name: gradient_descent, label: Gradient descent}]\n");
  CHECK(own.optimizers.at(0).label == "Gradient descent");
}

TEST_CASE("formulas have the language's decimal mark, which is no list's comma") {
  CHECK(latex_in_language("1.5x + (0.25, 2).", words_in("deu")) == "1{,}5x + (0{,}25, 2).");
  CHECK(latex_in_language("1.5x", words_in("jpn")) == "1.5x");
  CHECK(short_notation(1234567.001, 1234567.002).named("v1.0", words_in("deu")) ==
        "v1.0 − 1,234567×10⁶ (×10⁻³)");
  const Scene scene =
      in_language("language: deu\nsurface: {formula: x^2 + 1.5*y^2, domain: {x: [-2, 2], y: [-2, 2]}}\n");
  CHECK(surface_formula(scene.surface, *scene.words).latex.find("1{,}5") != std::string::npos);
}

TEST_CASE("planes through many parameters are named in the language") {
  const Scene scene = in_language(
      "language: deu\nsurface: {name: quadratic, dimension: 5, seed: 1}\nstarts: [[1, 1, 1, 1, 1], [2, 1, 0, "
      "1, 2]]\n"
      "optimizers: [gradient_descent]\nlearning_rate: 0.05\nepochs: 20\n");
  const PlaneView& view = scene.space->views.at(0);
  CHECK_THAT(view.axis_names[0], Catch::StartsWith("Hauptkomponente 1 (") && Catch::EndsWith(" %)"));
  CHECK_THAT(view.brief_axis_names[1], Catch::StartsWith("HK 2 ("));
  CHECK_THAT(plane_note(view, *scene.words),
             Catch::StartsWith("Punkte liegen bis zu ") && Catch::EndsWith(" neben dieser Ebene"));
}

TEST_CASE("a language's file is part of what a scene is made from; English is the program's") {
  const auto digest = [](const char* code) {
    return in_language(std::string("language: ") + code + "\nsurface: bowl\n").sources.language;
  };
  REQUIRE(digest("deu"));
  CHECK(digest("deu")->name == "deu");
  CHECK(digest("deu")->digest.hex() != digest("fra")->digest.hex());
  CHECK_FALSE(digest("eng"));
  CHECK_FALSE(digest("und"));
}

TEST_CASE("letters that no font has are told of at the language") {
  if (TextEngine().missing_glyphs("\u30A8").empty()) {
    CHECK(said_about("language: jpn\nsurface: bowl\n").empty());
    return;
  }
  CHECK(said_about("language: jpn\nsurface: bowl\n") ==
        "s.yaml:1:11: error: language: no installed font has '\u30A8' (U+30A8) and 7 more of its "
        "characters\n"
        "  language: jpn\n"
        "            ^\n"
        "  install the Debian package fonts-noto-cjk");
}

TEST_CASE("alternative texts are in the language of the scene") {
  CHECK(alt_in("deu") ==
        "Gradientenabstieg von (−2,5; 0,5) aus auf der Fläche „Booth's function“ über 2 Epochen: der "
        "Abstieg endet bei (−1,5; 1,46) mit einem Verlust von 73,7.");
  CHECK(alt_in("pol") ==
        "Spadek gradientu od (−2,5; 0,5) na powierzchni „Booth's function”, 2 epoki: zejście kończy w "
        "(−1,5; 1,46) ze stratą 73,7.");
  CHECK(alt_in("eng") ==
        "Gradient descent from (−2.5, 0.5) on Booth's function over 2 epochs: it ends at (−1.5, 1.46) "
        "with a "
        "loss of 73.7.");
}

TEST_CASE("a language without words keeps English ones, with a warning") {
  const Scene scene = in_language("language: nld\nsurface: bowl\n");
  CHECK(scene.language == "nld");
  CHECK(scene.words->is_english());
  REQUIRE(scene.warnings.size() == 1);
  CHECK(to_string(scene.warnings[0], "warning") ==
        "s.yaml:1:11: warning: language: there are no words for 'nld', so that pictures have English ones\n"
        "  language: nld\n"
        "            ^\n"
        "  known: deu, eng, fra, ita, jpn, pol, por, spa; or write configs/languages/nld.yaml");
  CHECK(in_language("language: und\nsurface: bowl\n").warnings.empty());
}

TEST_CASE("a language's file with a word missing, unknown or without its placeholders is refused") {
  CHECK(said_about_words("loss: \"Verlust\"\n", "") ==
        "deu.yaml:1:1: error: loss is missing in language\n"
        "  description: Deutsch\n"
        "  ^");
  CHECK(said_about_words("loss: \"Verlust\"", "loss: \"Verlust\"\nlos: \"x\"")
            .find("error: unknown key 'los' in language") != std::string::npos);
  CHECK(said_about_words("\"näher als {distance} am Minimum\"", "nahe am Minimum")
            .find("error: within needs {distance}\n") != std::string::npos);
  CHECK(said_about_words("\"näher als {distance} am Minimum\"", "\"{distance} {x}\"")
            .find("error: within has no {x} to fill in\n") != std::string::npos);
  CHECK(said_about_words("decimal: \",\"", "decimal: \";\"").find("unknown decimal ';'") !=
        std::string::npos);
}
