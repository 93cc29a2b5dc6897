// Fonts that are installed on the machine, for characters that the fonts gradreel depends on lack.
#pragma once

#include <fontconfig/fontconfig.h>

#include <string>
#include <vector>

namespace gradreel {

/// A family, and its upright faces as outlines. Lives as long as the process.
struct FallbackFamily {
  std::string name;
  std::vector<FcPattern*> faces;
};

/// The family that a character is taken from: of those installed that have it a sans serif one, then the one
/// nearest to regular weight, then the first by file. Null: none has it. May be called from any thread.
const FallbackFamily* fallback_family(FcChar32 character);

/// The files of all families that it gave so far, sorted.
std::vector<std::string> fallback_files();

}  // namespace gradreel
