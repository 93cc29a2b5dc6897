#include "film/basins_layout.hpp"

#include <algorithm>
#include <vector>

#include "film/boxes.hpp"

namespace gradreel {

namespace {

/// A grid of about square maps, with headings above them and numbers along their axes.
struct MapGrid {
  int columns = 1;
  double side = 0;  // of a map, about; 0 if there is no room
};

/// The one whose maps come out largest.
MapGrid best_grid(int n, const Box& b, double em) {
  const double beside = 4.5 * em, above_and_below = 5.5 * em;
  MapGrid best;
  for (int columns = 1; columns <= n; ++columns) {
    const int rows = (n + columns - 1) / columns;
    const double side = std::min(b.width / columns - beside, b.height / rows - above_and_below);
    if (side > best.side) best = {columns, side};
  }
  return best;
}

/// In a narrow frame it has two rows.
double key_height(double width, double em) { return em * (width < 40 * em ? 4.0 : 2.4); }

/// For each optimizer, its descents that are in `shown`; all of them if `shown` is empty. If no optimizer ran
/// any of them, there is one map all the same, which says what it needs.
std::vector<std::vector<Pick>> picks_by_optimizer(const std::vector<Pick>& shown,
                                                  const FilmContent& content) {
  std::vector<std::vector<Pick>> all;
  for (const Descent& d : content.descents) {
    if (!d.optimizer) continue;
    if (d.series >= all.size()) all.resize(d.series + 1);
    const Pick pick = {d.series, d.start};
    std::vector<Pick>& own = all[d.series];
    if (is_picked(shown, d) && std::find(own.begin(), own.end(), pick) == own.end()) own.push_back(pick);
  }
  std::erase_if(all, [](const std::vector<Pick>& own) { return own.empty(); });
  if (all.empty()) all.push_back(shown);
  return all;
}

}  // namespace

void spread_basins(const Layout& layout, const Box& b, double gap, Placer& placer) {
  const FilmContent& content = placer.content;
  PanelChoice map = layout.panels.empty() ? placer.plain("basins") : layout.panels[0];
  PanelChoice key = layout.panels.empty() ? placer.plain("basin_key") : layout.panels[1];
  if (map.options.has("key") && !map.options.is_stated("key")) map.options.set("key", false);
  if (map.options.has("epochs") && key.options.has("epochs") && !key.options.is_stated("epochs")) {
    key.options.set("epochs", map.options.number("epochs"));
  }
  const double em = content.px(content.theme.small_size);
  const Box maps = top_of(b, b.height - key_height(b.width, em) - gap);
  const auto picks = picks_by_optimizer(map.descents, content);
  const int n = static_cast<int>(picks.size()), columns = best_grid(n, maps, em).columns;
  const int rows = (n + columns - 1) / columns;
  const double width = (maps.width - (columns - 1) * gap) / columns;
  const double height = (maps.height - (rows - 1) * gap) / rows;
  for (int i = 0; i < n; ++i) {
    map.descents = picks[static_cast<std::size_t>(i)];
    const int row = i / columns;
    const Point at = {maps.x + (i % columns) * (width + gap), maps.y + row * (height + gap)};
    placer.place(map, {at.x, at.y, width, height});
  }
  placer.place(key, below(b, maps.height, gap));
}

int basins_capacity(int width, int height, double small_size) {
  constexpr double kAround = 0.06, kTitle = 0.1;  // shares of the shorter side: both margins; a title
  constexpr int kMost = 256;
  const double shorter = std::min(width, height), em = small_size * shorter;
  Box b = {0, 0, width - kAround * shorter, height - (kAround + kTitle) * shorter};
  b.height -= key_height(b.width, em);
  int n = 0;
  while (n < kMost && best_grid(n + 1, b, em).side >= kSmallestBasins * em) ++n;
  return n;
}

}  // namespace gradreel
