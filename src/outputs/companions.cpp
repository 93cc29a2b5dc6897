#include "outputs/companions.hpp"

#include <filesystem>
#include <iterator>

#include "batch/render.hpp"
#include "outputs/output_path.hpp"
#include "outputs/sidecar.hpp"
#include "outputs/snippets.hpp"
#include "scene/digest.hpp"
#include "scene/text_file.hpp"
#include "video/png.hpp"

namespace gradreel {

namespace {

/// With the names of the files.
Sidecar sidecar_for(const Target& target, const Film& film, const Deck* deck,
                    const Trajectories& trajectories) {
  Sidecar s = sidecar_of(*target.scene, *target.output, trajectories);
  s.frames = film.timeline().frames();
  s.source = stated_source(target);
  s.poster = file_name(target.poster);
  if (!deck) {
    s.name = file_name(target.path);
    return s;
  }
  for (std::size_t i = 0; i < deck->clips.size(); ++i) {
    Sidecar::Clip& clip = s.clips.emplace_back();
    if (moves(film, deck->clips[i])) clip.name = file_name(target.clips[i]);
    if (i < deck->stills.size()) clip.still = file_name(target.stills[i]);
    clip.frames = deck->clips[i].count();
  }
  return s;
}

}  // namespace

std::string stated_source(const Target& target) {
  namespace fs = std::filesystem;
  const std::string& file = target.sidecar.empty() ? target.snippets : target.sidecar;
  const std::string& scene = target.scene->file;
  if (file.empty() || scene == kStandardInput) return {};
  std::error_code error;
  const fs::path source = fs::weakly_canonical(fs::absolute(scene), error);
  const fs::path folder = fs::weakly_canonical(fs::absolute(file), error).parent_path();
  if (error) return {};
  const bool are_near = *std::next(source.begin()) == *std::next(folder.begin());
  return are_near ? source.lexically_relative(folder).string() : "";
}

void refuse_folder(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) throw Error("cannot replace " + path + ": it is a folder");
}

Companions::Companions(const Target& target, const Film& film, const Deck* deck,
                       const Trajectories& trajectories, Watcher& watcher)
    : comment_(scene_comment(*target.scene, *target.output)) {
  for (std::size_t i = 0; deck && i < deck->stills.size(); ++i) {
    watcher.computing("stills", static_cast<double>(i) / static_cast<double>(deck->stills.size()));
    add_frame(film, deck->stills[i], {ProductKind::pause, target.stills[i]});
  }
  if (!target.poster.empty()) {
    add_frame(film, last_plain_frame(film), {ProductKind::poster, target.poster});
  }
  if (target.sidecar.empty() && target.snippets.empty()) return;
  const Sidecar sidecar = sidecar_for(target, film, deck, trajectories);
  if (!target.sidecar.empty()) add_text(sidecar_text(sidecar), {ProductKind::sidecar, target.sidecar});
  if (!target.snippets.empty())
    add_text(snippets_text(sidecar, target.page), {ProductKind::snippets, target.snippets});
}

void Companions::add_frame(const Film& film, std::int64_t frame, Product product) {
  refuse_folder(product.path);
  product.width = film.width();
  product.height = film.height();
  product.frames = film.timeline().frames();
  product.frame = frame;
  add(png_bytes(paint_frame(film, frame), comment_), std::move(product));
}

void Companions::add_text(const std::string& text, Product product) {
  refuse_folder(product.path);
  add({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}, std::move(product));
}

void Companions::add(std::span<const std::uint8_t> bytes, Product product) {
  OutputFile& file = *files_.emplace_back(std::make_unique<OutputFile>(product.path));
  file.write(bytes);
  file.flush();
  product.bytes = bytes.size();
  products_.push_back(std::move(product));
}

void Companions::commit() {
  for (const auto& file : files_) file->commit();
}

}  // namespace gradreel
