#include "verify/baseline.hpp"

#include <algorithm>
#include <filesystem>

#include "core/error.hpp"
#include "lock/paths.hpp"

namespace gradreel {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPicture = ".png";
constexpr std::size_t kFrameDigits = 5;

/// 12 of "a.gif.00012.png", for the film a.gif.
std::optional<std::int64_t> frame_in(std::string_view file, std::string_view film) {
  if (!file.starts_with(film) || !file.ends_with(kPicture)) return std::nullopt;
  file.remove_prefix(film.size());
  file.remove_suffix(std::min(file.size(), kPicture.size()));
  if (file.size() != 1 + kFrameDigits || file[0] != '.') return std::nullopt;
  std::int64_t frame = 0;
  for (const char c : file.substr(1)) {
    if (c < '0' || c > '9') return std::nullopt;
    frame = 10 * frame + (c - '0');
  }
  return frame;
}

}  // namespace

Baseline::Baseline(std::string folder) : folder_(std::move(folder)) {
  std::error_code error;
  if (!fs::is_directory(folder_, error)) throw Error::about("--baseline", "there is no folder " + folder_);
}

std::optional<std::string> Baseline::film(const std::vector<std::string>& names) const {
  std::error_code error;
  for (const std::string& name : names) {
    std::optional<std::string> path = path_in_lock(folder_, name);
    if (path && (fs::is_regular_file(*path, error) || fs::is_directory(*path, error))) return path;
  }
  return std::nullopt;
}

std::map<std::int64_t, std::string> Baseline::key_frames(const std::vector<std::string>& names) const {
  std::map<std::int64_t, std::string> frames;
  for (const std::string where : {"", "images/current/"}) {
    for (const std::string& name : names) {
      const fs::path film = fs::path(where + name);
      const std::optional<std::string> folder =
          path_in_lock(folder_, film.has_parent_path() ? film.parent_path().string() : ".");
      if (!folder) continue;
      std::error_code error;
      fs::directory_iterator entry(*folder, error);
      for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        const std::string file = entry->path().filename().string();
        const auto frame = frame_in(file, film.filename().string());
        const auto path = frame ? path_in_lock(*folder, file) : std::nullopt;
        if (path && fs::is_regular_file(*path, error)) frames.emplace(*frame, *path);
      }
      if (!frames.empty()) return frames;
    }
  }
  return frames;
}

}  // namespace gradreel
