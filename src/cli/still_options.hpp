// Parses the options of `still` and `frame`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/load.hpp"
#include "outputs/still.hpp"

namespace gradreel {

struct StillOptions {
  std::string scene, at = "end", output;
  std::optional<std::int64_t> output_number;  ///< in the scene's `outputs`, from 1
  std::int64_t smaller = 0;                   ///< steps
  std::optional<std::string> width, height;
  bool outlines = false;
  LoadOptions load;
};

/// Declares what `still` and `frame` share.
void add_still_options(CLI::App& command, StillOptions& options);

/// `end`, `frame=K`, `epoch=K` or `time=S`. Throws Error about --at.
StillMoment parse_moment(const std::string& text);

/// A length in points: `120mm`, `12cm`, `4.5in`, `340pt`. From 5 mm to 5 m. Throws Error about `option`.
double parse_length(const std::string& option, const std::string& text);

/// What is to be drawn, as far as it can be said without the scene. Throws Error about an option.
StillRequest parse_still(const StillOptions& options);

}  // namespace gradreel
