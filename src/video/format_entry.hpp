// The registry of film formats: what a profile's `format` may be, and what it then may say.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/param.hpp"
#include "video/film_facts.hpp"
#include "video/format.hpp"

namespace gradreel {

/// How a web page shows a file.
enum class Embedding { none, image, video };

struct FormatEntry {
  std::string_view name;              ///< in YAML
  std::string_view extension;         ///< of its files, without the dot
  std::string_view doc;               ///< one line
  std::string_view plays_in = {};     ///< one line: where it plays
  std::vector<Param> params = {};     ///< keys of its profiles and outputs, beside size and rate
  bool plain_packets = false;         ///< they hold pictures alone; what else a film has goes around them
  bool has_sound = false;             ///< a narration goes into the file
  bool even_sides = false;            ///< width and height must be even
  double fastest = 240;               ///< most frames per second
  std::string_view why_fastest = {};  ///< for messages, where `fastest` is below 240
  bool has_alpha = false;             ///< frames may be transparent, unless why_opaque says why not
  bool to_standard_output = false;    ///< may be written to the path "-"
  Embedding embedding = Embedding::none;
  std::string_view mime_type = {};  ///< of its files, where they may be embedded
  int page_rank = 0;                ///< of the formats of one embedding, the first that a page offers is 1

  /// libav's encoder that is needed with these settings, and of what; null: none that could be missing.
  std::pair<std::string, std::string> (*encoder)(const ParamValues& params) = nullptr;

  /// Why frames cannot be transparent with these settings; empty: they can. Null: settings do not matter.
  std::string_view (*why_opaque)(const ParamValues& params) = nullptr;

  /// Why segments that several machines encode cannot make a file with these settings; empty: they can. Null:
  /// settings do not matter.
  std::string_view (*why_not_joined)(const ParamValues& params) = nullptr;

  std::unique_ptr<Format> (*make)(const FilmFacts& facts, const ParamValues& params) = nullptr;
};

/// In the order of formats.def.
std::span<const FormatEntry* const> formats();
const FormatEntry* find_format(std::string_view name);

/// Throws Error naming the encoder of `codec` ("VP9") if the installed libavcodec lacks it.
void require_encoder(const std::string& encoder, const std::string& codec);

/// The same for what an output of these settings needs.
void require_encoder(const FormatEntry& format, const ParamValues& params);

}  // namespace gradreel
