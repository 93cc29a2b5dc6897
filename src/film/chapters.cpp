#include "film/chapters.hpp"

#include <map>
#include <string>
#include <utility>

#include "core/plain_text.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kLongest = 60;  // code points: players show one line

const std::string& heading(const Card& card) { return card.title.empty() ? card.subtitle : card.title; }

}  // namespace

std::vector<Chapter> chapters_of(const FilmContent& content, const Timeline& timeline) {
  std::map<std::int64_t, std::string> texts;  // the first that is put at a frame stays
  for (const Caption& caption : content.captions) texts.emplace(caption.begin, caption.text);
  if (content.curtains.opening > 0) texts.emplace(0, heading(content.opening));
  if (content.curtains.closing > 0) texts.emplace(timeline.plots_end(), heading(content.closing));
  const auto add_epoch = [&](std::int64_t frame) {
    texts.emplace(frame, content.unit_word() + " " + std::to_string(timeline.at(frame).epoch));
  };
  add_epoch(timeline.plots_begin());
  for (const std::int64_t frame : timeline.pause_frames()) add_epoch(frame);
  if (texts.size() < 2) return {};
  std::vector<Chapter> chapters;
  for (const auto& [frame, text] : texts) chapters.push_back({frame, shortened(plain_text(text), kLongest)});
  return chapters;
}

}  // namespace gradreel
