// The report of a verification: report/ with summary.json, summary.md, index.html and images/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "verify/film_result.hpp"

namespace gradreel {

struct ReportFacts {
  std::string lock;  ///< its name
  Tolerance tolerance;
  std::optional<std::string> image_base_url;  ///< where the pages find the report's pictures
};

/// Makes the folder, and removes the pictures of an earlier report. Throws Error about --report where a
/// folder is something else, or holds the baseline.
void begin_report(const std::string& folder, const std::optional<std::string>& baseline);

/// Writes the pages. `results`: the worst first; pictures are in the folder.
void write_report(const std::string& folder, const std::vector<FilmResult>& results,
                  const ReportFacts& facts);

/// {"lock", "tolerance": {"ssim", "largest_difference"}, "counts": {verdict: number}, "films": [{"film",
/// "scene", "verdict", "reason", "note", "ssim", "largest_difference", "worst_frame", "frames_compared",
/// "images":
/// {"baseline", "current", "difference"} or null}]}; the worst first. What is not known is null.
std::string summary_json(const std::vector<FilmResult>& results, const ReportFacts& facts);

/// Most characters of a comment on a pull request, and some room.
inline constexpr std::size_t kMostMarkdown = 60000;

/// A table for a pull request, the worst first, of at most kMostMarkdown characters. Names and reasons are
/// text and nothing else.
std::string summary_markdown(const std::vector<FilmResult>& results, const ReportFacts& facts);

/// A page without other files: pictures are read from `folder` and become part of it.
std::string index_html(const std::string& folder, const std::vector<FilmResult>& results,
                       const ReportFacts& facts);

/// "1 of 12 films drifted; 2 are close, 9 have the same bytes".
std::string counts_text(const std::vector<FilmResult>& results);

}  // namespace gradreel
