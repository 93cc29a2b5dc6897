#include "reference/explain.hpp"

#include "reference/explainer.hpp"
#include "scene/resolve.hpp"

namespace gradreel {

namespace {

constexpr int kMostRounds = 40;  ///< of taking back; each takes back one line at least

/// Formulas stay as they are, and nothing is tried out: that changes nothing that is said.
LoadOptions quick_options() { return {.typeset = false, .tunes = false}; }

/// What is wrong with the text in place of the scene.
std::vector<Mistake> mistakes_of(const std::string& file, const std::string& text, const Configs& configs) {
  try {
    parse_scene(file, text, configs, quick_options());
  } catch (const Error& e) {
    if (!e.is_input_error()) throw;
    return e.mistakes();
  }
  return {};
}

}  // namespace

std::string explain_scene(const std::string& path, const Configs& configs,
                          const std::vector<std::string>& set) {
  LoadOptions options = quick_options();
  options.set = set;
  const auto [document, scene] = read_scene_with_document(path, configs, options);
  ExplainedLines lines = Explainer(document, scene, configs).lines();
  std::string text = yaml_text(lines);
  for (int round = 0; round < kMostRounds; ++round) {
    const std::vector<Mistake> found = mistakes_of(document.source.file(), text, configs);
    if (found.empty() || !take_back(lines, found)) break;
    text = yaml_text(lines);
  }
  return text;
}

}  // namespace gradreel
