// What configs/ holds: how to draw and encode, by name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scene/scene.hpp"

namespace gradreel {

/// How outputs are encoded. `output.where` is the profile's file.
struct Profile {
  std::string description;  ///< one line
  OutputSpec output;
};

struct NamedTheme {
  std::string description;
  Theme theme;
  std::uint64_t digest = 0;  ///< of the file: see digest.hpp
};

struct OptimizerSet {
  std::string description;
  std::vector<OptimizerChoice> optimizers;
  std::vector<FormulaUse> formulas;  ///< in their labels
  std::uint64_t digest = 0;          ///< of the file
};

/// DIR/profiles, DIR/themes and DIR/optimizers: a file NAME.yaml for each, names in [a-z0-9_]+. Immutable.
class Configs {
 public:
  /// Reads all of them. Throws Error with the mistakes of all files.
  explicit Configs(const std::string& dir);

  const std::string& dir() const { return dir_; }

  template <class T>
  using Named = std::map<std::string, T, std::less<>>;
  const Named<Profile>& profiles() const { return profiles_; }
  const Named<NamedTheme>& themes() const { return themes_; }
  const Named<OptimizerSet>& optimizer_sets() const { return sets_; }

  /// All that were read.
  const std::vector<InputFile>& files() const { return files_; }

 private:
  std::string dir_;
  std::vector<InputFile> files_;
  Named<Profile> profiles_;
  Named<NamedTheme> themes_;
  Named<OptimizerSet> sets_;
};

/// The names, in order.
template <class Named>
std::vector<std::string_view> names_of(const Named& named) {
  std::vector<std::string_view> names;
  for (const auto& [name, value] : named) names.push_back(name);
  return names;
}

/// The folder: --config-dir if given, else the environment's GRADREEL_CONFIG_DIR, else the source folder that
/// was compiled in, else the installed one. Throws Error that names what was tried.
std::string find_config_dir(const std::optional<std::string>& from_command_line);

}  // namespace gradreel
