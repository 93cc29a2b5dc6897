#include "cluster/make_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

#include "cluster/cost.hpp"
#include "core/error.hpp"
#include "core/parallel.hpp"
#include "lock/ingredients.hpp"
#include "lock/paths.hpp"
#include "scene/text_file.hpp"

namespace gradreel {

namespace {

/// Empty: the output can be made of parts.
std::string why_whole(const OutputSpec& output) {
  if (output.settings.has("max_bytes") && output.settings.number("max_bytes") > 0)
    return "whether it fits into max_bytes shows only once it is whole";
  if (output.extras.deck) return "a page holds all its clips";
  const auto why = output.film->why_not_joined;
  return why ? std::string(why(output.settings)) : "";
}

/// Every value that is no number counts as the same one.
void add(Sha256& sha, std::span<const double> values) {
  sha.add(values.size());
  for (const double v : values) {
    if (std::isnan(v)) {
      sha.add(std::string_view("NaN"));
    } else {
      sha.add(v);
    }
  }
}

Sha256Digest digest_of(const Trajectories& trajectories) {
  Sha256 sha;
  sha.add(trajectories.size());
  for (const auto& t : trajectories) {
    std::vector<double> places;
    for (const Point& p : t->points) places.insert(places.end(), {p.x, p.y});
    add(sha, places);
    add(sha, t->losses);
    sha.add(static_cast<int>(t->outcome));
  }
  return sha.digest();
}

/// Nothing if none was tuned.
std::optional<Sha256Digest> digest_of_tuned_rates(const Scene& scene) {
  Sha256 sha;
  bool is_any = false;
  for (const OptimizerChoice& choice : scene.optimizers) {
    if (!choice.regime.tuned) continue;
    is_any = true;
    sha.add(choice.label).add(choice.params.number("learning_rate"));
  }
  return is_any ? std::optional(sha.digest()) : std::nullopt;
}

std::map<std::string, Sha256Digest> computed_of(const Scene& scene, const PreparedFilm& film,
                                                const Trajectories& trajectories) {
  std::map<std::string, Sha256Digest> computed = film.computed;
  computed["descents"] = digest_of(trajectories);
  if (const auto rates = digest_of_tuned_rates(scene)) computed["tuned learning rates"] = *rates;
  if (!film.facts.palette.empty()) {
    Sha256 sha;
    for (const Rgb& c : film.facts.palette) sha.add(c.r).add(c.g).add(c.b);
    computed["palette"] = sha.digest();
  }
  return computed;
}

std::string inner_name(const std::string& path, const std::string& output_dir) {
  return std::filesystem::path(path).lexically_relative(output_dir).generic_string();
}

/// What is known without composing it.
PlanFilm outline(const Target& target) {
  const Scene& scene = *target.scene;
  if (scene.file == kStandardInput)
    throw Error::about("PATH", "a scene from standard input cannot be read again on another machine");
  PlanFilm plan;
  plan.scene = name_in_lock(".", scene.file);
  if (!is_inner_path(plan.scene))
    throw Error::about(scene.file,
                       "a plan names scenes relative to the working directory, and this one is outside of it",
                       "start gradreel in a folder that has all scenes below it");
  plan.folder = target.folder;
  plan.film = scene.stem;
  plan.output = target.number;
  plan.format = target.output->format;
  plan.width = target.output->width;
  plan.height = target.output->height;
  plan.digest = *parse_sha256(digest_line(target.path, scene, *target.output).digest);
  return plan;
}

/// What is planned of the targets [first, last), all of one scene.
void plan_scene(std::span<const Target> targets, const std::string& output_dir, const Making& making,
                std::span<PlanFilm> plans) {
  Watcher watcher;
  std::optional<Trajectories> trajectories;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const Target& target = targets[i];
    if (!target.output->is_film()) {
      plans[i] = outline(target);
      plans[i].files.push_back({inner_name(target.path, output_dir), {}});
      continue;
    }
    if (!trajectories) trajectories = descend_all(*target.scene, making.jobs);
    const PreparedFilm film = prepare_film(target, *trajectories, making, watcher);
    plans[i] = plan_film(target, film, *trajectories, output_dir);
  }
}

}  // namespace

void refuse_whole(std::span<const Target> targets) {
  std::vector<Mistake> mistakes;
  for (const Target& target : targets) {
    const std::string why = target.output->is_film() ? why_whole(*target.output) : "";
    if (why.empty()) continue;
    Mistake& mistake = mistakes.emplace_back(target.output->where);
    mistake.message = fmt::format("this {} cannot be joined from parts: {}", target.output->format, why);
    mistake.hint = "take another format or profile, or make it with `gradreel render`";
  }
  if (!mistakes.empty()) throw Error(std::move(mistakes));
}

PlanFilm plan_film(const Target& target, const PreparedFilm& film, const Trajectories& trajectories,
                   const std::string& output_dir) {
  PlanFilm plan = outline(target);
  plan.computed = computed_of(*target.scene, film, trajectories);
  for (const Clip& clip : film.clips) {
    PlanFile& file = plan.files.emplace_back();
    file.path = inner_name(clip.path, output_dir);
    for (const FrameRange& frames : clip.segments())
      file.segments.push_back({frames, cost_ms(*target.output, film, frames.count())});
  }
  return plan;
}

std::vector<PlanFilm> plan_films(std::span<const Target> targets, const std::string& output_dir, int jobs,
                                 Cache* cache) {
  refuse_whole(targets);
  std::vector<PlanFilm> plans(targets.size());
  std::vector<std::size_t> begins;  // of the targets of each scene
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (i == 0 || targets[i].scene != targets[i - 1].scene) begins.push_back(i);
  }
  const std::int64_t scenes = std::ssize(begins);
  const int workers = static_cast<int>(std::clamp<std::int64_t>(scenes, 1, jobs));
  const Making making = {.jobs = jobs / workers, .cache = cache};
  begins.push_back(targets.size());
  parallel_for(scenes, workers, [&](std::int64_t i, int) {
    const auto at = static_cast<std::size_t>(i);
    const std::size_t begin = begins[at], count = begins[at + 1] - begin;
    plan_scene(targets.subspan(begin, count), output_dir, making, std::span(plans).subspan(begin, count));
  });
  return plans;
}

}  // namespace gradreel
