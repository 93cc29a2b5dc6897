#include "outputs/collision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace gradreel {

namespace {

std::filesystem::path plain_path(const std::string& file) {
  return std::filesystem::path(file).lexically_normal();
}

/// The deepest folder that both files are in.
std::string common_folder(const std::string& a, const std::string& b) {
  const std::filesystem::path first = plain_path(a).parent_path(), second = plain_path(b).parent_path();
  const auto ends = std::mismatch(first.begin(), first.end(), second.begin(), second.end());
  std::filesystem::path common;
  for (auto part = first.begin(); part != ends.first; ++part) common /= *part;
  return common.empty() ? "." : common.string();
}

std::string way_out(const std::string& a, const std::string& b) {
  if (plain_path(a) == plain_path(b)) return "name it once";
  if (plain_path(a).parent_path() == plain_path(b).parent_path()) return "rename one of them";
  return "render the folder that has both, and each goes into a folder of its own: gradreel render " +
         common_folder(a, b);
}

}  // namespace

Mistake mistake_at(const PlannedFile& file, std::string message, std::string hint) {
  Mistake mistake = file.where;
  mistake.message = std::move(message);
  mistake.hint = std::move(hint);
  return mistake;
}

std::string place_text(const PlannedFile& file) {
  const Location& at = file.where.where;
  return at.line > 0 ? fmt::format("{}:{}:{}", at.file, at.line, at.column) : at.file;
}

bool are_of_two_scenes(const PlannedFile& a, const PlannedFile& b) {
  return a.scene && b.scene && a.scene != b.scene;
}

Mistake collision(const PlannedFile& file, const PlannedFile& other) {
  const bool is_same = other.path == file.path;
  if (are_of_two_scenes(file, other)) {
    const std::string &mine = file.scene->file, &theirs = other.scene->file;
    const std::string to = is_same ? file.path : fmt::format("one file, {} and {}", other.path, file.path);
    return mistake_at(file,
                      mine == theirs
                          ? fmt::format("{} is named twice, and would be written to {} twice", mine, to)
                          : fmt::format("{} and {} would both be written to {}", theirs, mine, to),
                      way_out(theirs, mine));
  }
  return mistake_at(file,
                    is_same ? fmt::format("two outputs would be the same file {}", file.path)
                            : fmt::format("two outputs would be the same file, through links: {} and {}",
                                          other.path, file.path),
                    "the other one is at " + place_text(other));
}

}  // namespace gradreel
