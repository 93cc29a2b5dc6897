// Sound files that are spoken over a film.
#pragma once

#include <string>

namespace gradreel {

struct NarrationFacts {
  double seconds = 0;      ///< from the first sound to the end of the last
  std::string codec;       ///< libav's name: "aac", "mp3", "opus", "pcm_s16le" ...
  bool is_copied = false;  ///< into an MP4; else it is encoded as AAC
};

/// Reads a WAV, MP3, Opus (Ogg) or M4A file once. Throws Error with the reason alone: it is no such file, has
/// no sound or sound of another codec, is damaged, or lasts more than an hour.
NarrationFacts narration_facts(const std::string& path);

}  // namespace gradreel
