#include "cli/companions.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "batch/render.hpp"
#include "cli/load.hpp"
#include "cli/snippets.hpp"
#include "core/error.hpp"
#include "scene/sidecar_of.hpp"
#include "video/png.hpp"

namespace gradreel {

namespace {

std::string name_in(const std::string& path) { return std::filesystem::path(path).filename().string(); }

Sidecar sidecar_for(const Target& target, const Film& film, const Deck* deck,
                    const Trajectories& trajectories) {
  Sidecar s = sidecar_of(*target.scene, *target.output, trajectories);
  s.frames = film.timeline().frames();
  s.poster = name_in(target.poster);
  if (!deck) {
    s.name = name_in(target.path);
    return s;
  }
  for (std::size_t i = 0; i < deck->clips.size(); ++i) {
    Sidecar::Clip& clip = s.clips.emplace_back();
    if (!is_still(film, deck->clips[i])) clip.name = name_in(target.clips[i]);
    if (i < deck->stills.size()) clip.still = name_in(target.stills[i]);
    clip.frames = deck->clips[i].count();
  }
  return s;
}

}  // namespace

void refuse_folder(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) throw Error("cannot replace " + path + ": it is a folder");
}

Companions::Companions(const Target& target, const Film& film, const Deck* deck,
                       const Trajectories& trajectories) {
  for (std::size_t i = 0; deck && i < deck->stills.size(); ++i) {
    add_frame(film, deck->stills[i], target.stills[i]);
  }
  if (!target.poster.empty()) add_frame(film, last_plain_frame(film), target.poster);
  if (target.sidecar.empty() && target.snippets.empty()) return;
  const Sidecar sidecar = sidecar_for(target, film, deck, trajectories);
  if (!target.sidecar.empty()) add_text(sidecar_text(sidecar), target.sidecar);
  if (!target.snippets.empty()) add_text(snippets_text(sidecar), target.snippets);
}

void Companions::add_frame(const Film& film, std::int64_t frame, const std::string& path) {
  refuse_folder(path);
  add(png_bytes(paint_frame(film, frame)), path,
      fmt::format("frame {} of {}, ", frame, film.timeline().frames()));
}

void Companions::add_text(const std::string& text, const std::string& path) {
  refuse_folder(path);
  add({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}, path, "");
}

void Companions::add(std::span<const std::uint8_t> bytes, const std::string& path, std::string what) {
  Item& item = items_.emplace_back();
  item.file = std::make_unique<OutputFile>(path);
  item.file->write(bytes);
  item.file->flush();
  item.what = std::move(what);
  item.bytes = bytes.size();
}

void Companions::commit() {
  for (const Item& item : items_) item.file->commit();
}

std::vector<std::string> Companions::texts() const {
  std::vector<std::string> all;
  for (const Item& item : items_) {
    all.push_back(fmt::format("{} ({}{})", item.file->path(), item.what, size_text(item.bytes)));
  }
  return all;
}

}  // namespace gradreel
