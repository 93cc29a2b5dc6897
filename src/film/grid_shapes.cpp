#include "film/grid_shapes.hpp"

#include <cmath>
#include <numeric>

namespace gradreel {

namespace {

constexpr double kNarrow = 1.0 / 3;  // of the widest group's width

/// Columns [begin, end).
struct ColumnGroup {
  int begin = 0, end = 0;
  double width = 0;  // in the ratios' unit
};

bool is_crossed(const PanelGrid& grid, int column) {
  return std::any_of(grid.panels.begin(), grid.panels.end(), [&](const PanelChoice& c) {
    return c.columns.first < column && column < c.columns.first + c.columns.count;
  });
}

/// From left to right.
std::vector<ColumnGroup> column_groups(const PanelGrid& grid) {
  std::vector<ColumnGroup> groups;
  for (int column = 0; column < static_cast<int>(grid.columns.size()); ++column) {
    if (column == 0 || !is_crossed(grid, column)) groups.push_back({column, column, 0});
    groups.back().end = column + 1;
    groups.back().width += grid.columns[static_cast<std::size_t>(column)];
  }
  return groups;
}

/// Narrow groups joined to the one at their left, or at the right of the first.
std::vector<ColumnGroup> joined(const std::vector<ColumnGroup>& groups) {
  double widest = 0;
  for (const ColumnGroup& g : groups) widest = std::max(widest, g.width);
  std::vector<ColumnGroup> out;
  bool is_open = false;  // the last one takes its neighbour at the right
  for (const ColumnGroup& g : groups) {
    const bool is_narrow = g.width < kNarrow * widest;
    if (out.empty() || (!is_narrow && !is_open)) {
      out.push_back(g);
      is_open = is_narrow;
      continue;
    }
    out.back().end = g.end;
    out.back().width += g.width;
    if (!is_narrow) is_open = false;
  }
  return out;
}

/// The ends of a group's columns, as shares of its width.
std::vector<double> ends_of(const PanelGrid& grid, const ColumnGroup& group) {
  std::vector<double> ends;
  double sum = 0;
  for (int c = group.begin; c < group.end; ++c) {
    sum += grid.columns[static_cast<std::size_t>(c)];
    ends.push_back(sum / group.width);
  }
  return ends;
}

/// How many of the rising `ends` lie at or before `end`.
int place_among(const std::vector<double>& ends, double end) {
  return static_cast<int>(std::count_if(ends.begin(), ends.end(), [&](double e) { return e < end + 1e-9; }));
}

/// Those of all groups, each once.
std::vector<double> common_ends(const PanelGrid& grid, const std::vector<ColumnGroup>& groups) {
  std::vector<double> all;
  for (const ColumnGroup& g : groups) {
    const std::vector<double> ends = ends_of(grid, g);
    all.insert(all.end(), ends.begin(), ends.end());
  }
  std::sort(all.begin(), all.end());
  const auto is_same = [](double a, double b) { return std::fabs(a - b) < 1e-9; };
  all.erase(std::unique(all.begin(), all.end(), is_same), all.end());
  return all;
}

}  // namespace

FrameShape shape_of(double width, double height) {
  return width >= 1.35 * height  ? FrameShape::wide
         : width >= 0.8 * height ? FrameShape::square
                                 : FrameShape::tall;
}

PanelGrid stacked(const PanelGrid& grid) {
  const std::vector<ColumnGroup> groups = joined(column_groups(grid));
  if (groups.size() < 2) return grid;
  const std::vector<double> ends = common_ends(grid, groups);
  PanelGrid out;
  for (std::size_t i = 0; i < ends.size(); ++i) out.columns.push_back(ends[i] - (i > 0 ? ends[i - 1] : 0));
  const double height = std::accumulate(grid.rows.begin(), grid.rows.end(), 0.0);
  for (const ColumnGroup& group : groups) {
    const int above = static_cast<int>(out.rows.size());
    for (const double row : grid.rows) out.rows.push_back(row / height * group.width);
    const std::vector<double> own = ends_of(grid, group);
    const auto column_after = [&](int own_columns) {
      return own_columns == 0 ? 0 : place_among(ends, own[static_cast<std::size_t>(own_columns) - 1]);
    };
    for (PanelChoice choice : grid.panels) {
      if (choice.columns.first < group.begin || choice.columns.first >= group.end) continue;
      const int first = column_after(choice.columns.first - group.begin);
      choice.columns = {first,
                        column_after(choice.columns.first + choice.columns.count - group.begin) - first};
      choice.rows.first += above;
      out.panels.push_back(std::move(choice));
    }
  }
  return out;
}

Layout shaped(const Layout& layout, double width, double height) {
  const FrameShape shape = shape_of(width, height);
  if (!layout.name.empty() || shape == FrameShape::wide) return layout;
  const std::optional<PanelGrid>& stated = shape == FrameShape::tall ? layout.tall : layout.square;
  if (!stated && shape == FrameShape::square) return layout;
  const PanelGrid grid = stated ? *stated : stacked({layout.columns, layout.rows, layout.panels});
  Layout out = layout;
  out.columns = grid.columns;
  out.rows = grid.rows;
  out.panels = grid.panels;
  return out;
}

}  // namespace gradreel
