#include "outputs/make_outputs.hpp"

#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "batch/memory.hpp"
#include "core/naming.hpp"
#include "core/parallel.hpp"
#include "outputs/kept_files.hpp"
#include "outputs/make_film.hpp"
#include "outputs/output_path.hpp"
#include "outputs/render_error.hpp"
#include "outputs/trajectory_file.hpp"
#include "scene/settle_planes.hpp"

namespace gradreel {

namespace {

/// What `make` gives. What fails in it, other than through a mistake in the input, names the target.
template <class Make>
Made naming_target(const Target& target, const Make& make) {
  try {
    return make();
  } catch (const RenderError&) {
    throw;
  } catch (const Error& e) {
    if (e.is_input_error()) throw;
    throw RenderError(target, std::nullopt, e.what());
  }
}

/// What is computed of a scene for all its targets.
class SceneWork {
 public:
  /// The target, of a scene that has its planes.
  Target settled(const Target& target, const Making& making) {
    if (!awaits_planes(*target.scene)) return target;
    const std::lock_guard lock(mutex_);
    if (!settled_) {
      const Turn turn(making.turns, 0);
      Scene scene = *target.scene;
      settle_planes(scene, making.jobs);
      settled_ = std::move(scene);
    }
    Target same = target;
    same.scene = &*settled_;
    return same;
  }

  /// `scene` has its planes.
  Trajectories descents(const Scene& scene, const Making& making) {
    const std::lock_guard lock(mutex_);
    if (!trajectories_) {
      const Turn turn(making.turns, 0);
      trajectories_ = descend_all(scene, making.jobs);
    }
    return *trajectories_;
  }

  SharedResults& results() { return results_; }

 private:
  std::mutex mutex_;
  std::optional<Scene> settled_;
  std::optional<Trajectories> trajectories_;
  SharedResults results_;
};

/// What the threads of a batch tell its watcher: one at a time, the ends of outputs in the order of the
/// targets. After `stop` every call but that of what is done throws Cancelled.
class Telling {
 public:
  explicit Telling(BatchWatcher& watcher) : watcher_(watcher) {}

  template <class Call>
  void tell(const Call& call) {
    const std::lock_guard lock(mutex_);
    if (is_stopped_) throw Cancelled();
    try {
      call(watcher_);
    } catch (const Cancelled&) {
      is_stopped_ = is_cancelled_ = true;
      throw;
    }
  }

  void tell_committed(const Target& target) {
    const std::lock_guard lock(mutex_);
    watcher_.committed(target);
  }

  /// Output number `i` came to an end, which `call` tells.
  void tell_end(std::size_t i, std::function<void(BatchWatcher&)> call) {
    const std::lock_guard lock(mutex_);
    ends_.emplace(i, std::move(call));
    for (auto end = ends_.find(next_); end != ends_.end() && !is_cancelled_; end = ends_.find(++next_)) {
      try {
        end->second(watcher_);
      } catch (const Cancelled&) {
        is_stopped_ = is_cancelled_ = true;
      }
      ends_.erase(end);
    }
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
  }

  bool is_cancelled() {
    const std::lock_guard lock(mutex_);
    return is_cancelled_;
  }

 private:
  std::mutex mutex_;
  BatchWatcher& watcher_;
  std::map<std::size_t, std::function<void(BatchWatcher&)>> ends_;
  std::size_t next_ = 0;
  bool is_stopped_ = false, is_cancelled_ = false;  // the watcher cancelled
};

/// Tells of one of the targets.
class OneOfBatch : public Watcher {
 public:
  OneOfBatch(const Target& target, Telling& telling) : target_(target), telling_(telling) {}

  void computing(std::string_view what, double share) override {
    telling_.tell([&](BatchWatcher& w) { w.computing(target_, what, share); });
  }
  void begin_frames(std::int64_t frames) override {
    telling_.tell([&](BatchWatcher& w) { w.begin_frames(target_, frames); });
  }
  void frames_done(std::int64_t frames) override {
    telling_.tell([&](BatchWatcher& w) { w.frames_done(target_, frames); });
  }
  void written(std::size_t) override {
    telling_.tell([](BatchWatcher&) {});
  }
  void committed() override { telling_.tell_committed(target_); }

