// What a format is told of a film, beside the frames.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/image.hpp"
#include "video/format.hpp"

namespace gradreel {

/// Said in the frames [begin, end) of a film. Plain text.
struct FilmText {
  std::int64_t begin = 0, end = 0;
  std::string text;
};

struct FilmFacts {
  FrameGeometry geometry;
  std::string title;                    ///< plain text; may be empty
  std::string comment = {};             ///< which scene it is of, for the file to carry; may be empty
  std::vector<FilmText> captions = {};  ///< in order, no two at once
  std::vector<FilmText> chapters = {};  ///< from frame 0 to the end without gaps; may be empty
  std::string language = "und";         ///< of all texts: three letters of ISO 639-2
  std::string narration = {};           ///< path of a sound file; may be empty
  std::vector<Rgb> palette = {};        ///< of formats with the setting `colors`: at most as many
  bool has_alpha = false;               ///< frames are not opaque
  bool moves_much = false;              ///< a camera moves, a map zooms, or lines sweep over a panel
  bool map_refills = false;             ///< a map changes colour place by place
};

}  // namespace gradreel
