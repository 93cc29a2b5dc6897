#include "scene/digest.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scene/output_theme.hpp"

namespace gradreel {

namespace {

void add(Sha256& sha, const Value& value) {
  sha.add(static_cast<int>(value.kind)).add(value.text).add(value.quoted);
  sha.add(value.items.size());
  for (const Value& item : value.items) add(sha, item);
  sha.add(value.entries.size());
  for (const Entry& entry : value.entries) {
    sha.add(entry.key);
    add(sha, entry.value);
  }
}

void add(Sha256& sha, const FileDigest& file) { sha.add(file.name).add(file.digest); }

}  // namespace

Sha256Digest digest_of(const Value& root) {
  Sha256 sha;
  add(sha, root);
  return sha.digest();
}

std::vector<KeyDigest> key_digests(const Document& document) {
  std::vector<KeyDigest> keys;
  for (const Entry& entry : document.root.entries) {
    if (entry.key == "outputs") continue;
    keys.push_back({entry.key, digest_of(entry.value), document.source.mistake(entry.where, "")});
  }
  std::sort(keys.begin(), keys.end(), [](const KeyDigest& a, const KeyDigest& b) { return a.key < b.key; });
  return keys;
}

std::string output_description(const OutputSpec& output) {
  std::string text = output.format;
  if (!output.is_film()) return text;
  const auto& [num, den] = output.frame_rate;
  text += fmt::format(", {} x {}, {}{} frames/s", output.width, output.height, num,
                      den == 1 ? "" : fmt::format("/{}", den));
  if (output.is_transparent) text += ", transparent";
  for (const ParamValues::Entry& setting : output.settings.entries())
    text += fmt::format(", {} {}", setting.name, human_text(setting.value));
  return text;
}

void add_sources(Sha256& sha, const SourceDigests& sources, std::string_view skipped) {
  const auto is_skipped = [&](const KeyDigest& key) { return key.key == skipped; };
  sha.add(sources.keys.size() - static_cast<std::size_t>(std::ranges::count_if(sources.keys, is_skipped)));
  for (const KeyDigest& key : sources.keys) {
    if (!is_skipped(key)) sha.add(key.key).add(key.digest);
  }
  add(sha, sources.theme);
  sha.add(sources.optimizers.has_value());
  if (sources.optimizers) add(sha, *sources.optimizers);
  sha.add(sources.files.size());
  for (const FileDigest& file : sources.files) add(sha, file);
  if (sources.language) add(sha, *sources.language);
}

std::string scene_digest(const Scene& scene, const OutputSpec& output) {
  Sha256 sha;
  add_sources(sha, sources_of(scene, output));
  return sha.add(output_description(output)).digest().hex();
}

std::string scene_comment(const Scene& scene, const OutputSpec& output) {
  return "gradreel scene " + scene_digest(scene, output);
}

}  // namespace gradreel
