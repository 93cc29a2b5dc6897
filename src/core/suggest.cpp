#include "core/suggest.hpp"

#include <algorithm>
#include <vector>

namespace gradreel {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
  const std::size_t columns = b.size() + 1;
  std::vector<int> before(columns), last(columns), row(columns);
  for (std::size_t j = 0; j < columns; ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j < columns; ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      const bool swapped =
          i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last.back();
}

std::string_view nearest(std::string_view written, std::span<const std::string_view> known) {
  std::string_view best;
  int best_distance = 1000;
  for (const std::string_view name : known) {
    const int distance = edit_distance(written, name);
    const int limit = std::max(1, static_cast<int>(std::min(written.size(), name.size())) / 3);
    if (distance <= limit && distance < best_distance) {
      best = name;
      best_distance = distance;
    }
  }
  if (!best.empty() || written.size() < 3) return best;
  for (const std::string_view name : known) {
    if (name.find(written) != std::string_view::npos ||
        (name.size() >= 3 && written.find(name) != std::string_view::npos)) {
      return name;
    }
  }
  return {};
}

std::string suggestion(std::string_view written, std::span<const std::string_view> known) {
  if (const std::string_view near = nearest(written, known); !near.empty()) {
    return "did you mean '" + std::string(near) + "'?";
  }
  std::string list = "known: ";
  for (const std::string_view name : known) {
    if (name != known.front()) list += ", ";
    list += name;
  }
  return known.empty() ? std::string() : list;
}

}  // namespace gradreel
