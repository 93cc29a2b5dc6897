#include "reference/theme_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/number_text.hpp"
#include "film/theme_measures.hpp"
#include "reference/text_layout.hpp"
#include "scene/output_theme.hpp"

namespace gradreel {

namespace {

std::string report_on(const Theme& theme, const std::string& scene, int columns) {
  const std::vector<ThemeMeasure> measures = measures_of(theme);
  std::vector<Row> rows = {{"Found", "Enough", "", "Measure"}};
  for (const ThemeMeasure& m : measures) {
    rows.push_back({fmt::format("{:.3g}", m.found), fmt::format("{:.3g}", m.wanted),
                    m.falls_short() ? "short" : "ok", m.what});
  }
  const auto short_of =
      std::count_if(measures.begin(), measures.end(), [](const ThemeMeasure& m) { return m.falls_short(); });
  const std::string sum =
      short_of == 0 ? "all are enough"
                    : counted(short_of, "measure") + (short_of == 1 ? " falls short" : " fall short");
  return fmt::format("theme {} ({}): {}\n{}", theme.name, scene, sum, table(rows, columns, 2));
}

bool has_film(const Scene& scene) {
  return std::any_of(scene.outputs.begin(), scene.outputs.end(),
                     [](const OutputSpec& output) { return output.is_film(); });
}

}  // namespace

std::string theme_report(std::span<const Scene> scenes, int columns) {
  std::string text;
  std::set<std::pair<std::string, std::string>> known;
  for (const Scene& scene : scenes) {
    for (const OutputSpec& output : scene.outputs) {
      if (!output.is_film() && has_film(scene)) continue;
      const FileDigest theme = theme_file_of(scene, output);
      if (!known.emplace(theme.name, theme.digest.hex()).second) continue;
      if (!text.empty()) text += '\n';
      text += report_on(theme_of(scene, output), scene.name(), columns);
    }
  }
  return text;
}

}  // namespace gradreel
