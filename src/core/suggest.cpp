#include "core/suggest.hpp"

#include <algorithm>
#include <vector>

#include "core/ascii.hpp"
#include "core/synonyms.hpp"

namespace gradreel {

namespace {

/// The one of `known` that is `written` but for capitals and what joins words; empty if there is none.
std::string_view same_word(const std::string& plain, std::span<const std::string_view> known) {
  const auto at = std::find_if(known.begin(), known.end(),
                               [&](std::string_view name) { return plain_word(name) == plain; });
  return at == known.end() || plain.empty() ? std::string_view() : *at;
}

}  // namespace

std::string plain_word(std::string_view word) {
  std::string plain;
  for (const char c : word) {
    if (c != '_' && c != '-' && c != ' ') plain += lower_case(c);
  }
  return plain;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::vector<std::string_view> called_here(std::string_view written) {
  const std::string plain = plain_word(written);
  std::vector<std::string_view> names;
  for (const Synonyms& s : synonyms()) {
    const std::vector<std::string_view> theirs = words_of(s.theirs);
    if (std::find(theirs.begin(), theirs.end(), plain) != theirs.end()) names.push_back(s.ours);
  }
  return names;
}

std::string_view same_name(std::string_view written, std::span<const std::string_view> known) {
  const std::string_view same = same_word(plain_word(written), known);
  if (!same.empty()) return same;
  for (const std::string_view ours : called_here(written)) {
    if (ours.find(' ') != std::string_view::npos) continue;
    if (const std::string_view name = same_word(plain_word(ours), known); !name.empty()) return name;
  }
  return {};
}

int edit_distance(std::string_view a, std::string_view b) {
  const std::size_t columns = b.size() + 1;
  std::vector<int> before(columns), last(columns), row(columns);
  for (std::size_t j = 0; j < columns; ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j < columns; ++j) {
      const bool same = lower_case(a[i - 1]) == lower_case(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && lower_case(a[i - 1]) == lower_case(b[j - 2]) &&
                           lower_case(a[i - 2]) == lower_case(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last.back();
}

std::string_view nearest(std::string_view written, std::span<const std::string_view> known) {
  if (const std::string_view same = same_name(written, known); !same.empty()) return same;
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
  const std::string_view last = written.substr(written.rfind('.') + 1);  // of torch.optim.Adam
  if (const std::string_view same = same_name(last, known); last != written && !same.empty())
    return "did you mean '" + std::string(same) + "'?";
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
