#include "scene/configs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "scene/read_language.hpp"
#include "scene/read_optimizers.hpp"
#include "scene/read_outputs.hpp"
#include "scene/read_theme.hpp"

namespace gradreel {

namespace {

bool is_config_name(std::string_view name) {
  const auto ok = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && std::all_of(name.begin(), name.end(), ok);
}

/// By name, the NAME.yaml of a sub-folder that are not hidden; hidden files and other extensions are not
/// configs.
std::map<std::string, std::string> yaml_files(const ConfigLayers& layers, const std::string& sub) {
  std::map<std::string, std::string> files;
  for (const std::string& layer : layers) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(layer) / sub, error)) {
      const std::filesystem::path& path = entry.path();
      if (path.extension() == ".yaml" && path.filename().string()[0] != '.')
        files[path.stem().string()] = path.string();
    }
  }
  return files;
}

/// Calls read(name, document) for every file that is YAML, and adds it to `files`.
template <class Read>
void read_folder(const ConfigLayers& layers, const std::string& sub, std::string_view kind,
                 std::vector<InputFile>& files, std::vector<Mistake>& mistakes, const Read& read) {
  for (const auto& [name, path] : yaml_files(layers, sub)) {
    files.push_back({path, kind});
    const auto begin = static_cast<std::ptrdiff_t>(mistakes.size());
    if (!is_config_name(name)) {
      mistakes.push_back(mistake_in(path, "names of configs are lower-case letters, digits and _"));
      continue;
    }
    const Document document = read_document(path, mistakes);
    if (document.root.kind != ValueKind::null) {
      read(name, document);
    } else if (static_cast<std::ptrdiff_t>(mistakes.size()) == begin) {
      mistakes.push_back(mistake_in(path, "the file is empty"));
    }
    sort_by_place(mistakes, begin);
  }
}

/// Reads themes, those first that others extend.
class ThemeFiles {
 public:
  ThemeFiles(Configs::Named<NamedTheme>& themes, std::vector<Mistake>& mistakes)
      : themes_(themes), mistakes_(mistakes) {}

  void add(const std::string& name, const Document& document) { files_.emplace(name, document); }

  void read_all() {
    std::vector<std::string> trail;
    for (const auto& [name, document] : files_) read(name, trail);
  }

 private:
  /// `trail`: the themes that extend this one.
  void read(const std::string& name, std::vector<std::string>& trail) {
    if (themes_.contains(name)) return;
    const Document& document = files_.find(name)->second;
    const auto begin = static_cast<std::ptrdiff_t>(mistakes_.size());
    Notes notes(document.source, mistakes_);
    trail.push_back(name);
    const NamedTheme* base = read_base(document, trail, notes);
    trail.pop_back();
    const bool lacks_base =
        base ? bad_.contains(base->theme.name) : document.root.entry("extends") != nullptr;
    themes_.emplace(name, read_theme(name, document.root, lacks_base ? nullptr : base, !lacks_base, notes));
    if (static_cast<std::ptrdiff_t>(mistakes_.size()) > begin || lacks_base) bad_.insert(name);
    sort_by_place(mistakes_, begin);
  }

  /// Null if there is none.
  const NamedTheme* read_base(const Document& document, std::vector<std::string>& trail, Notes& notes) {
    constexpr std::size_t kMostExtended = 8;
    if (document.root.kind != ValueKind::mapping) return nullptr;
    MapReader map(document.root, theme_section(), notes);
    const Value* value = map.find("extends");
    const auto base = value ? as_name(*value, "theme", names_of(files_), notes) : std::nullopt;
    if (!base) return nullptr;
    const auto first = std::find(trail.begin(), trail.end(), *base);
    if (first != trail.end()) {
      notes.add(*value, fmt::format("the theme extends itself: {} > {}", fmt::join(first, trail.end(), " > "),
                                    *base));
    } else if (trail.size() > kMostExtended) {
      notes.add(*value, fmt::format("more than {} themes, each extended by the one before", kMostExtended));
    } else {
      read(*base, trail);
      return &themes_.find(*base)->second;
    }
    return nullptr;
  }

  Configs::Named<NamedTheme>& themes_;
  std::vector<Mistake>& mistakes_;
  Configs::Named<Document> files_;
  std::set<std::string> bad_;  // which have mistakes, or extend one that has: their own are told all the same
};

}  // namespace

Configs::Configs(const ConfigLayers& layers) {
  std::vector<Mistake> mistakes;
  read_folder(layers, "optimizers", "optimizer set", files_, mistakes,
              [&](const std::string& name, const Document& document) {
                Notes notes(document.source, mistakes);
                sets_.emplace(name, read_optimizer_set(document.root, notes));
              });
  read_folder(layers, "profiles", "profile", files_, mistakes,
              [&](const std::string& name, const Document& document) {
                Notes notes(document.source, mistakes);
                profiles_.emplace(name, read_profile(name, document.root, notes));
              });
  ThemeFiles themes(themes_, mistakes);
  read_folder(layers, "themes", "theme", files_, mistakes,
              [&](const std::string& name, const Document& document) { themes.add(name, document); });
  themes.read_all();
  read_folder(layers, "languages", "language", files_, mistakes,
              [&](const std::string& name, const Document& document) {
                Notes notes(document.source, mistakes);
                languages_.emplace(name, read_words(document.root, name == kEnglish, notes));
              });
  if (!mistakes.empty()) throw Error(std::move(mistakes));
}

}  // namespace gradreel
