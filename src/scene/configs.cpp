#include "scene/configs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "scene/read_optimizers.hpp"
#include "scene/read_outputs.hpp"
#include "scene/read_theme.hpp"

namespace gradreel {

namespace {

bool is_config_name(std::string_view name) {
  const auto ok = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && std::all_of(name.begin(), name.end(), ok);
}

/// NAME.yaml of a folder, in order; hidden files and other extensions are not configs.
std::vector<std::filesystem::path> yaml_files(const std::filesystem::path& dir) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(dir, error)) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() == ".yaml" && path.filename().string()[0] != '.') files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Calls read(name, root, notes) for every file that is YAML, and adds it to `files`.
template <class Read>
void read_folder(const std::string& dir, std::string_view kind, std::vector<InputFile>& files,
                 std::vector<Mistake>& mistakes, const Read& read) {
  for (const std::filesystem::path& path : yaml_files(dir)) {
    files.push_back({path.string(), kind});
    const std::string name = path.stem().string();
    const auto begin = static_cast<std::ptrdiff_t>(mistakes.size());
    if (!is_config_name(name)) {
      mistakes.push_back(mistake_in(path.string(), "names of configs are lower-case letters, digits and _"));
      continue;
    }
    const Document document = read_document(path.string(), mistakes);
    Notes notes(document.source, mistakes);
    if (document.root.kind != ValueKind::null) {
      read(name, document.root, notes);
    } else if (static_cast<std::ptrdiff_t>(mistakes.size()) == begin) {
      mistakes.push_back(mistake_in(path.string(), "the file is empty"));
    }
    sort_by_place(mistakes, begin);
  }
}

}  // namespace

Configs::Configs(const std::string& dir) : dir_(dir) {
  std::vector<Mistake> mistakes;
  read_folder(dir + "/optimizers", "optimizer set", files_, mistakes,
              [&](const std::string& name, const Value& root, Notes& notes) {
                sets_.emplace(name, read_optimizer_set(root, notes));
              });
  read_folder(dir + "/profiles", "profile", files_, mistakes,
              [&](const std::string& name, const Value& root, Notes& notes) {
                profiles_.emplace(name, read_profile(name, root, notes));
              });
  read_folder(dir + "/themes", "theme", files_, mistakes,
              [&](const std::string& name, const Value& root, Notes& notes) {
                themes_.emplace(name, read_theme(name, root, notes));
              });
  if (!mistakes.empty()) throw Error(std::move(mistakes));
}

}  // namespace gradreel
