#include "outputs/make_outputs.hpp"

#include <optional>

#include "core/naming.hpp"
#include "outputs/make_film.hpp"
#include "outputs/output_path.hpp"
#include "outputs/render_error.hpp"
#include "outputs/trajectory_file.hpp"

namespace gradreel {

namespace {

/// The trajectories of one scene at a time.
class LastDescended {
 public:
  const Trajectories& of(const Target& target, int jobs, Watcher& watcher) {
    if (scene_ == target.scene) return trajectories_;
    trajectories_ = descend_all(*target.scene, jobs);
    scene_ = target.scene;
    watcher.descended(target);
    return trajectories_;
  }

 private:
  const Scene* scene_ = nullptr;
  Trajectories trajectories_;
};

}  // namespace

Made make_output(const Target& target, const Trajectories& trajectories, int jobs, Watcher& watcher) {
  try {
    make_folder_of(target.path);
    if (target.output->is_film()) return make_film(target, trajectories, jobs, watcher);
    return {{make_trajectory_file(*target.scene, trajectories, target.output->format, target.path, watcher)},
            ""};
  } catch (const RenderError&) {
    throw;
  } catch (const Error& e) {
    if (e.is_input_error()) throw;
    throw RenderError(target, std::nullopt, e.what());
  }
}

std::size_t make_outputs(std::span<const Target> targets, int jobs, Watcher& watcher) {
  std::size_t failed = 0;
  LastDescended descended;
  for (const Target& target : targets) {
    watcher.begin(target);
    std::optional<Made> made;
    try {
      made = make_output(target, descended.of(target, jobs, watcher), jobs, watcher);
    } catch (const Cancelled&) {
      throw;
    } catch (const Error& e) {
      watcher.failed(target, e);
    } catch (const std::exception& e) {
      watcher.failed(target, RenderError(target, std::nullopt, cause_of(e)));
    }
    if (made) {
      watcher.made(target, *made);
    } else {
      ++failed;
    }
  }
  return failed;
}

}  // namespace gradreel
