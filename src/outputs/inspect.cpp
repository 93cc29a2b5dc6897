#include "outputs/inspect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>

#include "core/naming.hpp"
#include "core/parallel.hpp"
#include "film/theme_measures.hpp"
#include "outputs/action_keys.hpp"
#include "scene/compose.hpp"
#include "scene/films.hpp"
#include "scene/output_theme.hpp"
#include "scene/runs.hpp"
#include "scene/settle_planes.hpp"
#include "scene/shown_descents.hpp"
#include "scene/warnings.hpp"

namespace gradreel {

namespace {

bool is_at(const Mistake& a, const Mistake& b) {
  return a.where.file == b.where.file && a.where.line == b.where.line && a.where.column == b.where.column;
}

/// Of each place what the first output says.
void add_new(const std::vector<Mistake>& more, std::vector<Mistake>& all) {
  const std::size_t before = all.size();
  for (const Mistake& m : more) {
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(before);
    if (std::none_of(all.begin(), end, [&](const Mistake& k) { return is_at(k, m); })) all.push_back(m);
  }
}

void add(const Findings& more, Findings& all) {
  all.mistakes.insert(all.mistakes.end(), more.mistakes.begin(), more.mistakes.end());
  all.warnings.insert(all.warnings.end(), more.warnings.begin(), more.warnings.end());
}

/// One for each key of the output's theme, of its first measure that falls short in this scene: at the key if
/// only the scene has it, or else where the theme is named.
std::vector<Mistake> theme_warnings(const Scene& scene, const OutputSpec& output) {
  const Theme& theme = theme_of(scene, output);
  std::vector<Mistake> all;
  std::map<std::string_view, std::vector<ThemeMeasure>> by_key;
  for (ThemeMeasure& measure : measures_of(theme, trails_used(scene, theme))) {
    if (measure.falls_short()) by_key[measure.key].push_back(std::move(measure));
  }
  for (const auto& [name, measures] : by_key) {
    const auto key = scene.theme_keys.find(std::string(name));
    Mistake& m = all.emplace_back(output.theme                    ? output.theme->at
                                  : key == scene.theme_keys.end() ? scene.theme_at
                                                                  : key->second);
    m.message = fmt::format("theme {}: {}", theme.name, shortfall_text(measures.front()));
    if (const std::size_t more = measures.size() - 1; more > 0)
      m.hint = fmt::format("and {} more of {}: check --theme-report prints all", more, name);
  }
  return all;
}

/// Of each theme once, however many films have it.
std::vector<Mistake> theme_warnings(std::span<const Target> targets) {
  std::vector<Mistake> all;
  std::set<std::string> known;
  for (const Target& target : targets) {
    if (!target.output->is_film()) continue;
    if (!known.insert(theme_file_of(*target.scene, *target.output).digest.hex()).second) continue;
    const std::vector<Mistake> more = theme_warnings(*target.scene, *target.output);
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

/// `targets` are of one scene.
Findings inspect_scene(std::span<const Target> targets, int jobs) {
  const Scene& scene = *targets.front().scene;
  const Trajectories trajectories = descend_all(scene, jobs);
  Findings found;
  for (const Target& target : targets) {
    if (!target.output->is_film()) continue;
    const Findings more = examine(scene, *target.output, trajectories);
    add_new(more.mistakes, found.mistakes);
    add_new(more.warnings, found.warnings);
  }
  const std::vector<Mistake> still = still_descents(scene, trajectories);
  found.warnings.insert(found.warnings.begin(), still.begin(), still.end());
  found.warnings.insert(found.warnings.begin(), scene.warnings.begin(), scene.warnings.end());
  const std::vector<Mistake> theme = theme_warnings(targets);
  found.warnings.insert(found.warnings.end(), theme.begin(), theme.end());
  return found;
}

/// Unless an earlier run found nothing in just this.
Findings inspect_anew(std::span<const Target> targets, Scene& scene, int jobs, Cache* cache) {
  const Sha256Digest action = cache ? inspection_action(targets) : Sha256Digest();
  if (cache && !cache->verifies() && cache->find(action)) return {};
  settle_planes(scene, jobs);
  Findings found = inspect_scene(targets, jobs);
  if (cache && found.mistakes.empty() && found.warnings.empty()) cache->store(action, {});
  return found;
}

/// Whether both are films of one file.
bool are_of_one_file(const Scene& a, const Scene& b) { return a.path == b.path && a.file == b.file; }

/// What told_once() makes of one kind of findings of the films of each file. It goes to the first film.
void tell_once(std::vector<Mistake> Findings::*kind, std::span<const std::span<const Target>> scenes,
               std::vector<Findings>& found) {
  for (std::size_t first = 0; first < scenes.size();) {
    const Scene& scene = *scenes[first].front().scene;
    std::vector<std::vector<Mistake>> of_films;
    std::vector<std::string> names;
    std::size_t end = first;
    for (; end < scenes.size() && are_of_one_file(*scenes[end].front().scene, scene); ++end) {
      of_films.push_back(std::move(found[end].*kind));
      (found[end].*kind).clear();
      names.push_back(scenes[end].front().scene->film);
    }
    found[first].*kind = told_once(std::move(of_films), names);
    first = end;
  }
}

/// The targets of each scene.
std::vector<std::span<const Target>> by_scene(std::span<const Target> targets) {
  std::vector<std::span<const Target>> scenes;
  for (std::size_t first = 0; first < targets.size();) {
    std::size_t end = first + 1;
    while (end < targets.size() && targets[end].scene == targets[first].scene) ++end;
    scenes.push_back(targets.subspan(first, end - first));
    first = end;
  }
  return scenes;
}

/// Their indices, those with the most work first: the last one to end then ends early.
std::vector<std::size_t> longest_first(std::span<const std::span<const Target>> scenes) {
  std::vector<double> work;
  for (const std::span<const Target>& targets : scenes)
    work.push_back(work_of_descents(*targets.front().scene));
  std::vector<std::size_t> order(scenes.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return work[a] > work[b]; });
  return order;
}

}  // namespace

std::vector<Findings> inspect_each(std::span<const Target> targets, std::span<Scene> scenes, int jobs,
                                   Cache* cache) {
  const std::vector<std::span<const Target>> all = by_scene(targets);
  std::vector<Findings> found(all.size());
  const auto count = static_cast<std::int64_t>(all.size());
  const int each = std::max(1, jobs / std::max(1, static_cast<int>(all.size())));
  const std::vector<std::size_t> order = longest_first(all);
  parallel_for(count, jobs, [&](std::int64_t k, int) {
    const std::size_t i = order[static_cast<std::size_t>(k)];
    Scene& scene = scenes[static_cast<std::size_t>(all[i].front().scene - scenes.data())];
    found[i] = naming(scene.file, [&] { return inspect_anew(all[i], scene, each, cache); });
  });
  tell_once(&Findings::warnings, all, found);
  return found;
}

Findings inspect(std::span<const Target> targets, std::span<Scene> scenes, int jobs, Cache* cache) {
  std::vector<Findings> each = inspect_each(targets, scenes, jobs, cache);
  tell_once(&Findings::mistakes, by_scene(targets), each);
  Findings all;
  for (const Findings& found : each) add(found, all);
  return all;
}

}  // namespace gradreel
