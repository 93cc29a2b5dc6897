// Films read back from their files: for digests of what a player shows, and for comparing two films.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/image.hpp"
#include "core/sha256.hpp"

namespace gradreel {

/// A film's pictures in the order in which they are shown; one that stays is one picture. What a file says is
/// not trusted: sizes are limited, and no other file is read. Every function throws Error with the path where
/// the file is damaged or cannot be read.
class FilmReader {
 public:
  virtual ~FilmReader() = default;

  /// Goes on to the next picture, first to the first one; false at the end.
  virtual bool next() = 0;

  /// When the picture appears, in microseconds from the film's beginning; at the end, when the film ends.
  virtual std::int64_t time_us() const = 0;

  /// Adds its samples as the decoder gives them, without a conversion that may round.
  virtual void add_to(Sha256& sha) const = 0;

  /// The same as pixels.
  virtual Image image() const = 0;
};

/// The file's ending says what it is; without one it is a folder of 00000.png and so on.
std::unique_ptr<FilmReader> open_film(const std::string& path);

struct FilmDigest {
  Sha256Digest frames;  ///< of the size, the samples and the time of every picture, and of the film's end
  std::int64_t pictures = 0;  ///< how many there are
};
FilmDigest digest_of_film(const std::string& path);

namespace film_readers {

/// Most pixels of a picture.
inline constexpr std::int64_t kMostPixels = std::int64_t{1} << 28;

std::unique_ptr<FilmReader> open_with_libav(const std::string& path, const std::string& ending);
std::unique_ptr<FilmReader> open_webp(const std::string& path);
std::unique_ptr<FilmReader> open_folder(const std::string& path);

}  // namespace film_readers

}  // namespace gradreel
