#include "outputs/prepared_film.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "outputs/action_keys.hpp"
#include "outputs/film_format.hpp"
#include "scene/compose.hpp"

namespace gradreel {

namespace {

struct Computed {
  std::mutex mutex;
  std::map<std::string, Sha256Digest> digests;
};

}  // namespace

PreparedFilm prepare_film(const Target& target, const Trajectories& trajectories, const Making& making,
                          Watcher& watcher) {
  const auto computed = std::make_shared<Computed>();  // the film keeps its work
  Work work = work_for(making.jobs, watcher);
  work.remember = [&target, cache = making.cache, shared = making.shared, computed](
                      const std::string& what, const std::function<Bytes()>& compute) {
    const auto make = [&] {
      return cache ? remembered(cache, preparing_action(target, what), what, compute) : compute();
    };
    Bytes bytes = shared ? shared->get(what, make) : make();
    const std::lock_guard lock(computed->mutex);
    computed->digests[what] = Sha256().add_bytes(bytes).digest();
    return bytes;
  };
  PreparedFilm prepared = {compose(*target.scene, *target.output, trajectories, work), {}, {}, {}, {}};
  if (!target.clips.empty()) prepared.deck = deck_of(prepared.film);
  prepared.facts = film_facts(prepared.film, *target.scene, *target.output);
  prepared.clips = clips_of(target, prepared.film, prepared.facts, prepared.deck ? &*prepared.deck : nullptr);
  prepared.computed = std::move(computed->digests);
  return prepared;
}

}  // namespace gradreel
