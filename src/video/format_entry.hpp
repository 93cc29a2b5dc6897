// The registry of film formats: what a profile's `format` may be, and what it then may say.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/param.hpp"
#include "video/format.hpp"

namespace gradreel {

/// What a file says of its film, or takes from it, beside the frames.
struct FilmFacts {
  FrameGeometry geometry;
  std::string title;                                  ///< plain text; may be empty
  std::function<std::vector<Rgb>(int most)> palette;  ///< of at most so many colours, for formats with one
};

struct FormatEntry {
  std::string_view name;              ///< in YAML
  std::string_view extension;         ///< of its files, without the dot
  std::string_view doc;               ///< one line
  std::vector<Param> params = {};     ///< keys of its profiles and outputs, beside size and rate
  bool even_sides = false;            ///< width and height must be even
  double fastest = 240;               ///< most frames per second
  std::string_view why_fastest = {};  ///< for messages, where `fastest` is below 240

  std::unique_ptr<Format> (*make)(const FilmFacts& facts, const ParamValues& params) = nullptr;
};

/// In the order of formats.def.
std::span<const FormatEntry* const> formats();
const FormatEntry* find_format(std::string_view name);

}  // namespace gradreel
