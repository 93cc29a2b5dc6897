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
  if (!fs::is_directory(site, error) || (!is_gallery(site) && !fs::is_empty(site, error)))
    throw Error::about("--output",
                       fmt::format("{} is there, and no gallery of an earlier run", site.string()),
                       "name another folder");
  fs::remove_all(site / kMediaFolder, error);
}

void copy_media(const fs::path& from, const fs::path& to) {
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

void write_page(const fs::path& site, const std::string& html) {
  const std::string page = (site / "index.html").string();
  make_folder_of(page);
  OutputFile file(page);
  file.write(html);
  file.commit();
}

/// The first picture of a film.
Image first_picture(const std::string& path) {
  const std::unique_ptr<FilmReader> reader = open_film(path);
  if (!reader->next()) throw Error("cannot read " + path + ": it has no pictures");
  return reader->image();
}

/// A moving image without a poster would move before anyone asks: its first picture waits in its place.
bool needs_poster(const GalleryFilm& film) { return film.poster.empty() && is_moving_image(film); }

/// Of films whose first picture is wanted, those of which it cannot be read.
void leave_out_broken(const fs::path& folder, Collection& collection) {
  std::erase_if(collection.films, [&](const GalleryFilm& film) {
    if (!needs_poster(film)) return false;
    try {
      first_picture((folder / film.files.front()).string());
      return false;
    } catch (const Error& error) {
      collection.warnings.push_back(fmt::format("{}; the film is left out", error.what()));
      return true;
    }
  });
}

/// Copies what a film consists of.
void copy_film(const fs::path& folder, const fs::path& media, GalleryFilm& film) {
  const std::string& first = film.files.front();
  const Image picture = needs_poster(film) ? first_picture((folder / first).string()) : Image();
  for (const std::string& name : film.files) copy_media(folder / name, media / name);
  if (needs_poster(film)) {
    film.poster = first + ".poster.png";
    write_png(picture, (media / film.poster).string());
  } else if (!film.poster.empty()) {
    copy_media(folder / film.poster, media / film.poster);
  }
}

}  // namespace

GalleryResult make_gallery(const std::string& folder, const std::string& site, const std::string& title) {
  if (is_within(folder, site))
    throw Error::about("--output",
                       fmt::format("{} lies in {}, which the gallery would replace", folder, site),
                       "name another folder");
  Collection collection = collect_films(folder, site);
  leave_out_broken(folder, collection);
  if (collection.films.empty()) throw Error::about(folder, "there are no films in it");
  clear_site(site);
  write_page(site, unfinished_gallery_html());
  const fs::path media = fs::path(site) / kMediaFolder;
  for (GalleryFilm& film : collection.films) copy_film(folder, media, film);
  write_page(site, gallery_html(collection.films, title));
  GalleryResult result = {collection.films.size(), 0, std::move(collection.warnings)};
  for (const auto& entry : fs::recursive_directory_iterator(site))
    if (entry.is_regular_file()) result.bytes += entry.file_size();
  return result;
}

}  // namespace gradreel
