#include "gallery/collect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/error.hpp"
#include "core/within.hpp"
#include "gallery/page.hpp"
#include "gallery/sidecar_reader.hpp"
#include "outputs/output_path.hpp"

namespace gradreel {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kLargestText = std::uintmax_t{4} << 20;  // bytes of a sidecar, or a scene
constexpr std::size_t kMostFilms = 10'000;

/// Of films that show themselves what they are. A PNG that moves does not: it needs a sidecar.
constexpr std::array<std::string_view, 4> kFilmEndings = {"mp4", "webm", "gif", "webp"};

/// None if it is no regular file, cannot be read or is too large.
std::optional<std::string> text_of(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || size > kLargestText) return std::nullopt;
  std::string text(size, '\0');
  std::ifstream file(path, std::ios::binary);
  if (!file.read(text.data(), static_cast<std::streamsize>(size))) return std::nullopt;
  return text;
}

class Collector {
 public:
  Collector(fs::path folder, fs::path site) : folder_(std::move(folder)), site_(std::move(site)) {}

  Collection collect() {
    const std::vector<fs::path> files = files_below();
    for (const fs::path& file : files) {
      if (ending_of(file.string()) == "json") take_sidecar(file);
    }
    for (const fs::path& file : files) {
      const bool is_film = std::ranges::find(kFilmEndings, ending_of(file.string())) != kFilmEndings.end();
      if (is_film && !described_.contains(name_of(file))) take_alone(file);
    }
    std::ranges::sort(all_.films, {}, [](const GalleryFilm& film) { return film.files.front(); });
    return std::move(all_);
  }

 private:
  /// Regular files in the order of their paths, but for those of galleries. What is linked from elsewhere is
  /// left out: a page is for others to see.
  std::vector<fs::path> files_below() {
    std::error_code error;
    if (!fs::is_directory(folder_, error)) throw Error::about(folder_.string(), "no such folder");
    std::vector<fs::path> files;
    for (fs::recursive_directory_iterator entry(folder_, error), end; !error && entry != end;
         entry.increment(error)) {
      std::error_code unread;
      if (entry->is_directory(unread)) {
        if (is_within(entry->path(), site_) || is_gallery(entry->path())) entry.disable_recursion_pending();
      } else if (entry->is_symlink(unread) && !is_within(entry->path(), folder_)) {
        warn(entry->path(), "it is a link out of the folder, and is left out");
      } else if (entry->is_regular_file(unread)) {
        files.push_back(entry->path());
      }
    }
    if (error) throw Error::about(folder_.string(), "cannot be read: " + error.message());
    std::ranges::sort(files);
    return files;
  }

  std::string name_of(const fs::path& file) const {
    return file.lexically_normal().lexically_relative(folder_.lexically_normal()).generic_string();
  }

  void warn(const fs::path& file, std::string_view what) {
    all_.warnings.push_back(fmt::format("{}: {}", file.string(), what));
  }

  void add(GalleryFilm film) {
    if (all_.films.size() == kMostFilms)
      throw Error::about(folder_.string(), fmt::format("holds more than {} films", kMostFilms));
    all_.films.push_back(std::move(film));
  }

  /// The path from the folder of films; none if the name is no file that lies beside the sidecar.
  std::optional<std::string> beside(const fs::path& sidecar, const std::string& name) const {
    const fs::path path = sidecar.parent_path() / name;
    std::error_code error;
    const bool is_name = !name.empty() && fs::path(name).filename() == fs::path(name);
    if (!is_name || !fs::is_regular_file(path, error) || !is_within(path, folder_)) return std::nullopt;
    return name_of(path);
  }

  void take_sidecar(const fs::path& file) {
    const std::optional<std::string> text = text_of(file);
    std::optional<SidecarContent> content = text ? read_sidecar(*text) : std::nullopt;
    if (!content) return;  // trajectories, a report: no film's
    GalleryFilm& film = content->film;
    for (std::string& name : film.files) {
      const std::optional<std::string> path = beside(file, name);
      if (!path) return warn(file, fmt::format("{} does not lie beside it, and the film is left out", name));
      name = *path;
    }
    if (film.files.empty()) return warn(file, "it names no film");
    const std::optional<std::string> poster = beside(file, film.poster);
    if (!film.poster.empty() && !poster) warn(file, film.poster + " does not lie beside it");
    film.poster = poster.value_or("");
    if (film.title.empty()) film.title = fs::path(film.scene).stem().string();
    film.yaml = scene_text(file, *content);
    described_.insert(film.files.begin(), film.files.end());
    described_.insert(film.poster);
    add(std::move(film));
  }

  std::string scene_text(const fs::path& sidecar, const SidecarContent& content) {
    if (content.source.empty()) return {};
    const fs::path scene = sidecar.parent_path() / content.source;
    const std::string kind = ending_of(scene.string());
    const bool is_shown = (kind == "yaml" || kind == "yml") && is_within(scene, fs::current_path());
    if (!is_shown) {
      warn(sidecar, content.source + " is no YAML file within the working folder, and is not shown");
      return {};
    }
    const std::optional<std::string> text = text_of(scene);
    if (!text) warn(sidecar, fmt::format("the scene {} cannot be read, and is not shown", content.source));
    return text.value_or("");
  }

  void take_alone(const fs::path& file) {
    warn(file, "no sidecar tells what it shows; gradreel render --sidecar writes one");
    GalleryFilm film;
    film.files = {name_of(file)};
    film.format = ending_of(file.string());
    film.title = file.stem().string();
    add(std::move(film));
  }

  fs::path folder_, site_;
  std::set<std::string> described_;
  Collection all_;
};

}  // namespace

bool is_moving_image(const GalleryFilm& film) {
  return film.format == "gif" || film.format == "webp" || film.format == "apng";
}

Collection collect_films(const std::string& folder, const std::string& site) {
  return Collector(folder, site).collect();
}

}  // namespace gradreel
