// What configs/ holds: how to draw and encode, by name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/sha256.hpp"
#include "scene/document.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// How outputs are encoded. `output.where` is empty.
struct Profile {
  std::string description;  ///< one line
  OutputSpec output;
};

struct NamedTheme {
  std::string description;
  Theme theme;
  Sha256Digest digest;  ///< of `tree`: see digest.hpp
  Value tree;           ///< of the file, and of those that it extends
};

struct Language {
  std::string description;
  std::shared_ptr<const Words> words;
  Sha256Digest digest;  ///< of the file
};

struct OptimizerSet {
  std::string description;
  std::vector<OptimizerChoice> optimizers;
  std::vector<FormulaUse> formulas;  ///< in their labels
  std::vector<DrawnText> texts;      ///< the labels
  Sha256Digest digest;               ///< of the document
};

/// Folders in layers, the last on top: a file hides those of its name below.
using ConfigLayers = std::vector<std::string>;

/// profiles/, themes/, optimizers/ and languages/ of the layers: a file NAME.yaml for each, names in
/// [a-z0-9_]+. Immutable.
class Configs {
 public:
  /// Reads all that are not hidden. Throws Error with the mistakes of all files.
  explicit Configs(const ConfigLayers& layers);
  explicit Configs(const std::string& dir) : Configs(ConfigLayers{dir}) {}

  template <class T>
  using Named = std::map<std::string, T, std::less<>>;
  const Named<Profile>& profiles() const { return profiles_; }
  const Named<NamedTheme>& themes() const { return themes_; }
  const Named<OptimizerSet>& optimizer_sets() const { return sets_; }
  const Named<Language>& languages() const { return languages_; }

  /// All that were read.
  const std::vector<InputFile>& files() const { return files_; }

 private:
  std::vector<InputFile> files_;
  Named<Profile> profiles_;
  Named<NamedTheme> themes_;
  Named<OptimizerSet> sets_;
  Named<Language> languages_;
};

/// The names, in order.
template <class Named>
std::vector<std::string_view> names_of(const Named& named) {
  std::vector<std::string_view> names;
  for (const auto& [name, value] : named) names.push_back(name);
  return names;
}

/// The shipped folder, and over it the one of --config-dir if given, else of the environment's
/// GRADREEL_CONFIG_DIR. The shipped one belongs to the installed program, wherever that was moved; in a build
/// tree it is the source's. Throws Error that names a folder that is missing or has nothing of a config
/// folder.
ConfigLayers find_config_dirs(const std::optional<std::string>& from_command_line);

}  // namespace gradreel
