#include "film/cuts.hpp"

#include <algorithm>

namespace gradreel {

namespace {

/// The frames of each pause, and the one after it, which shows the same tick.
std::vector<FrameRange> pauses_of(const Timeline& timeline) {
  std::vector<FrameRange> pauses;
  for (const std::int64_t begin : timeline.pause_frames()) {
    if (!pauses.empty()) pauses.back().end = std::min(pauses.back().end, begin);
    FrameRange& pause = pauses.emplace_back(FrameRange{begin, begin + 1});
    const std::int64_t tick = timeline.at(begin).tick;
    while (pause.end < timeline.plots_end() && timeline.at(pause.end).tick == tick) ++pause.end;
  }
  return pauses;
}

/// The longest stretch of equal frames; the first of those.
FrameRange longest_rest(const Film& film, FrameRange range) {
  FrameRange longest = {range.begin, range.begin + 1}, now = longest;
  for (std::int64_t k = now.end; k < range.end; ++k) {
    if (film.digest(k) != film.digest(k - 1)) now.begin = k;
    now.end = k + 1;
    if (now.count() > longest.count()) longest = now;
  }
  return longest;
}

}  // namespace

std::int64_t last_plain_frame(const Film& film) {
  const Timeline& timeline = film.timeline();
  for (std::int64_t k = timeline.plots_end() - 1; k >= timeline.plots_begin(); --k) {
    if (film.curtain(k).is_open()) return k;
  }
  return timeline.plots_end() - 1;
}

Deck deck_of(const Film& film) {
  Deck deck;
  std::int64_t begin = 0;
  for (const FrameRange pause : pauses_of(film.timeline())) {
    const FrameRange rest = longest_rest(film, pause);
    deck.clips.push_back({begin, rest.begin + 1});
    deck.stills.push_back(rest.begin);
    begin = rest.end - 1;
  }
  deck.clips.push_back({begin, film.timeline().frames()});
  return deck;
}

bool moves(const Film& film, FrameRange range) {
  for (std::int64_t k = range.begin + 1; k < range.end; ++k) {
    if (film.digest(k) != film.digest(k - 1)) return true;
  }
  return false;
}

}  // namespace gradreel
