#include "outputs/plan_targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "outputs/join_films.hpp"

namespace gradreel {

namespace {

using Claims = std::map<std::string, int>;

/// A folder's name has no extension.
std::string with_extension(const std::string& base, const std::string& extension) {
  return extension.empty() ? base : base + "." + extension;
}

std::vector<std::string> numbered(const std::string& base, std::size_t count, const std::string& extension) {
  std::vector<std::string> names;
  for (std::size_t i = 1; i <= count; ++i) {
    names.push_back(with_extension(fmt::format("{}.{:02}", base, i), extension));
  }
  return names;
}

/// Ways to name a film, the plainest first: STEM, STEM.PROFILE, STEM.PROFILE.THEME.
enum class Naming { plain, profile, theme };

std::string film_name(const Scene& scene, const OutputSpec& output, Naming naming) {
  std::string name = scene.stem;
  if (naming != Naming::plain || output.is_draft) name += "." + output.profile;
  if (naming == Naming::theme && output.theme) name += "." + output.theme->theme.name;
  return name;
}

/// The file, or the clips and stills, of output `i`.
Target planned(const std::string& folder, const Scene& scene, std::size_t i, Naming naming) {
  const OutputSpec& output = scene.outputs[i];
  Target target;
  target.scene = &scene;
  target.number = static_cast<int>(i) + 1;
  target.output = &output;
  const std::string base = (std::filesystem::path(folder) / film_name(scene, output, naming)).string();
  target.path = with_extension(base, output.extension());
  if (!output.extras.split_at_pauses) return target;
  const std::size_t pauses = scene.timeline.pauses.size();
  target.clips = numbered(base, pauses + 1, output.extension());
  target.stills = numbered(base, pauses, "png");
  return target;
}

bool is_contested(const Target& target, const Claims& claims) {
  const std::vector<std::string> files = main_files(target);
  return std::any_of(files.begin(), files.end(), [&](const std::string& f) { return claims.at(f) > 1; });
}

/// Ways to name a file beside a film, the plainest first: as the film, STEM.PROFILE, STEM.PROFILE.FORMAT,
/// STEM.PROFILE.THEME.FORMAT.
constexpr int kWays = 4;

std::string beside(const Target& target, int way, const std::string& ending) {
  const OutputSpec& output = *target.output;
  if (way == 0) {
    const std::string extension = with_extension("", output.extension());
    return target.path.substr(0, target.path.size() - extension.size()) + "." + ending;
  }
  std::string name = target.scene->stem + "." + output.profile + ".";
  if (way == 3 && output.theme) name += output.theme->theme.name + ".";
  if (way >= 2) name += output.format + (target.clips.empty() ? "." : ".clips.");
  return (std::filesystem::path(target.path).parent_path() / (name + ending)).string();
}

/// Names the files beside each film, as one kind of them says: all that would be the same file, or one that
/// is taken, are named in the next way.
void name_beside(std::vector<Target>& targets, std::string Target::*file, const std::string& ending,
                 const std::set<std::string>& taken, bool (*is_wanted)(const OutputSpec&)) {
  std::vector<Target*> wanted;
  for (Target& t : targets) {
    if (is_wanted(*t.output)) wanted.push_back(&t);
  }
  for (Target* t : wanted) t->*file = beside(*t, 0, ending);
  for (int way = 1; way < kWays; ++way) {
    Claims claims;
    for (const Target* t : wanted) ++claims[t->*file];
    for (Target* t : wanted) {
      const bool is_free = claims.at(t->*file) == 1 && taken.count(t->*file) == 0;
      if (!is_free) t->*file = beside(*t, way, ending);
    }
  }
}

/// The films of all outputs. Those that would be the same file are named in the next way.
std::vector<Target> plan_films(const std::vector<SceneFile>& files, const std::vector<Scene>& scenes,
                               const std::string& output_dir) {
  struct Place {
    std::string folder;
    std::size_t file = 0, output = 0;
  };
  std::vector<Place> places;
  std::vector<Target> targets;
  const auto named = [&](const Place& place, Naming naming) {
    Target target = planned(place.folder, scenes[place.file], place.output, naming);
    target.folder = files[place.file].folder;
    return target;
  };
  for (std::size_t s = 0; s < scenes.size(); ++s) {
    const std::string folder = (std::filesystem::path(output_dir) / files[s].folder).string();
    for (std::size_t i = 0; i < scenes[s].outputs.size(); ++i) {
      places.push_back({folder, s, i});
      targets.push_back(named(places.back(), Naming::plain));
    }
  }
  for (const Naming naming : {Naming::profile, Naming::theme}) {
    Claims claims;
    for (const Target& target : targets) {
      for (const std::string& f : main_files(target)) ++claims[f];
    }
    for (std::size_t i = 0; i < targets.size(); ++i) {
      if (is_contested(targets[i], claims)) targets[i] = named(places[i], naming);
    }
  }
  return targets;
}

}  // namespace

std::vector<Target> plan_targets(const std::vector<SceneFile>& files, const std::vector<Scene>& scenes,
                                 const std::string& output_dir) {
  std::vector<Target> targets = plan_films(files, scenes, output_dir);
  std::set<std::string> taken;
  for (const Target& target : targets) {
    for (const std::string& f : main_files(target)) taken.insert(f);
  }
  name_beside(targets, &Target::poster, "poster.png", taken,
              [](const OutputSpec& o) { return o.extras.poster; });
  name_beside(targets, &Target::sidecar, "json", taken, [](const OutputSpec& o) { return o.extras.sidecar; });
  name_beside(targets, &Target::snippets, "snippets.md", taken,
              [](const OutputSpec& o) { return o.extras.snippets; });
  for (Target& target : targets) target.page = films_to_join(target, targets);
  return targets;
}

}  // namespace gradreel
