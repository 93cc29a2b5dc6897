#include "lock/ingredients.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "draw/borrowed_fonts.hpp"
#include "lock/versions.hpp"
#include "scene/digest.hpp"
#include "scene/output_theme.hpp"

namespace gradreel {

namespace {

std::map<std::string, std::string> fonts_for(const Scene& scene) {
  std::vector<std::string> texts;
  for (const DrawnText& text : scene.texts) texts.push_back(text.text);
  return borrowed_fonts(texts);
}

/// Snippets join the scene's films: see joint_snippet.hpp.
void add_page(const Scene& scene, Ingredients& all) {
  for (std::size_t i = 0; scene.outputs.size() > 1 && i < scene.outputs.size(); ++i) {
    const OutputSpec& output = scene.outputs[i];
    if (!output.extras.snippets) continue;
    all["page"][fmt::format("output {:02}", i + 1)] = fmt::format(
        "{}, {}, theme {}", output.profile, output_description(output), theme_of(scene, output).name);
  }
}

}  // namespace

Ingredients ingredients_of(const Scene& scene, const OutputSpec& output) {
  Ingredients all;
  const SourceDigests sources = sources_of(scene, output);
  for (const KeyDigest& key : sources.keys) all["keys"][key.key] = key.digest.hex();
  all["theme"][sources.theme.name] = sources.theme.digest.hex();
  if (sources.language) all["language"][sources.language->name] = sources.language->digest.hex();
  if (sources.optimizers) all["optimizers"][sources.optimizers->name] = sources.optimizers->digest.hex();
  for (const FileDigest& file : sources.files) all["files"][file.name] = file.digest.hex();
  if (auto fonts = fonts_for(scene); !fonts.empty()) all["fonts"] = std::move(fonts);
  if (output.extras.sidecar) {  // it lists them all, also those that no value is made of
    for (const SceneVariable& variable : scene.variables) all["variables"][variable.name] = variable.value;
  }
  if (output.extras.snippets) add_page(scene, all);
  all["output"][output.profile] = output_description(output);
  return all;
}

DigestLine digest_line(const std::string& path, const Scene& scene, const OutputSpec& output) {
  DigestLine line;
  line.output = path;
  line.scene = scene.file;
  line.ingredients = ingredients_of(scene, output);
  line.inputs = scene_digest(scene, output);
  Sha256 sha;
  sha.add(line.inputs);
  for (const auto& [name, version] : line.ingredients["fonts"]) sha.add(name).add(version);
  line.digest = sha.add(digest_of(current_versions())).digest().hex();
  std::erase_if(line.ingredients, [](const auto& group) { return group.second.empty(); });
  return line;
}

std::string digests_json(const std::vector<DigestLine>& lines) {
  using Json = nlohmann::ordered_json;
  Json outputs = Json::array();
  for (const DigestLine& line : lines) {
    outputs.push_back({{"output", line.output},
                       {"scene", line.scene},
                       {"digest", line.digest},
                       {"inputs", line.inputs},
                       {"ingredients", line.ingredients}});
  }
  const Json root = {{"outputs", std::move(outputs)}, {"versions", current_versions()}};
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gradreel
