#include "reference/text_layout.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

namespace gradreel {

namespace {

constexpr int kNarrowest = 24, kGap = 2;

struct CodePoints {
  std::uint32_t first, last;
};

constexpr CodePoints kZeroWidth[] = {{0x300, 0x36F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}};
constexpr CodePoints kWide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},  {0xAC00, 0xD7A3},
                                {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6},
                                {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

template <std::size_t N>
bool is_in(const CodePoints (&ranges)[N], std::uint32_t c) {
  return std::any_of(ranges, ranges + N, [c](CodePoints r) { return r.first <= c && c <= r.last; });
}

/// Takes the first code point off; bytes that are no UTF-8 count one by one.
std::uint32_t take_code_point(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t c = size == 1 ? lead : lead & (0x7F >> size);
  std::size_t i = 1;
  for (; i < size && i < text.size(); ++i) c = c << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
  text.remove_prefix(i);
  return c;
}

/// One line without newlines.
void wrap_line(std::string_view line, int columns, int first, int rest, std::string& out) {
  int indent = first, used = 0;
  while (true) {
    const std::size_t space = line.find(' ');
    const std::string_view word = line.substr(0, space);
    const int width = display_width(word);
    if (used == 0) {
      out.append(static_cast<std::size_t>(indent), ' ');
    } else if (indent + used + 1 + width > columns) {
      while (out.back() == ' ') out.pop_back();
      out += '\n';
      indent = rest;
      out.append(static_cast<std::size_t>(indent), ' ');
      used = 0;
    } else {
      out += ' ';
      ++used;
    }
    out += word;
    used += width;
    if (space == std::string_view::npos) break;
    line.remove_prefix(space + 1);
  }
  out += '\n';
}

std::vector<int> column_widths(const std::vector<Row>& rows) {
  std::vector<int> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  return widths;
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const std::uint32_t c = take_code_point(text);
    width += is_in(kZeroWidth, c) ? 0 : is_in(kWide, c) ? 2 : 1;
  }
  return width;
}

std::string padded(std::string_view text, int width) {
  std::string out(text);
  out.append(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
  return out;
}

std::string wrapped(std::string_view text, int columns, int first, int rest) {
  std::string out;
  while (true) {
    const std::size_t newline = text.find('\n');
    wrap_line(text.substr(0, newline), columns, first, rest, out);
    if (newline == std::string_view::npos) return out;
    text.remove_prefix(newline + 1);
  }
}

std::string table(const std::vector<Row>& rows, int columns, int indent) {
  const std::vector<int> widths = column_widths(rows);
  int left = indent;
  for (std::size_t i = 0; i + 1 < widths.size(); ++i) left += widths[i] > 0 ? widths[i] + kGap : 0;
  const bool below = columns - left < kNarrowest && left + widths.back() > columns;
  std::string out;
  for (const Row& row : rows) {
    std::string line(static_cast<std::size_t>(indent), ' ');
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      if (widths[i] > 0) line += padded(row[i], widths[i] + kGap);
    }
    const bool has_last = !row.back().empty();
    if (has_last && !below) {
      line += wrapped(row.back(), columns, left, left).substr(static_cast<std::size_t>(left));
    } else {
      line.erase(line.find_last_not_of(' ') + 1);
      line += '\n';
      if (has_last) line += wrapped(row.back(), columns, indent + 4, indent + 4);
    }
    out += line;
  }
  return out;
}

int output_columns() {
  winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<int>(size.ws_col, 60, 100);
}

}  // namespace gradreel
