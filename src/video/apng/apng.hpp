// Animated PNG.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/param.hpp"
#include "video/file_ops.hpp"
#include "video/format.hpp"

namespace gradreel {

/// The parameters of the format's entry at their defaults.
const ParamValues& apng_defaults();

struct ApngSettings {
  std::int64_t max_bytes = static_cast<std::int64_t>(apng_defaults().number("max_bytes"));  ///< 0: no limit
  std::string comment = {};                                                                 ///< may be empty
};

/// Exact pixels, only those that changed; repeated frames merged, endless loop. `ops` outlives the format.
std::unique_ptr<Format> make_apng(const FrameGeometry& geometry, const ApngSettings& settings,
                                  const FileOps& ops = real_file_ops());

}  // namespace gradreel
