#include "outputs/make_film.hpp"

#include <new>
#include <optional>
#include <utility>

#include "batch/memory.hpp"
#include "core/leftover.hpp"
#include "outputs/clips.hpp"
#include "outputs/companions.hpp"
#include "outputs/fit_size.hpp"
#include "outputs/render_error.hpp"
#include "paint/painter.hpp"
#include "scene/compose.hpp"

namespace gradreel {

namespace {

/// Everything is complete on the disk before the first file gets its name.
std::vector<Product> make_version(const Target& target, const Trajectories& trajectories,
                                  const Making& making, Watcher& watcher) {
  std::optional<Turn> turn(std::in_place, making.turns,
                           Painter::memory(target.output->width, target.output->height));
  const Film film = compose(*target.scene, *target.output, trajectories, work_for(making.jobs, watcher));
  std::optional<Deck> deck;
  if (!target.clips.empty()) deck = deck_of(film);
  Companions companions(target, film, deck ? &*deck : nullptr, trajectories, watcher);
  const std::vector<Clip> clips = clips_of(target, film, deck ? &*deck : nullptr);
  turn.reset();
  const auto writers = render_clips(clips, film, making, watcher);
  std::vector<Product> files;
  const WholeStep step;
  for (std::size_t i = 0; i < clips.size(); ++i) files.push_back(commit(clips[i], film, writers[i]));
  companions.commit();
  watcher.committed();
  for (const Product& file : companions.products()) files.push_back(file);
  return files;
}

}  // namespace

Made make_film(const Target& target, const Trajectories& trajectories, Making making, Watcher& watcher) {
  OutputSpec output = *target.output;
  int smaller = 0;
  for (;;) {
    Target version = target;
    version.output = &output;
    try {
      return {make_version(version, trajectories, making, watcher), concessions(*target.output, output)};
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
