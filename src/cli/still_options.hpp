// What `still` and `frame` are told, from text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/load.hpp"
#include "film/film.hpp"

namespace gradreel {

struct StillOptions {
  std::string scene, at = "end", output;
  std::optional<std::string> width, height;
  bool outlines = false;
  LoadOptions load;
};

/// Which moment of a film.
struct StillMoment {
  enum class Kind { end, frame, epoch, time };
  Kind kind = Kind::end;
  std::int64_t number = 0;  ///< of the frame or epoch
  double seconds = 0;       ///< of the film
};

/// `end`, `frame=K`, `epoch=K` or `time=S`. Throws Error about --at.
StillMoment parse_moment(const std::string& text);

/// A length in points: `120mm`, `12cm`, `4.5in`, `340pt`. From 5 mm to 5 m. Throws Error about `option`.
double parse_length(const std::string& option, const std::string& text);

/// The frame of that moment. Throws Error about `file` where the film has none; `profile` names the film.
std::int64_t frame_at(const StillMoment& moment, const Film& film, const std::string& file,
                      const std::string& profile);

/// Declares what `still` and `frame` share.
void add_still_options(CLI::App& command, StillOptions& options);

/// Loads, draws, writes, and says so. Returns an exit code.
int write_still_of(const StillOptions& options, const Globals& globals);

}  // namespace gradreel
