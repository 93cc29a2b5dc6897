#include "verify/film_result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace gradreel {

std::string picture_name(const std::string& film, std::int64_t frame) {
  std::string_view name = film;
  while (name.starts_with("../")) name.remove_prefix(3);  // of films outside of the lock's folder
  return fmt::format("{}.{:05}.png", name, frame);
}

std::string picture_path(std::string_view kind, const FilmResult& result) {
  return fmt::format("images/{}/{}", kind, picture_name(result.film, result.worst_frame));
}

void sort_by_drift(std::vector<FilmResult>& results) {
  const auto rank = [](const FilmResult& r) {
    // A film that could not be compared is worse than any that was.
    return std::tuple(-static_cast<int>(r.verdict), r.worst ? r.worst->ssim : -1,
                      r.worst ? -r.worst->largest_difference : 0, r.film);
  };
  std::sort(results.begin(), results.end(),
            [&](const FilmResult& a, const FilmResult& b) { return rank(a) < rank(b); });
}

std::string result_text(const FilmResult& result) {
  std::string text(name_of(result.verdict));
  if (!result.reason.empty()) text += ": " + result.reason;
  if (result.worst && result.verdict >= Verdict::close) {
    text += fmt::format("{} SSIM {:.4f}, largest difference {:.1f}, at frame {}",
                        result.reason.empty() ? ":" : ";", result.worst->ssim,
                        result.worst->largest_difference, result.worst_frame);
  }
  return result.note.empty() ? text : text + "; " + result.note;
}

}  // namespace gradreel
