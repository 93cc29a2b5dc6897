#include "outputs/make_film.hpp"

#include <new>
#include <optional>
#include <string>
#include <utility>

#include "batch/memory.hpp"
#include "core/leftover.hpp"
#include "outputs/clips.hpp"
#include "outputs/companions.hpp"
#include "outputs/fit_size.hpp"
#include "outputs/kept_files.hpp"
#include "outputs/make_deck.hpp"
#include "outputs/prepared_film.hpp"
#include "outputs/render_error.hpp"
#include "paint/painter.hpp"
#include "scene/digest.hpp"

namespace gradreel {

namespace {

/// Everything is complete on the disk before the first file gets its name.
Made make_version(const Target& target, const Trajectories& trajectories, const Making& making,
                  Watcher& watcher) {
  std::optional<Turn> turn(std::in_place, making.turns,
                           Painter::memory(target.output->width, target.output->height));
  const PreparedFilm prepared = prepare_film(target, trajectories, making, watcher);
  const Film& film = prepared.film;
  if (target.output->extras.deck) return make_deck(target, film, trajectories, turn, making, watcher);
  if (making.ready) making.ready->check(target, prepared, trajectories);
  Companions companions(target, film, prepared.deck ? &*prepared.deck : nullptr, trajectories, watcher);
  turn.reset();
  const std::vector<Clip>& clips = prepared.clips;
  const auto rendered =
      making.ready ? join_clips(target, clips, *making.ready, watcher)
                   : render_clips(clips, film, SegmentActions(target, film, prepared.facts), making, watcher);
  Made made;
  const WholeStep step;
  for (std::size_t i = 0; i < clips.size(); ++i) made.files.push_back(commit(clips[i], film, rendered[i]));
  companions.commit();
  watcher.committed();
  for (const Product& file : companions.products()) made.files.push_back(file);
  for (const RenderedClip& clip : rendered) {
    made.segments += clip.segments;
    made.kept_segments += clip.kept_segments;
  }
  return made;
}

}  // namespace

Made make_film(const Target& target, const Trajectories& trajectories, Making making, Watcher& watcher) {
  OutputSpec output = *target.output;
  SharedResults own;
  if (!making.shared) making.shared = &own;
  int smaller = 0;
  for (;;) {
    Target version = target;
    version.output = &output;
    try {
      Made made = make_version(version, trajectories, making, watcher);
      made.given_up = concessions(*target.output, output);
      if (making.cache && !making.ready)
        keep_files(target, made, scene_digest(*target.scene, output), *making.cache);
      return made;
    } catch (const TooLarge& e) {
      output = next_smaller(*target.output, output, e);
      ++smaller;
    } catch (const FrameError& e) {
      if (!e.is_out_of_memory() || making.jobs == 1)
        throw RenderError(target, FramePlace{e.frame(), smaller}, e.what());
      making.jobs /= 2;
    } catch (const std::bad_alloc&) {
      if (making.jobs == 1) {
        throw RenderError(
            target, std::nullopt,
            out_of_memory_text(output.width, output.height, Painter::memory(output.width, output.height)));
      }
      making.jobs /= 2;
    }
  }
}

}  // namespace gradreel
