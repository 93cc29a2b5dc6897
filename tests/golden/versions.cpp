#include "golden/versions.hpp"

#include <fmt/format.h>
#include <sleef.h>
#include <yaml-cpp/yaml.h>

#include "draw/canvas.hpp"
#include "draw/text.hpp"
#include "sha256.hpp"
#include "tex/typeset.hpp"
#include "video/versions.hpp"

namespace gradreel::testing {

namespace {

/// Of the font files, by the package they come from: the same package may hold other files elsewhere.
Versions font_digests() {
  std::map<std::string, Sha256> packages;
  for (const FontFile& file : font_files()) packages[file.package].add(sha256_of_file(file.path));
  Versions digests;
  for (auto& [package, sha] : packages) digests[package] = sha.hex();
  return digests;
}

}  // namespace

const Versions& picture_versions() {
  static const Versions versions = [] {
    Versions all = font_digests();
    for (const auto& [name, version] : draw_versions()) all[name] = version;
    for (const auto& [name, version] : typeset_versions()) all[name] = version;
    all["sleef"] =
        fmt::format("{}.{}.{}", SLEEF_VERSION_MAJOR, SLEEF_VERSION_MINOR, SLEEF_VERSION_PATCHLEVEL);
    return all;
  }();
  return versions;
}

const Versions& film_versions() {
  static const Versions versions = [] {
    Versions all = picture_versions();
    for (const auto& [name, version] : video_versions()) all[name] = version;
    return all;
  }();
  return versions;
}

std::string changes(const Versions& recorded, const Versions& now) {
  std::string text;
  const auto say = [&](const std::string& name, const std::string& is, const std::string& was) {
    text += fmt::format("{}{} is {}, not {}", text.empty() ? "" : "; ", name, is, was);
  };
  for (const auto& [name, version] : now) {
    const auto old = recorded.find(name);
    if (old == recorded.end()) {
      say(name, version, "unknown");
    } else if (old->second != version) {
      say(name, version, old->second);
    }
  }
  for (const auto& [name, version] : recorded) {
    if (!now.contains(name)) say(name, "unknown", version);
  }
  return text;
}

Versions read_versions(const YAML::Node& map) {
  Versions versions;
  for (const auto& entry : map) versions[entry.first.as<std::string>()] = entry.second.as<std::string>();
  return versions;
}

std::string yaml_of(const Versions& versions, int indent) {
  std::string text;
  for (const auto& [name, version] : versions)
    text += fmt::format("{:{}}{}: \"{}\"\n", "", indent, name, version);
  return text;
}

}  // namespace gradreel::testing
