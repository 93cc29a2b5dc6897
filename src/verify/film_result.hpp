// What `verify` finds out about a film.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/likeness.hpp"

namespace gradreel {

/// The best first.
enum class Verdict { same_bytes, same_frames, close, drifted };
inline constexpr std::string_view kVerdictNames[] = {"same bytes", "same frames", "close", "drifted"};
inline std::string_view name_of(Verdict verdict) { return kVerdictNames[static_cast<std::size_t>(verdict)]; }

/// How far from what it was a film may be and count as close.
struct Tolerance {
  double ssim = 0.98;              ///< of the worst frame, at least
  double largest_difference = 10;  ///< levels of 0..255, at most
};

struct FilmResult {
  std::string film, scene;  ///< as the lock names them
  Verdict verdict = Verdict::drifted;
  std::string reason;                        ///< why it drifted, where numbers do not say it
  std::string note;                          ///< what else a reviewer should know
  std::optional<Likeness> worst;             ///< where frames were compared
  std::int64_t worst_frame = 0, frames = 0;  ///< the least alike, and how many were compared
  bool has_pictures = false;                 ///< of the worst frame: see picture_name()
};

/// "output/a.gif.00012.png": the picture of a frame within report/images/baseline/ and the like.
std::string picture_name(const std::string& film, std::int64_t frame);

/// "images/baseline/output/a.gif.00012.png": of the worst frame, within the report. `kind`: baseline, current
/// or difference.
std::string picture_path(std::string_view kind, const FilmResult& result);

/// The worst first; of equal ones by name.
void sort_by_drift(std::vector<FilmResult>& results);

/// "close: SSIM 0.9981, largest difference 2.1, at frame 12".
std::string result_text(const FilmResult& result);

}  // namespace gradreel
