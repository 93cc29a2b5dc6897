#include "outputs/plan_outputs.hpp"

#include "outputs/output_choice.hpp"
#include "outputs/overwriting.hpp"
#include "outputs/plan_decks.hpp"
#include "outputs/plan_targets.hpp"

namespace gradreel {

namespace {

Target only_target(std::vector<Scene>& scenes, const PlanOptions& options) {
  Scene& scene = the_only(scenes, "-o");
  Target target;
  target.scene = &scene;
  target.output = &choose_output(scene, *options.path, options.format);
  target.number = number_of(scene, *target.output);
  target.path = *options.path;
  return target;
}

/// What is asked for beside what scenes and profiles do.
void add_extras(const PlanOptions& options, std::vector<Scene>& scenes) {
  for (Scene& scene : scenes) {
    for (OutputSpec& output : scene.outputs) {
      if (!output.is_film()) continue;
      if (options.sidecar) output.extras.sidecar = true;
      if (options.snippets && output.film->embedding != Embedding::none) {
        output.extras.snippets = output.extras.poster = true;
      }
    }
  }
}

}  // namespace

std::vector<Target> plan_outputs(const std::vector<SceneFile>& files, std::vector<Scene>& scenes,
                                 const PlanOptions& options) {
  std::vector<Target> targets;
  if (options.deck) {
    if (options.format) {
      require_video(*options.format);
      replace_formats(scenes, *options.format);
    }
    targets = plan_decks(files, scenes, options.output_dir, options.path);
    refuse_overwriting(planned_files(targets), scenes);
  } else if (options.path) {
    targets.push_back(only_target(scenes, options));
    const Target& target = targets.front();
    refuse_overwriting(target.path, *target.scene, target.output->extension().empty());
  } else {
    if (options.format) replace_formats(scenes, *options.format);
    add_extras(options, scenes);
    targets = plan_targets(files, scenes, options.output_dir);
    refuse_overwriting(planned_files(targets), scenes);
  }
  for (const Target& target : targets) {
    if (target.output->is_film()) require_encoder(*target.output->film, target.output->settings);
  }
  return targets;
}

}  // namespace gradreel
