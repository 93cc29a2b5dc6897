#include "scene/layout_areas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace gradreel {

namespace {

constexpr std::string_view kEmpty = ".";
constexpr TextRule kCell = {};
constexpr std::size_t kLongestRow = kMostLines * (kCell.max_length + 1);  // code points

/// The words of a row in one text, each with its own place where that can be told.
std::vector<GridCell> split(const Value& row, const Source& source) {
  std::vector<GridCell> words;
  for (std::size_t begin = 0; (begin = row.text.find_first_not_of(" \t\n", begin)) != std::string::npos;) {
    const std::size_t end = std::min(row.text.find_first_of(" \t\n", begin), row.text.size());
    GridCell word = {row.text.substr(begin, end - begin), row};
    const int column = row.where.column + static_cast<int>(begin) + (row.quoted ? 1 : 0);
    const std::string& line = source.line_at(row.where);
    const auto at = static_cast<std::size_t>(column) - 1;
    if (at < line.size() && line.compare(at, word.text.size(), word.text) == 0) {
      word.where.where.column = column;
    }
    words.push_back(std::move(word));
    begin = end;
  }
  return words;
}

}  // namespace

Key areas_key() {
  Form row = form::text(kLongestRow), cell = form::text(kCell.max_length);
  return {
      .name = "areas",
      .forms = {form::list(1, kMostLines, "rows like \"contour loss\"",
                           {std::move(row), form::list(1, kMostLines, "names", {std::move(cell)})})},
      .doc =
          "the grid, row by row: names of areas from left to right, in one text or in a list; a dot is an "
          "empty cell. Each name fills one rectangle",
      .required = true,
      .example = "[contour loss]"};
}

std::optional<GridCells> read_cells(MapReader& map) {
  Notes& notes = map.notes();
  const auto* list = map.list("areas");
  if (!list) return std::nullopt;
  const std::size_t before = notes.count();
  GridCells rows;
  for (const Value& item : *list) {
    std::vector<GridCell> row;
    if (item.kind == ValueKind::scalar) {
      row = split(item, notes.source());
    } else if (item.kind == ValueKind::sequence) {
      for (const Value& cell : item.items) {
        if (const auto text = as_text(cell, "a cell of areas", kCell, notes)) row.push_back({*text, cell});
      }
    } else {
      notes.add_unexpected(item, "a row of areas", "names with spaces in between");
      continue;
    }
    if (row.empty() || row.size() > kMostLines) {
      notes.add(item, fmt::format("a row of areas must have 1 to {} cells, not {}", kMostLines, row.size()));
    } else if (!rows.empty() && row.size() != rows[0].size()) {
      notes.add(item,
                fmt::format("this row of areas has {} cells, the first one {}", row.size(), rows[0].size()),
                "a dot stands for an empty cell");
    }
    rows.push_back(std::move(row));
  }
  return notes.count() == before ? std::optional(std::move(rows)) : std::nullopt;
}

std::vector<Area> find_areas(const GridCells& rows, Notes& notes) {
  std::vector<Area> areas;
  std::map<std::string, int> cells;
  for (std::size_t y = 0; y < rows.size(); ++y) {
    for (std::size_t x = 0; x < rows[y].size(); ++x) {
      const GridCell& word = rows[y][x];
      if (word.text == kEmpty) continue;
      const int column = static_cast<int>(x), row = static_cast<int>(y);
      const auto known =
          std::find_if(areas.begin(), areas.end(), [&](const Area& a) { return a.name == word.text; });
      ++cells[word.text];
      if (known == areas.end()) {
        areas.push_back({word.text, word.where, {column, 1}, {row, 1}});
        continue;
      }
      const int first = std::min(known->columns.first, column);
      const int end = std::max(known->columns.first + known->columns.count, column + 1);
      known->columns = {first, end - first};
      known->rows.count = row + 1 - known->rows.first;
    }
  }
  for (const Area& a : areas) {
    if (a.columns.count * a.rows.count != cells[a.name]) {
      notes.add(a.where, fmt::format("area '{}' must be one rectangle", a.name));
    }
  }
  return areas;
}

}  // namespace gradreel
