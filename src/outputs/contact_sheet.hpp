// Several moments of a film on one picture.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/image.hpp"
#include "film/film.hpp"
#include "outputs/product.hpp"
#include "outputs/still_moment.hpp"
#include "scene/scene.hpp"

namespace gradreel {

inline constexpr int kMostSheetMoments = 100, kLargestSheetSide = 16384;

/// Which frames a sheet shows, and how large.
struct SheetPlan {
  enum class Choice { evenly, captions, moments };
  Choice choice = Choice::evenly;
  int count = 6;                          ///< of moments at even distances
  std::vector<StillMoment> moments = {};  ///< of Choice::moments, in the order in which they are shown
  int columns = 0;                        ///< 0: as many as make a sheet that is a little wider than high
  int picture_width = 640;                ///< pixels; pictures are never made larger than the film's
};

/// The frames of a film that a sheet shows. Evenly: from the first of the plots to the last that no card or
/// fade covers, each once. At captions: the middle of each. Throws Error about `file` if the film has no such
/// moment.
std::vector<std::int64_t> sheet_frames(const Film& film, const SheetPlan& plan, const std::string& file,
                                       const std::string& profile);

/// What stands below a picture of a sheet, in the film's language.
struct SheetLabel {
  std::string time;    ///< "1.50 s"
  std::string moment;  ///< "epoch 12", "step 12", or which card it is
  std::string frame;   ///< "frame 90"
};

SheetLabel sheet_label(const Film& film, std::int64_t frame);

/// The pictures in rows, in the colours of the film's theme, each with its label below. Throws Error if the
/// sheet would have a side of more than kLargestSheetSide pixels.
Image contact_sheet(const Film& film, const std::vector<std::int64_t>& frames, const SheetPlan& plan);

/// Runs the descents, draws, and writes the sheet as a PNG, whose folder is made.
Product make_sheet(const Scene& scene, const OutputSpec& output, const SheetPlan& plan,
                   const std::string& path, int jobs);

}  // namespace gradreel
