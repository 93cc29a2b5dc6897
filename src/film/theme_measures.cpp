#include "film/theme_measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "core/color_science.hpp"
#include "draw/colormap.hpp"
#include "film/panel.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kJudged = 8;  // trails

/// The least of what is found, and of what.
struct Least {
  double value = std::numeric_limits<double>::infinity();
  std::string what;

  void add(double other, const std::string& of) {
    if (other >= value) return;
    value = other;
    what = of;
  }
};

/// The least difference that anyone sees between two colours.
double least_difference(Color p, Color q) {
  double least = std::numeric_limits<double>::infinity();
  for (const Vision v : kVisions)
    least = std::min(least, ciede2000(to_lab(as_seen(p, v)), to_lab(as_seen(q, v))));
  return least;
}

/// Fewer trails can differ more.
void measure_pairs(std::span<const Color> trails, std::vector<ThemeMeasure>& all) {
  struct Wanted {
    std::size_t trails;
    double difference;
  };
  constexpr std::array<Wanted, 4> kWanted = {{{3, 19}, {4, 17}, {5, 13}, {kJudged, 10}}};
  for (std::size_t measured = 1; const auto& [most, wanted] : kWanted) {
    const std::size_t count = std::min(most, trails.size());
    if (count == measured) break;
    measured = count;
    Least least;
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = 0; j < i; ++j)
        least.add(least_difference(trails[i], trails[j]), fmt::format("{} and {}", j + 1, i + 1));
    }
    all.push_back({"trails",
                   fmt::format("difference of trails {}, the least of the first {}", least.what, count),
                   least.value, wanted});
  }
}

/// Of the trail for which `measure` is least.
template <class Measure>
ThemeMeasure worst_trail(std::span<const Color> trails, std::string_view what, std::string_view with,
                         double wanted, const Measure& measure) {
  Least least;
  for (std::size_t i = 0; i < trails.size(); ++i) least.add(measure(trails[i]), std::to_string(i + 1));
  return {"trails", fmt::format("{} of trail {} {}", what, least.what, with), least.value, wanted};
}

void measure_trails(const Theme& theme, std::span<const Color> trails, std::vector<ThemeMeasure>& all) {
  const auto contrast_with = [](Color ground) {
    return [ground](Color trail) { return contrast_ratio(trail, ground); };
  };
  all.push_back(worst_trail(trails, "difference", "from its halo", 33,
                            [&](Color trail) { return least_difference(trail, theme.halo); }));
  all.push_back(worst_trail(trails, "contrast", "with its halo", 4.5, contrast_with(theme.halo)));
  all.push_back(worst_trail(trails, "contrast", "with the background", 4.5, contrast_with(theme.background)));
  all.push_back(worst_trail(trails, "contrast", "with the panel", 4, contrast_with(theme.panel)));
  constexpr double kHalo = kLayerOpacity[static_cast<int>(Layer::halo)];
  for (const Colormap& map : colormaps()) {
    std::vector<Color> grounds;
    for (const Rgb c : map.table) grounds.push_back(over(theme.halo.with_alpha(kHalo), to_color(c)));
    const auto contrast = [&](Color trail) {
      double least = std::numeric_limits<double>::infinity();
      for (const Color ground : grounds) least = std::min(least, contrast_ratio(trail, ground));
      return least;
    };
    all.push_back(worst_trail(trails, "contrast", fmt::format("with its halo on {}", map.name), 3, contrast));
  }
}

void measure_texts(const Theme& theme, std::vector<ThemeMeasure>& all) {
  const std::pair<std::string_view, Color> grounds[] = {{"background", theme.background},
                                                        {"panel", theme.panel}};
  for (const auto& [name, ground] : grounds) {
    all.push_back(
        {"ink", fmt::format("contrast of ink with the {}", name), contrast_ratio(theme.ink, ground), 7});
    all.push_back({"muted", fmt::format("contrast of muted with the {}", name),
                   contrast_ratio(theme.muted, ground), 4.5});
  }
  constexpr double kReadable = 12.0 / 450;  // pixels of the shorter side
  all.push_back({"small_size", "small_size, of numbers at axes", theme.small_size, kReadable});
  all.push_back({"text_size", "text_size", theme.text_size, kReadable});
  all.push_back({"text_size", "text_size over small_size", theme.text_size / theme.small_size, 1});
  all.push_back({"title_size", "title_size over text_size", theme.title_size / theme.text_size, 1.4});
}

}  // namespace

std::vector<ThemeMeasure> measures_of(const Theme& theme, std::size_t trails) {
  const auto judged = std::span(theme.trails).first(std::min({kJudged, trails, theme.trails.size()}));
  std::vector<ThemeMeasure> all;
  measure_texts(theme, all);
  measure_pairs(judged, all);
  if (!judged.empty()) measure_trails(theme, judged, all);
  return all;
}

std::string shortfall_text(const ThemeMeasure& measure) {
  return fmt::format("{}: {:.3g}, where {:.3g} is enough", measure.what, measure.found, measure.wanted);
}

}  // namespace gradreel
