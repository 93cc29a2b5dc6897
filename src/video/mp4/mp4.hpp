// H.264 in MP4.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/param.hpp"
#include "video/file_ops.hpp"
#include "video/film_facts.hpp"

namespace gradreel {

/// The parameters of the format's entry at their defaults.
const ParamValues& mp4_defaults();

struct Mp4Settings {
  std::string preset = mp4_defaults().text("preset");  ///< an x264 preset
  double crf = mp4_defaults().number("crf");           ///< 0..51, lower is better
  bool moves_much = false;              ///< a camera moves, a map zooms, or lines sweep over a panel
  bool map_refills = false;             ///< a map changes colour place by place
  std::string title = {};               ///< for the file's metadata; may be empty
  std::string comment = {};             ///< the same
  std::vector<FilmText> chapters = {};  ///< in order; each ends where the next begins, the last with the film
  std::vector<FilmText> subtitles = {};  ///< a track of its own unless empty; in order, no two at once
  std::string language = "und";          ///< of subtitles and narration: three letters of ISO 639-2
  std::string narration = {};            ///< path of a sound file (see tracks/narration.hpp); may be empty
};

/// H.264 High, yuv420p, BT.709 limited range, constant frame rate, closed-GOP segments, faststart. Throws
/// Error if the size is odd (stating the next even ones) or libav lacks libx264. `ops` outlives the format.
std::unique_ptr<Format> make_mp4(const FrameGeometry& geometry, const Mp4Settings& settings,
                                 const FileOps& ops = real_file_ops());

}  // namespace gradreel
