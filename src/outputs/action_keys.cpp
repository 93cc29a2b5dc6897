#include "outputs/action_keys.hpp"

#include <algorithm>
#include <string>

#include "core/file_state.hpp"
#include "core/program_digest.hpp"
#include "draw/text.hpp"
#include "outputs/companions.hpp"
#include "outputs/output_path.hpp"
#include "scene/digest.hpp"
#include "scene/output_theme.hpp"

namespace gradreel {

namespace {

/// Not their bytes, which would take longer than all else.
void add_fonts(Sha256& hash) {
  for (const std::string& path : font_files_in_use()) hash.add(path).add(file_state(path));
}

void add_formulas(Sha256& hash, const Scene& scene) {
  if (!scene.formulas) return;
  for (const auto& [latex, f] : *scene.formulas) {
    hash.add(latex).add(f.width).add(f.ascent).add(f.descent).add(f.ink.x).add(f.ink.y);
    hash.add(f.ink.width).add(f.ink.height).add(f.units_per_em).add(f.picture);
  }
}

/// Without the scene's key `skipped`, if it is named.
Sha256 begun(std::string_view what, const Target& target, std::string_view skipped = {}) {
  const Scene& scene = *target.scene;
  Sha256 hash;
  hash.add(what).add(program_digest());
  add_fonts(hash);
  add_sources(hash, sources_of(scene, *target.output), skipped);
  hash.add(scene.language);
  add_formulas(hash, scene);
  return hash;
}

/// The same for the target's output.
Sha256 begun_output(std::string_view what, const Target& target, std::string_view skipped = {}) {
  Sha256 hash = begun(what, target, skipped);
  hash.add(output_description(*target.output));
  return hash;
}

void add_texts(Sha256& hash, const std::vector<FilmText>& texts) {
  hash.add(texts.size());
  for (const FilmText& t : texts) hash.add(t.begin).add(t.end).add(t.text);
}

void add_facts(Sha256& hash, const FilmFacts& facts, const FormatEntry& format) {
  hash.add(facts.has_alpha).add(facts.moves_much).add(facts.map_refills).add(facts.palette.size());
  for (const Rgb& color : facts.palette) hash.add(color.r).add(color.g).add(color.b);
  if (format.plain_packets) return;
  hash.add(facts.title).add(facts.comment).add(facts.language).add(facts.narration);
  add_texts(hash, facts.captions);
  add_texts(hash, facts.chapters);
}

}  // namespace

Sha256Digest target_action(const Target& target) {
  Sha256 hash = begun_output("files of a film 1", target);
  hash.add(file_name(target.scene->file)).add(target.output->profile);
  for (const SceneVariable& v : target.scene->variables) hash.add(v.name).add(v.value).add(v.is_swept);
  hash.add(file_name(target.path)).add(stated_source(target)).add(target.output->extras.deck);
  for (const std::string& file : main_files(target)) hash.add(file_name(file));
  for (const std::string& file : {target.poster, target.sidecar, target.snippets}) hash.add(file_name(file));
  for (const PageFilm& film : target.page) {
    hash.add(film.name).add(film.poster).add(film.format->name).add(film.width).add(film.height);
    hash.add(film.is_dark);
  }
  return hash.digest();
}

Sha256Digest inspection_action(std::span<const Target> targets) {
  Sha256 hash;
  hash.add(std::string_view("inspection 1")).add(targets.size());
  for (const Target& target : targets) hash.add(target_action(target));
  return hash.digest();
}

Sha256Digest preparing_action(const Target& target, std::string_view what) {
  return begun("work before a film 1", target, "captions").add(what).digest();
}

SegmentActions::SegmentActions(const Target& target, const Film& film, const FilmFacts& facts) : film_(film) {
  Sha256 hash = begun_output("segment 1", target, "captions");
  hash.add(film.content().layout).add(film.timeline().frames());
  add_facts(hash, facts, *target.output->film);
  common_ = hash.digest();
}

Sha256Digest SegmentActions::of(FrameRange range, std::int64_t first, std::int64_t count) const {
  Sha256 hash;
  hash.add(common_).add(range.begin).add(range.end).add(first).add(count);
  const std::int64_t begin = range.begin + first - 1;  // encoders may see the frame before
  const std::int64_t end = std::min(range.begin + first + count, range.end);
  for (const Caption& c : film_.content().captions) {
    const bool is_shown = c.begin < end && c.end > std::min(begin, end - 1);
    const bool is_in_first_frame = c.begin <= 0;  // which loops show again at their end
    if (is_shown || is_in_first_frame) hash.add(c.begin).add(c.end).add(c.fade).add(c.text);
  }
  return hash.digest();
}

}  // namespace gradreel
