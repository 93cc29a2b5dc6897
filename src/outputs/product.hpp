// Descriptions of the files that were made.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/rational.hpp"

namespace gradreel {

enum class ProductKind {
  film,
  clip,
  pause,  ///< the picture that a deck stops at
  poster,
  sidecar,
  snippets,
  deck,  ///< a page with the clips; `frames` is the number of its stops
  trajectories,
  still,  ///< a frame that was asked for alone
  sheet   ///< several frames on one picture; `frames` is their number
};

/// A file, or the folder of a film that is a folder.
struct Product {
  ProductKind kind = ProductKind::film;
  std::string path;          ///< kStandardOutput: what was piped
  std::uintmax_t bytes = 0;  ///< of all files of a folder; 0 if piped
  double seconds = 0;        ///< that rendering a film or a clip took

  int width = 0, height = 0;  ///< of pictures, in pixels
  Rational frame_rate = {};   ///< of films and clips
  std::int64_t frames = 0;    ///< of a film or a clip; of the film that pictures are frames of
  std::int64_t frame = 0;     ///< that a picture shows
  double width_pt = 0;        ///< of the page of a still as vectors

  std::size_t descents = 0, points = 0;  ///< of trajectories
};

/// All files of one output.
struct Made {
  std::vector<Product> files;  ///< the film or its clips first
  std::string given_up = {};   ///< so that the file was small enough, see concessions(); empty: nothing
  bool is_from_cache = false;  ///< nothing was rendered

  /// Of films, and how many of them the cache had.
  std::int64_t segments = 0, kept_segments = 0;
};

/// Bytes of a file, or of the files in a folder.
std::uintmax_t size_of(const std::string& path);

}  // namespace gradreel
