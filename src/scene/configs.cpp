#include "scene/configs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

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

/// Calls read(name, root, notes) for every file that is YAML, and adds it to `files`.
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
    Notes notes(document.source, mistakes);
    if (document.root.kind != ValueKind::null) {
      read(name, document.root, notes);
    } else if (static_cast<std::ptrdiff_t>(mistakes.size()) == begin) {
      mistakes.push_back(mistake_in(path, "the file is empty"));
    }
    sort_by_place(mistakes, begin);
  }
}

}  // namespace

Configs::Configs(const ConfigLayers& layers) {
  std::vector<Mistake> mistakes;
  read_folder(layers, "optimizers", "optimizer set", files_, mistakes,
              [&](const std::string& name, const Value& root, Notes& notes) {
                sets_.emplace(name, read_optimizer_set(root, notes));
              });
  read_folder(layers, "profiles", "profile", files_, mistakes,
              [&](const std::string& name, const Value& root, Notes& notes) {
                profiles_.emplace(name, read_profile(name, root, notes));
              });
  read_folder(layers, "themes", "theme", files_, mistakes,
              [&](const std::string& name, const Value& root, Notes& notes) {
                themes_.emplace(name, read_theme(name, root, notes));
              });
  if (!mistakes.empty()) throw Error(std::move(mistakes));
}

}  // namespace gradreel
