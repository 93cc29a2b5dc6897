#include "outputs/output_choice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"
#include "core/suggest.hpp"
#include "outputs/output_path.hpp"
#include "outputs/target.hpp"
#include "scene/output_limits.hpp"

namespace gradreel {

namespace {

const FormatEntry& known_format(const std::string& name) {
  if (const FormatEntry* entry = find_format(lower_case(name))) return *entry;
  std::vector<std::string_view> names;
  for (const FormatEntry* entry : formats()) names.push_back(entry->name);
  throw Error::about("--format", fmt::format("there is no format '{}' of films", name),
                     suggestion(name, names));
}

const FormatEntry& format_of(const std::string& path) {
  const std::string ending = ending_of(path);
  for (const FormatEntry* entry : formats()) {
    if (!ending.empty() && entry->extension == ending) return *entry;
  }
  if (ending == "csv" || ending == "json")
    throw Error::about("-o", fmt::format("{} is no film", path), "use gradreel trajectories");
  std::string known;
  for (const FormatEntry* entry : formats()) {
    if (entry->extension.empty() || known.find(entry->extension) != std::string::npos) continue;
    known += fmt::format("{}.{}", known.empty() ? "" : ", ", entry->extension);
  }
  throw Error::about("-o", fmt::format("the ending of '{}' names no format of films", path),
                     path == kStandardOutput
                         ? "use --format y4m"
                         : fmt::format("endings of films are {}; or choose a format with --format", known));
}

/// Adds what the format of `out` cannot hold.
void note_limits(const OutputSpec& out, std::vector<Mistake>& mistakes) {
  for (const Excess& e : excesses(out)) {
    mistakes.push_back(out.where);
    mistakes.back().message = fmt::format("{} {}", e.key, e.message);
    mistakes.back().hint = e.hint;
  }
}

/// `S` is a Scene that may be changed, or not.
template <class S>
auto& first_film(S& scene) {
  for (auto& output : scene.outputs) {
    if (output.is_film()) return output;
  }
  Mistake none = scene.outputs.front().where;
  none.message = "no output has frames: all of them hold trajectories";
  none.hint = "choose a film's profile with --profile";
  throw Error({std::move(none)});
}

/// "s.yaml has 3 outputs, with frames: 2, 3".
std::string outputs_text(const Scene& scene) {
  std::vector<int> films;
  for (const OutputSpec& output : scene.outputs) {
    if (output.is_film()) films.push_back(number_of(scene, output));
  }
  return fmt::format("{} has {}, with frames: {}", scene.file, counted(std::ssize(scene.outputs), "output"),
                     films.empty() ? "none" : fmt::format("{}", fmt::join(films, ", ")));
}

const OutputSpec& numbered_film(const Scene& scene, std::int64_t number) {
  const auto refuse = [&](const std::string& message) {
    throw Error::about("--output-number", message, outputs_text(scene));
  };
  if (number < 1 || number > std::ssize(scene.outputs)) {
    refuse(fmt::format("there is no output {}", number));
  }
  const OutputSpec& output = scene.outputs[static_cast<std::size_t>(number - 1)];
  if (!output.is_film()) {
    refuse(fmt::format("output {} has no frames: a {} holds trajectories", number, output.format));
  }
  return output;
}

}  // namespace

Scene& the_only(std::vector<Scene>& scenes, const std::string& option) {
  if (scenes.size() != 1)
    throw Error::about(option, fmt::format("one file for one scene, and there are {}", scenes.size()),
                       "use --output-dir");
  return scenes.front();
}

void replace_formats(std::vector<Scene>& scenes, const std::string& format) {
  const FormatEntry& entry = known_format(format);
  std::vector<Mistake> mistakes;
  for (Scene& scene : scenes) {
    first_film(scene);
    for (OutputSpec& output : scene.outputs) {
      if (!output.is_film()) continue;
      if (output.film != &entry) output.set_format(entry);
      note_limits(output, mistakes);
    }
  }
  if (!mistakes.empty()) throw Error(std::move(mistakes));
}

const OutputSpec& choose_output(Scene& scene, const std::string& path,
                                const std::optional<std::string>& format) {
  const FormatEntry& entry = format ? known_format(*format) : format_of(path);
  if (path == kStandardOutput && !entry.to_standard_output)
    throw Error::about("-o", fmt::format("a {} cannot go to standard output", entry.name),
                       "use --format y4m");
  for (OutputSpec& output : scene.outputs) {
    if (output.film == &entry) return output;
  }
  OutputSpec& output = first_film(scene);
  output.set_format(entry);
  std::vector<Mistake> mistakes;
  note_limits(output, mistakes);
  if (!mistakes.empty()) throw Error(std::move(mistakes));
  return output;
}

int number_of(const Scene& scene, const OutputSpec& output) {
  return static_cast<int>(&output - scene.outputs.data()) + 1;
}

const OutputSpec& film_output(const Scene& scene, std::optional<std::int64_t> number,
                              const std::optional<std::string>& profile) {
  if (number) return numbered_film(scene, *number);
  if (profile && !scene.outputs.front().is_film()) {
    throw Error::about("--profile", fmt::format("{} has no frames: a {} holds trajectories", *profile,
                                                scene.outputs.front().format));
  }
  return first_film(scene);
}

}  // namespace gradreel
