// VP9 and AV1 in WebM.
#pragma once

#include <memory>
#include <string>

#include "core/param.hpp"
#include "video/file_ops.hpp"
#include "video/format.hpp"

namespace gradreel {

/// The parameters of the format's entry at their defaults.
const ParamValues& webm_defaults();

struct WebmSettings {
  std::string codec = webm_defaults().text("codec");  ///< "vp9" or "av1"
  double crf = webm_defaults().number("crf");         ///< 0..63, lower is better
  double speed = webm_defaults().number("speed");     ///< vp9: 0..8, av1: 0..13; higher is faster and larger
  std::string title = {}, comment = {};               ///< for the file's metadata; may be empty
  bool has_alpha = false;                             ///< frames are not opaque; of vp9 only
};

/// VP9 or AV1 in WebM, yuv420p, BT.709 limited range, its index in front. Alpha is a second stream of VP9, of
/// straight colours. Throws Error if the size is odd, libav lacks the encoder, or AV1 is to have alpha. `ops`
/// outlives the format.
std::unique_ptr<Format> make_webm(const FrameGeometry& geometry, const WebmSettings& settings,
                                  const FileOps& ops = real_file_ops());

}  // namespace gradreel