 private:
  const Target& target_;
  Telling& telling_;
};

class Batch {
 public:
  Batch(std::span<const Target> targets, const BatchOptions& options, BatchWatcher& watcher)
      : targets_(targets), options_(options), telling_(watcher), turns_(options.jobs, memory_for_workers()) {
    for (std::size_t i = 0; i < targets.size(); ++i) {
      const bool is_next = i > 0 && targets[i].scene == targets[i - 1].scene;
      work_.push_back(is_next ? work_.back() : std::make_shared<SceneWork>());
    }
  }

  /// Makes number `i` and tells how it ended.
  void make(std::size_t i) {
    const Target& target = targets_[i];
    try {
      const Made made = make_one(i);
      telling_.tell_end(i, [&target, made](BatchWatcher& w) { w.made(target, made); });
    } catch (const Cancelled&) {
      telling_.tell_end(i, [&target](BatchWatcher& w) { w.skipped(target); });
    } catch (const Error&) {
      fail(i, std::current_exception());
    } catch (const std::exception& e) {
      fail(i, std::make_exception_ptr(RenderError(target, std::nullopt, cause_of(e))));
    }
    work_[i].reset();
  }

  std::size_t failed() const { return failed_; }
  bool is_cancelled() { return telling_.is_cancelled(); }

 private:
  Made make_one(std::size_t i) {
    const Target& target = targets_[i];
    return naming_target(target, [&] { return restore_or_make(i, target); });
  }

  Made restore_or_make(std::size_t i, const Target& target) {
    telling_.tell([&](BatchWatcher& w) { w.begin(target); });
    OneOfBatch watcher(target, telling_);
    const Making making = {.jobs = options_.jobs,
                           .turns = {&turns_, static_cast<std::int64_t>(i)},
                           .cache = options_.cache,
                           .ready = options_.ready,
                           .shared = &work_[i]->results()};
    if (options_.cache && !options_.ready && target.output->is_film()) {
      make_folder_of(target.path);
      if (auto kept = restore_files(target, *options_.cache, watcher)) return *std::move(kept);
    }
    const Target settled = work_[i]->settled(target, making);
    return make_output(settled, work_[i]->descents(*settled.scene, making), making, watcher);
  }

  void fail(std::size_t i, const std::exception_ptr& failure) {
    if (options_.fail_fast) telling_.stop();
    telling_.tell_end(i, [this, &target = targets_[i], failure](BatchWatcher& w) {
      ++failed_;
      try {
        std::rethrow_exception(failure);
      } catch (const Error& e) {
        w.failed(target, e);
      }
    });
  }

  std::span<const Target> targets_;
  const BatchOptions& options_;
  Telling telling_;
  Turns turns_;
  std::vector<std::shared_ptr<SceneWork>> work_;  // parallel to targets_
  std::size_t failed_ = 0;
};

/// One more than compute: it may wait for the disk.
int outputs_at_once(int jobs) { return jobs == 1 ? 1 : jobs + 1; }

}  // namespace

Made make_output(const Target& target, const Trajectories& trajectories, const Making& making,
                 Watcher& watcher) {
  return naming_target(target, [&]() -> Made {
    make_folder_of(target.path);
    if (target.output->is_film()) return make_film(target, trajectories, making, watcher);
    const Turn turn(making.turns, 0);
    return {{make_trajectory_file(*target.scene, trajectories, target.output->format, target.path, watcher)}};
  });
}

std::size_t make_outputs(std::span<const Target> targets, const BatchOptions& options,
                         BatchWatcher& watcher) {
  Batch batch(targets, options, watcher);
  parallel_for(static_cast<std::int64_t>(targets.size()), outputs_at_once(options.jobs),
               [&](std::int64_t i, int) { batch.make(static_cast<std::size_t>(i)); });
  if (batch.is_cancelled()) throw Cancelled();
  return batch.failed();
}

}  // namespace gradreel
