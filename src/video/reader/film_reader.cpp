#include "video/reader/film_reader.hpp"

#include <filesystem>

#include "core/ascii.hpp"
#include "core/error.hpp"

namespace gradreel {

std::unique_ptr<FilmReader> open_film(const std::string& path) {
  const std::filesystem::path file(path);
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) return film_readers::open_folder(path);
  if (!std::filesystem::is_regular_file(file, error)) throw Error("cannot read " + path + ": it is no file");
  const std::string ending = lower_case(file.extension().string());
  if (ending == ".webp") return film_readers::open_webp(path);
  return film_readers::open_with_libav(path, ending);
}

FilmDigest digest_of_film(const std::string& path) {
  const std::unique_ptr<FilmReader> film = open_film(path);
  Sha256 sha;
  FilmDigest digest;
  for (; film->next(); ++digest.pictures) {
    sha.add(film->time_us());
    film->add_to(sha);
  }
  digest.frames = sha.add(film->time_us()).digest();
  return digest;
}

}  // namespace gradreel
