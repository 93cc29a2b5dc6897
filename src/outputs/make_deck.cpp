#include "outputs/make_deck.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "batch/render.hpp"
#include "core/clock_unit.hpp"
#include "core/leftover.hpp"
#include "core/number_text.hpp"
#include "core/plain_text.hpp"
#include "core/private_folder.hpp"
#include "outputs/clips.hpp"
#include "outputs/companions.hpp"
#include "outputs/deck_page.hpp"
#include "outputs/film_format.hpp"
#include "outputs/sidecar.hpp"
#include "scene/digest.hpp"
#include "video/output_file.hpp"
#include "video/png.hpp"

namespace gradreel {

namespace {

/// Without the fades at the film's ends: a speaker does not begin or end before an empty frame.
Deck unfaded(Deck deck, const Film& film) {
  FrameRange &first = deck.clips.front(), &last = deck.clips.back();
  const auto is_faded = [&](std::int64_t k) { return film.curtain(k).background > 0; };
  while (first.count() > 1 && is_faded(first.begin)) ++first.begin;
  while (last.count() > 1 && is_faded(last.end - 1)) --last.end;
  return deck;
}

/// What begins to be said while a clip plays, or is said where it stops.
std::vector<std::string> notes_of(const Film& film, FrameRange clip) {
  std::vector<std::string> notes;
  for (const Caption& c : film.content().captions) {
    const bool is_said = c.begin < clip.end && (c.begin >= clip.begin || c.end >= clip.end);
    if (is_said) notes.push_back(plain_text(c.text));
  }
  return notes;
}

std::string card_text(const Card& card) {
  const bool has_both = !card.title.empty() && !card.subtitle.empty();
  return plain_text(card.title) + (has_both ? ". " : "") + plain_text(card.subtitle);
}

/// "At epoch 12", and what is said there; of a card its text.
std::string stop_alt(const Film& film, const Scene& scene, std::int64_t frame) {
  const Timeline& timeline = film.timeline();
  if (frame < timeline.plots_begin()) return card_text(film.content().opening);
  if (frame >= timeline.plots_end()) return card_text(film.content().closing);
  std::string alt = fmt::format("At {} {}.", word_of(clock_unit(scene)), timeline.at(frame).epoch);
  for (const Caption& c : film.content().captions) {
    if (c.begin <= frame && frame < c.end) alt += " " + plain_text(c.text);
  }
  return alt;
}

/// The frames where a speaker stops: the first one, those of the pauses, the last one.
std::vector<std::int64_t> stop_frames(const Deck& deck) {
  std::vector<std::int64_t> frames = {deck.clips.front().begin};
  frames.insert(frames.end(), deck.stills.begin(), deck.stills.end());
  frames.push_back(deck.clips.back().end - 1);
  return frames;
}

/// All but the clips.
DeckPage page_of(const Target& target, const Film& film, const Deck& deck, const Trajectories& trajectories,
                 Watcher& watcher) {
  const Scene& scene = *target.scene;
  const Sidecar facts = sidecar_of(scene, *target.output, trajectories);
  DeckPage page;
  page.title = facts.title.empty() ? facts.surface_title : facts.title;
  if (page.title.empty()) page.title = scene.stem;
  page.comment = scene_comment(scene, *target.output);
  page.mime_type = target.output->film->mime_type;
  page.width = film.width();
  page.height = film.height();
  page.ground = film.content().theme.background;
  const std::vector<std::int64_t> frames = stop_frames(deck);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    watcher.computing("stills", static_cast<double>(i) / static_cast<double>(frames.size()));
    const std::string alt = stop_alt(film, scene, frames[i]);
    page.stops.push_back({i == 0 ? facts.alt + " " + alt : alt, png_bytes(paint_frame(film, frames[i]))});
  }
  for (const FrameRange clip : deck.clips) page.steps.push_back({{}, clip.count(), notes_of(film, clip)});
  return page;
}

Bytes read_clip(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  Bytes bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file || bytes.empty()) throw Error("cannot read back " + path);
  return bytes;
}

/// The target of the clips, as files of their own in a folder.
Target clips_in(const std::string& folder, const Target& target, const Deck& deck) {
  Target clips = target;
  for (std::size_t i = 0; i < deck.clips.size(); ++i) {
    const std::string name = fmt::format("{}.{}", i + 1, target.output->extension());
    clips.clips.push_back((std::filesystem::path(folder) / name).string());
  }
  return clips;
}

}  // namespace

Made make_deck(const Target& target, const Film& film, const Trajectories& trajectories,
               std::optional<Turn>& turn, const Making& making, Watcher& watcher) {
  refuse_folder(target.path);
  const Deck deck = unfaded(deck_of(film), film);
  DeckPage page = page_of(target, film, deck, trajectories, watcher);
  const FilmFacts facts = film_facts(film, *target.scene, *target.output);
  turn.reset();
  const PrivateFolder folder;
  const Target parts = clips_in(folder.path(), target, deck);
  const std::vector<Clip> clips = clips_of(parts, film, facts, &deck);
  const auto rendered = render_clips(clips, film, SegmentActions(target, film, facts), making, watcher);
  Made made;
  Product product = {.kind = ProductKind::deck, .path = target.path};
  for (std::size_t i = 0; i < clips.size(); ++i) {
    commit(clips[i], film, rendered[i]);
    const auto at = std::find(parts.clips.begin(), parts.clips.end(), clips[i].path) - parts.clips.begin();
    page.steps[static_cast<std::size_t>(at)].clip = read_clip(clips[i].path);
    product.seconds += rendered[i].seconds;
    made.segments += rendered[i].segments;
    made.kept_segments += rendered[i].kept_segments;
  }
  OutputFile file(target.path);
  const std::string html = deck_html(page);
  file.write(html);
  file.flush();
  const WholeStep step;
  file.commit();
  watcher.committed();
  product.bytes = html.size();
  product.width = film.width();
  product.height = film.height();
  product.frame_rate = film.timeline().frame_rate();
  product.frames = static_cast<std::int64_t>(page.stops.size());
  made.files.push_back(std::move(product));
  return made;
}

}  // namespace gradreel
