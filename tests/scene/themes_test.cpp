// What every theme that ships keeps to: colours told apart by everyone, text that can be read.
#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "core/color_science.hpp"
#include "draw/colormap.hpp"
#include "film/panel.hpp"
#include "scene/configs.hpp"

using namespace gradreel;

namespace {

const Configs& shipped() {
  static const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  return configs;
}

/// The least difference that anyone sees between two colours.
double difference(Color p, Color q) {
  double least = 1e9;
  for (const Vision v : kVisions) {
    least = std::min(least, ciede2000(to_lab(as_seen(p, v)), to_lab(as_seen(q, v))));
  }
  return least;
}

/// Among the first `n` trails.
double least_difference(const Theme& theme, std::size_t n) {
  double least = 1e9;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) least = std::min(least, difference(theme.trails[i], theme.trails[j]));
  }
  return least;
}

}  // namespace

TEST_CASE("trails are told apart under normal vision and all three colour-vision deficiencies", "[theme]") {
  for (const auto& [name, named] : shipped().themes()) {
    INFO(name);
    REQUIRE(named.theme.trails.size() >= 8);
    CHECK(least_difference(named.theme, 3) >= 19);
    CHECK(least_difference(named.theme, 4) >= 17);
    CHECK(least_difference(named.theme, 5) >= 13);
    CHECK(least_difference(named.theme, 8) >= 10);
  }
}

TEST_CASE("trails stand out from their halo and from the ground of every plot", "[theme]") {
  for (const auto& [name, named] : shipped().themes()) {
    const Theme& t = named.theme;
    for (std::size_t i = 0; i < 8; ++i) {
      INFO(name << ", trail " << i);
      CHECK(difference(t.trails[i], t.halo) >= 35);
      CHECK(contrast_ratio(t.trails[i], t.halo) >= 4.5);
      CHECK(contrast_ratio(t.trails[i], t.background) >= 4.5);  // text may have a trail's colour
      CHECK(contrast_ratio(t.trails[i], t.panel) >= 4);
    }
  }
}

TEST_CASE("trails with their halo can be seen on every colour of every colormap", "[theme]") {
  constexpr double kHalo = kLayerOpacity[static_cast<int>(Layer::halo)];
  for (const auto& [name, named] : shipped().themes()) {
    const Theme& t = named.theme;
    for (const Colormap& map : colormaps()) {
      for (std::size_t i = 0; i < 8; ++i) {
        double least = 21;
        for (const Rgb c : map.table) {
          const Color around = over(t.halo.with_alpha(kHalo), to_color(c));
          least = std::min(least, contrast_ratio(t.trails[i], around));
        }
        INFO(name << " on " << map.name << ", trail " << i);
        CHECK(least >= 3);
      }
    }
  }
}

TEST_CASE("text has the contrast of WCAG AA, in the theme contrast that of AAA", "[theme]") {
  for (const auto& [name, named] : shipped().themes()) {
    const Theme& t = named.theme;
    INFO(name);
    const double wanted = name == "contrast" ? 7 : 4.5;
    for (const Color ground : {t.background, t.panel}) {
      CHECK(contrast_ratio(t.ink, ground) >= std::max(7.0, wanted));
      CHECK(contrast_ratio(t.muted, ground) >= wanted);
    }
    if (name == "contrast") {
      for (const Color trail : t.trails) CHECK(contrast_ratio(trail, t.background) >= 7);
    }
  }
}

TEST_CASE("text is at least 20 px at 1080p and 12 px at 450p", "[theme]") {
  for (const auto& [name, named] : shipped().themes()) {
    const Theme& t = named.theme;
    INFO(name);
    for (const double size : {t.small_size, t.text_size, t.title_size}) {
      CHECK(size * 1080 >= 20);
      CHECK(size * 450 >= 12);
    }
    CHECK(t.title_size >= 1.4 * t.text_size);  // a title looks like one
    CHECK(t.text_size >= t.small_size);
    CHECK(find_colormap(t.colormap) != nullptr);
  }
}
