#include "lock/versions.hpp"

#include <fmt/format.h>
#include <Eigen/Core>

#include "core/num_version.hpp"
#include "draw/canvas.hpp"
#include "draw/text.hpp"
#include "scene/scene_file.hpp"
#include "tex/typeset.hpp"
#include "video/versions.hpp"

namespace gradreel {

namespace {

/// Of the font files of each package, in the order in which they are searched.
Versions font_versions() {
  std::map<std::string, Sha256> packages;
  for (const FontFile& file : font_files()) packages[file.package].add(digest_of_file(file.path));
  Versions digests;
  for (const auto& [package, sha] : packages) digests[package] = sha.digest().hex();
  return digests;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> library_versions() {
  std::vector<std::pair<std::string, std::string>> all = draw_versions();
  const auto append = [&](const std::vector<std::pair<std::string, std::string>>& more) {
    all.insert(all.end(), more.begin(), more.end());
  };
  append(typeset_versions());
  append(video_versions());
  append({{"eigen", fmt::format("{}.{}.{}", EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION, EIGEN_MINOR_VERSION)},
          {"sleef", num::sleef_version()},
          {"fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)}});
  return all;
}

const Versions& current_versions() {
  static const Versions versions = [] {
    Versions all = font_versions();
    all["gradreel"] = program_version();
    all["commit"] = program_commit();
    for (const auto& [name, version] : library_versions()) all[name] = version;
    return all;
  }();
  return versions;
}

}  // namespace gradreel
