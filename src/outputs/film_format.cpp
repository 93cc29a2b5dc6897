#include "outputs/film_format.hpp"

#include <algorithm>

#include "batch/palette.hpp"
#include "core/plain_text.hpp"
#include "film/chapters.hpp"
#include "scene/digest.hpp"

namespace gradreel {

namespace {

/// Each ends where the next begins.
std::vector<FilmText> chapter_texts(const Film& film) {
  std::vector<FilmText> texts;
  for (const Chapter& chapter : chapters_of(film.content(), film.timeline())) {
    if (!texts.empty()) texts.back().end = chapter.begin;
    texts.push_back({chapter.begin, film.timeline().frames(), chapter.text});
  }
  return texts;
}

/// What is said in a range of frames, by its own frames.
std::vector<FilmText> cut(const std::vector<FilmText>& texts, FrameRange range) {
  std::vector<FilmText> inside;
  for (const FilmText& t : texts) {
    const std::int64_t begin = std::max(t.begin, range.begin), end = std::min(t.end, range.end);
    if (begin < end) inside.push_back({begin - range.begin, end - range.begin, t.text});
  }
  return inside;
}

}  // namespace

FilmFacts film_facts(const Film& film, const Scene& scene, const OutputSpec& output) {
  FilmFacts facts;
  facts.geometry = {film.width(), film.height(), film.timeline().frame_rate()};
  facts.title = plain_text(scene.title);
  facts.comment = scene_comment(scene, output);
  for (const Caption& caption : film.content().captions) {
    facts.captions.push_back({caption.begin, caption.end, plain_text(caption.text)});
  }
  facts.chapters = chapter_texts(film);
  facts.language = scene.language;
  if (scene.narration) facts.narration = scene.narration->path;
  facts.has_alpha = output.is_transparent;
  for (const auto& panel : film.panels()) {
    facts.moves_much = facts.moves_much || panel->motion() == Motion::much;
    facts.map_refills = facts.map_refills || panel->motion() == Motion::places;
  }
  if (output.settings.has("colors")) {
    facts.palette = film_palette(film, static_cast<int>(output.settings.number("colors")));
  }
  return facts;
}

std::unique_ptr<Format> make_format(const Film& film, const Scene& scene, const OutputSpec& output) {
  return output.film->make(film_facts(film, scene, output), output.settings);
}

std::function<std::unique_ptr<Format>(FrameRange)> clip_formats(const FilmFacts& facts,
                                                                const OutputSpec& output) {
  FilmFacts whole = facts;
  whole.narration.clear();
  return [whole = std::move(whole), &output](FrameRange range) {
    FilmFacts part = whole;
    part.captions = cut(whole.captions, range);
    part.chapters = cut(whole.chapters, range);
    if (part.chapters.size() < 2) part.chapters.clear();
    return output.film->make(part, output.settings);
  };
}

}  // namespace gradreel
