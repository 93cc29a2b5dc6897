// Sound files for tests, and reading them back.
#pragma once

#include <string>
#include <vector>

namespace gradreel::test {

/// Silence of so many seconds in mono, with a tone from 0.5 s to 0.6 s. `encoder` is libav's name; the
/// extension decides the container.
void write_sound(const std::string& path, double seconds, const std::string& encoder = "pcm_s16le",
                 int sample_rate = 48000);

/// False where libav has no such encoder.
bool has_encoder(const std::string& name);

struct Sound {
  std::string codec;
  int sample_rate = 0, channels = 0;
  std::string language;
  double begin = 0, end = 0;              ///< in seconds, of what is heard
  double tone_begin = -1, tone_end = -1;  ///< of the loud part
};

/// Decodes the sound of a file; throws Error if anything is wrong with it.
Sound decode_sound(const std::string& path);

}  // namespace gradreel::test
