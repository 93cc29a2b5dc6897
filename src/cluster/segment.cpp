#include "cluster/segment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <vector>

#include "batch/render.hpp"
#include "cluster/make_plan.hpp"
#include "cluster/outdated.hpp"
#include "cluster/part.hpp"
#include "outputs/render_error.hpp"

namespace gradreel {

void require_same_film(const PlanFilm& planned, const PlanFilm& now, const std::string& path) {
  const std::string film = fmt::format("output {} of {}", planned.output, planned.scene);
  if (now.digest != planned.digest)
    throw Outdated(
        fmt::format("{} is not what {} was made of: the scene, a file that it reads or a font of "
                    "this machine is another one",
                    film, path));
  for (const auto& [what, digest] : planned.computed) {
    const auto found = now.computed.find(what);
    if (found == now.computed.end() || found->second != digest)
      throw Outdated(
          fmt::format("{}: this machine computes other {} than the one that made {}", film, what, path));
  }
  if (now != planned) throw Outdated(fmt::format("{} has other segments than {} says", film, path));
}

void make_parts(const Target& target, const PlanFilm& plan, const std::string& path,
                std::span<const WantedPart> wanted, const std::string& output_dir, const Making& making,
                const std::function<void(const WantedPart&)>& made) {
  Watcher watcher;
  const Trajectories trajectories = descend_all(*target.scene, making.jobs);
  const PreparedFilm film = prepare_film(target, trajectories, making, watcher);
  PlanFilm now = plan_film(target, film, trajectories, output_dir);
  // Names of files depend on all scenes of the plan; joining compares them.
  for (std::size_t i = 0; i < std::min(now.files.size(), plan.files.size()); ++i)
    now.files[i].path = plan.files[i].path;
  require_same_film(plan, now, path);
  std::mutex mutex;
  for (std::size_t file = 0; file < film.clips.size(); ++file) {
    std::map<std::int64_t, const WantedPart*> parts;
    std::vector<std::int64_t> numbers;
    for (const WantedPart& part : wanted) {
      if (part.file == file && parts.emplace(part.segment, &part).second) numbers.push_back(part.segment);
    }
    RenderOptions options;
    options.jobs = making.jobs;
    const auto write = [&](std::int64_t segment, const DigestedSegment& encoded) {
      const WantedPart& part = *parts.at(segment);
      write_part(part.path, segment_digest(plan, file, segment), encoded);
      const std::lock_guard lock(mutex);
      made(part);
    };
    if (numbers.empty()) continue;
    try {
      render_some(film.film, film.clips[file].range, *film.clips[file].format, numbers, options, write);
    } catch (const FrameError& e) {
      throw RenderError(target, FramePlace{e.frame()}, e.what());
    }
  }
}

}  // namespace gradreel
