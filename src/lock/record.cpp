#include "lock/record.hpp"

#include <filesystem>

#include "core/error.hpp"
#include "lock/paths.hpp"
#include "scene/digest.hpp"
#include "scene/scene_file.hpp"

namespace gradreel {

namespace fs = std::filesystem;

namespace {

bool has_frames(const Product& product) {
  return product.kind == ProductKind::film || product.kind == ProductKind::clip ||
         product.kind == ProductKind::pause || product.kind == ProductKind::poster;
}

}  // namespace

Sha256Digest digest_of_output(const std::string& path) {
  std::error_code error;
  if (fs::is_regular_file(path, error)) return digest_of_file(path);
  std::map<std::string, Sha256Digest> files;
  fs::directory_iterator entry(path, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    if (entry->is_regular_file(error))
      files.emplace(entry->path().filename().string(), digest_of_file(entry->path().string()));
  }
  if (error) throw Error("cannot read " + path + ": " + error.message());
  Sha256 sha;
  for (const auto& [name, digest] : files) sha.add(name).add(digest);
  return sha.digest();
}

std::string name_of_output(const std::string& folder, const Target& target) {
  return name_in_lock(folder, main_files(target).front());
}

LockEntry record_of(const Target& target, const Made& made, const OptionValues& options,
                    const std::string& folder) {
  LockEntry entry;
  entry.scene = name_in_lock(folder, target.scene->file);
  entry.folder = target.folder;
  entry.options = options;
  entry.inputs = scene_digest(*target.scene, *target.output);
  entry.ingredients = ingredients_of(*target.scene, *target.output);
  entry.versions = current_versions();
  for (const Product& product : made.files) {
    LockedFile file{digest_of_output(product.path), std::nullopt};
    if (has_frames(product)) file.frames = digest_of_film(product.path);
    entry.files.emplace(name_in_lock(folder, product.path), file);
  }
  return entry;
}

}  // namespace gradreel
