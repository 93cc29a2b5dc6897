#include "scene/digest.hpp"

#include <fmt/format.h>

#include <string_view>

#include "core/hash.hpp"

namespace gradreel {

namespace {

void add(Hash& hash, const Value& value, std::string_view skipped = {}) {
  hash.add(static_cast<int>(value.kind)).add(value.text).add(value.quoted);
  hash.add(value.items.size());
  for (const Value& item : value.items) add(hash, item);
  for (const Entry& entry : value.entries) {
    if (entry.key == skipped) continue;
    hash.add(entry.key);
    add(hash, entry.value);
  }
  hash.add(-1);  // the end of the entries
}

struct AddParam {
  Hash& hash;
  void operator()(double value) const { hash.add(value); }
  void operator()(bool value) const { hash.add(value); }
  void operator()(const std::string& value) const { hash.add(value); }
  void operator()(const Numbers& values) const {
    hash.add(values.size());
    for (const double value : values) hash.add(value);
  }
  void operator()(const Names& values) const {
    hash.add(values.size());
    for (const std::string& value : values) hash.add(value);
  }
};

}  // namespace

std::uint64_t digest_of(const Value& root, std::string_view skipped) {
  Hash hash;
  add(hash, root, skipped);
  return hash.value();
}

std::string scene_digest(const Scene& scene, const OutputSpec& output) {
  Hash hash;
  hash.add(scene.sources.scene).add(scene.sources.theme).add(scene.sources.optimizers);
  if (scene.sources.data != 0) hash.add(scene.sources.data);
  if (scene.narration) hash.add(scene.narration->digest);
  hash.add(output.format).add(output.width).add(output.height);
  hash.add(output.frame_rate.num).add(output.frame_rate.den);
  for (const ParamValues::Entry& setting : output.settings.entries()) {
    hash.add(setting.name).add(setting.value.index());
    std::visit(AddParam{hash}, setting.value);
  }
  return fmt::format("{:016x}", hash.value());
}

}  // namespace gradreel
