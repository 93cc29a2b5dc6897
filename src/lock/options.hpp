// Which options of `render` change an output: the lock records them, and later commands take them from it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "outputs/plan_outputs.hpp"
#include "scene/resolve.hpp"

namespace gradreel {

/// Values of options by their names without dashes; none of a flag.
using OptionValues = std::map<std::string, std::vector<std::string>, std::less<>>;

/// What the options of a command set.
struct OutputOptions {
  LoadOptions load;
  PlanOptions plan;
  std::optional<std::string> config_dir;
};

/// Where an option's values are kept.
struct RecordedOption {
  std::string_view name;  ///< without dashes
  bool takes_value = true;
  bool is_folder = false;  ///< the lock names it relative to its own

  /// Nothing where it was not given.
  std::optional<std::vector<std::string>> (*get)(const OutputOptions& options);
  void (*set)(const std::vector<std::string>& values, OutputOptions& options);
};

/// The only list of them.
std::span<const RecordedOption> recorded_options();

/// Null if the lock has no option of this name.
const RecordedOption* find_recorded_option(std::string_view name);

/// As a lock in `folder` records them.
OptionValues values_of(const OutputOptions& options, const std::string& folder);

/// Sets what is recorded relative to `folder`, except where is_given(name). Throws Error about `file`, which
/// recorded it, where a folder would lie outside of that.
void apply_options(const OptionValues& recorded, const std::string& file, const std::string& folder,
                   const std::function<bool(std::string_view name)>& is_given, OutputOptions& options);

}  // namespace gradreel
