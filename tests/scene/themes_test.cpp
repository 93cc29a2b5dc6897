// What every theme that ships keeps to: colours told apart by everyone, text that can be read.
#include "catch.hpp"
#include "core/color_science.hpp"
#include "draw/colormap.hpp"
#include "film/theme_measures.hpp"
#include "scene/configs.hpp"

using namespace gradreel;

namespace {

const Configs& shipped() {
  static const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  return configs;
}

}  // namespace

TEST_CASE("shipped themes keep to every measure", "[theme]") {
  for (const auto& [name, named] : shipped().themes()) {
    REQUIRE(named.theme.trails.size() >= 8);
    const std::vector<ThemeMeasure> measures = measures_of(named.theme);
    CHECK(measures.size() == 8 + 4 + 4 + colormaps().size());
    for (const ThemeMeasure& m : measures) {
      INFO(name << ": " << shortfall_text(m));
      CHECK_FALSE(m.falls_short());
    }
  }
}

TEST_CASE("measures find what cannot be told apart or read, and name it", "[theme]") {
  Theme theme = shipped().themes().find("paper")->second.theme;
  theme.trails[4] = theme.trails[2];
  theme.muted = theme.background;
  theme.small_size = 0.02;
  std::vector<std::string> texts, keys;
  for (const ThemeMeasure& m : measures_of(theme)) {
    if (!m.falls_short()) continue;
    texts.push_back(shortfall_text(m));
    keys.emplace_back(m.key);
  }
  CHECK(keys == std::vector<std::string>{"muted", "muted", "small_size", "trails", "trails"});
  CHECK(texts == std::vector<std::string>{
                     "contrast of muted with the background: 1, where 4.5 is enough",
                     "contrast of muted with the panel: 1.07, where 4.5 is enough",
                     "small_size, of numbers at axes: 0.02, where 0.0267 is enough",
                     "difference of trails 3 and 5, the least of the first 5: 0, where 13 is enough",
                     "difference of trails 3 and 5, the least of the first 8: 0, where 10 is enough"});
}

TEST_CASE("text of the theme contrast has the contrast of WCAG AAA", "[theme]") {
  const Theme& t = shipped().themes().find("contrast")->second.theme;
  for (const Color ground : {t.background, t.panel}) {
    CHECK(contrast_ratio(t.ink, ground) >= 7);
    CHECK(contrast_ratio(t.muted, ground) >= 7);
  }
  for (const Color trail : t.trails) CHECK(contrast_ratio(trail, t.background) >= 7);
}

TEST_CASE("text is at least 20 px at 1080p", "[theme]") {
  for (const auto& [name, named] : shipped().themes()) {
    INFO(name);
    for (const double size : {named.theme.small_size, named.theme.text_size, named.theme.title_size})
      CHECK(size * 1080 >= 20);
    CHECK(find_colormap(named.theme.colormap) != nullptr);
  }
}
