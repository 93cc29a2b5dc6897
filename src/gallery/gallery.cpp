#include "gallery/gallery.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/error.hpp"
#include "core/within.hpp"
#include "gallery/collect.hpp"
#include "gallery/page.hpp"
#include "outputs/output_path.hpp"
#include "video/output_file.hpp"
#include "video/png.hpp"
#include "video/reader/film_reader.hpp"

namespace gradreel {

namespace fs = std::filesystem;

namespace {

/// Refuses a folder that something else lies in; of an earlier gallery removes the copies.
void clear_site(const fs::path& site) {
  std::error_code error;
  if (!fs::exists(site, error)) return;
  std::ifstream page(site / "index.html", std::ios::binary);
  const std::string head(std::istreambuf_iterator<char>(page), {});
  const bool is_ours = head.find(kGalleryMark) != std::string::npos;
  if (!fs::is_directory(site, error) || (!is_ours && !fs::is_empty(site, error)))
    throw Error::about("--output",
                       fmt::format("{} is there, and no gallery of an earlier run", site.string()),
                       "name another folder");
  fs::remove_all(site / kMediaFolder, error);
}

void copy_film(const fs::path& from, const fs::path& to) {
  make_folder_of(to.string());
  OutputFile file(to.string());
  std::ifstream in(from, std::ios::binary);
  std::string block(std::size_t{1} << 20, '\0');
  while (in) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    file.write(std::string_view(block).substr(0, static_cast<std::size_t>(in.gcount())));
  }
  if (in.bad()) throw Error("cannot read " + from.string());
  file.commit();
}

/// A moving image without a poster would move before anyone asks: its first picture waits in its place.
void add_poster(const fs::path& folder, const fs::path& media, GalleryFilm& film) {
  const std::string& name = film.files.front();
  const std::unique_ptr<FilmReader> reader = open_film((folder / name).string());
  if (!reader->next()) return;
  film.poster = name + ".poster.png";
  make_folder_of((media / film.poster).string());
  write_png(reader->image(), (media / film.poster).string());
}

}  // namespace

GalleryResult make_gallery(const std::string& folder, const std::string& site, const std::string& title) {
  if (is_within(folder, site))
    throw Error::about("--output",
                       fmt::format("{} lies in {}, which the gallery would replace", folder, site),
                       "name another folder");
  Collection collection = collect_films(folder, site);
  if (collection.films.empty()) throw Error::about(folder, "there are no films in it");
  clear_site(site);
  const fs::path media = fs::path(site) / kMediaFolder;
  for (GalleryFilm& film : collection.films) {
    for (const std::string& name : film.files) copy_film(fs::path(folder) / name, media / name);
    if (!film.poster.empty()) {
      copy_film(fs::path(folder) / film.poster, media / film.poster);
    } else if (is_moving_image(film)) {
      add_poster(folder, media, film);
    }
  }
  const std::string page = (fs::path(site) / "index.html").string();
  make_folder_of(page);
  OutputFile file(page);
  file.write(gallery_html(collection.films, title));
  file.commit();
  GalleryResult result = {collection.films.size(), fs::file_size(page), std::move(collection.warnings)};
  for (const auto& entry : fs::recursive_directory_iterator(media))
    if (entry.is_regular_file()) result.bytes += entry.file_size();
  return result;
}

}  // namespace gradreel
