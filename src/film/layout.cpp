#include "film/layout.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "film/boxes.hpp"
#include "film/caption_block.hpp"
#include "film/grid_shapes.hpp"
#include "film/legend_plan.hpp"
#include "film/named_layouts.hpp"
#include "film/text_blocks.hpp"

namespace gradreel {

namespace {

constexpr double kMargin = 0.03, kGap = 0.022;  // shares of the shorter side
constexpr double kLegendColumn = 0.46;
constexpr double kMostLegend = 0.5;  // of the height that is left

/// The boundaries of columns (or rows), as shares of the whole.
std::vector<double> shares(const std::vector<double>& ratios) {
  std::vector<double> ends = {0};
  const double sum = std::accumulate(ratios.begin(), ratios.end(), 0.0);
  for (const double ratio : ratios) ends.push_back(ends.back() + ratio / sum);
  return ends;
}

/// [start, start + length) of a span; gaps lie between columns, and belong to spans over them.
std::pair<double, double> extent(const Span& span, const std::vector<double>& ends, double length,
                                 double gap) {
  const auto columns = static_cast<double>(ends.size() - 1);
  const double room = length - gap * (columns - 1);
  const auto first = static_cast<std::size_t>(span.first),
             last = first + static_cast<std::size_t>(span.count);
  const double start = ends[first] * room + span.first * gap;
  return {start, (ends[last] - ends[first]) * room + (span.count - 1) * gap};
}

void place_grid(const Layout& layout, const Box& b, double gap, Placer& placer) {
  const std::vector<double> columns = shares(layout.columns), rows = shares(layout.rows);
  for (const PanelChoice& choice : layout.panels) {
    const auto [x, width] = extent(choice.columns, columns, b.width, gap);
    const auto [y, height] = extent(choice.rows, rows, b.height, gap);
    placer.place(choice, {b.x + x, b.y + y, width, height});
  }
}

void place_named(const Layout& layout, const Box& b, double gap, Placer& placer) {
  const NamedLayout& named = *find_layout(layout.name);
  if (named.spread) {
    named.spread(layout, b, gap, placer);
    return;
  }
  const std::vector<Box> cells = named.cells(b, gap);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    placer.place(layout.panels.empty() ? placer.plain(named.panels[i]) : layout.panels[i], cells[i]);
  }
}

/// Whatever tells the descents apart stands in the grid already, or at the bottom.
LegendPlace legend_place(const Layout& layout, const FilmContent& content) {
  if (layout.legend != LegendPlace::automatic) return layout.legend;
  // Maps of basins have headings: cards would say the same, and often leave them little room.
  const bool is_wide = content.width > 1.35 * content.height;
  const bool is_crowded = !is_wide || content.cards() > content.optimizers.size();
  if (layout.name == "basins" && is_crowded) return LegendPlace::off;
  const bool has_own =
      layout.name == "comparison" || has_panel(layout, "legend") || has_panel(layout, "status");
  return has_own ? LegendPlace::off : LegendPlace::bottom;
}

/// Takes the legend's strip from `b`.
Box cut_legend(LegendPlace where, Box& b, double gap, const FilmContent& content, TextEngine& text) {
  const Box all = b;
  if (where == LegendPlace::right) {
    const double width = std::min(content.px(kLegendColumn), b.width * 0.4);
    b = left_of(b, b.width - width - gap);
    return right_of(all, b.width, gap);
  }
  const double height = std::min(plan_legend(content, b.width, b.height * kMostLegend, text).height +
                                     content.px(content.theme.text_size) * 0.02,
                                 b.height * kMostLegend);
  b = top_of(b, b.height - height - gap);
  return below(all, b.height, gap);
}

}  // namespace

std::span<const std::string_view> layout_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const NamedLayout& layout : named_layouts()) all.push_back(layout.name);
    return all;
  }();
  return names;
}

std::string_view layout_doc(std::string_view name) {
  const NamedLayout* layout = find_layout(name);
  return layout ? layout->doc : "";
}

std::vector<const PanelChoice*> all_panels(const Layout& layout) {
  std::vector<const PanelChoice*> all;
  for (const PanelChoice& choice : layout.panels) all.push_back(&choice);
  for (const std::optional<PanelGrid>* grid : {&layout.square, &layout.tall}) {
    if (!*grid) continue;
    for (const PanelChoice& choice : (*grid)->panels) all.push_back(&choice);
  }
  return all;
}

bool has_panel(const Layout& layout, std::string_view name) {
  return std::any_of(layout.panels.begin(), layout.panels.end(),
                     [&](const PanelChoice& c) { return c.panel->name == name; });
}

std::span<const std::string_view> layout_panels(std::string_view name) {
  const NamedLayout* layout = find_layout(name);
  return layout ? std::span<const std::string_view>(layout->panels) : std::span<const std::string_view>();
}

std::vector<Placement> lay_out(const Layout& any_shape, const FilmContent& content,
                               std::span<const PanelEntry* const> panels, TextEngine& text) {
  if (!any_shape.name.empty() && !find_layout(any_shape.name)) {
    throw std::logic_error("unknown layout " + any_shape.name);
  }
  const Layout layout = shaped(any_shape, content.width, content.height);
  const double gap = content.px(kGap), margin = content.px(kMargin);
  Box b = Box{0, 0, static_cast<double>(content.width), static_cast<double>(content.height)}.inset(margin);
  Placer placer(panels, content, text);
  const double title =
      layout.title && !has_panel(layout, "title") ? title_block(content, b.width, text).height : 0;
  if (title > 0) {
    placer.place(placer.plain("title"), top_of(b, title));
    b = below(b, title, gap);
  }
  const double captions = has_panel(layout, "captions") ? 0 : captions_height(content, b.width, text);
  if (captions > 0) {
    const Box rest = top_of(b, b.height - captions - gap);
    placer.place(placer.plain("captions"), below(b, rest.height, gap));
    b = rest;
  }
  const LegendPlace where = legend_place(layout, content);
  const Box legend = where == LegendPlace::off ? Box{} : cut_legend(where, b, gap, content, text);
  if (layout.name.empty()) {
    place_grid(layout, b, gap, placer);
  } else {
    place_named(layout, b, gap, placer);
  }
  if (where != LegendPlace::off) placer.place(placer.plain("legend"), legend);
  return placer.take();
}

}  // namespace gradreel
