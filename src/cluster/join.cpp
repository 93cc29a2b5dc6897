#include "cluster/join.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cluster/make_plan.hpp"
#include "cluster/outdated.hpp"
#include "cluster/segment.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"

namespace gradreel {

namespace {

constexpr std::uint64_t kMostPerPixel = 8, kMostBeside = std::uint64_t{1} << 20;  // bytes of a part

std::uint64_t most_bytes(const PlanFilm& film, const FrameRange& frames) {
  const auto pixels = static_cast<std::uint64_t>(film.width) * static_cast<std::uint64_t>(film.height);
  return static_cast<std::uint64_t>(frames.count()) * (pixels * kMostPerPixel + kMostBeside) + kMostBeside;
}

/// Whether the segment has the frames and times that are planned for it.
bool is_of(const EncodedSegment& segment, const FrameRange& frames) {
  const auto is_inside = [&](const Packet& p) {
    return p.frame >= frames.begin && p.frame < frames.end && p.decode_order >= frames.begin &&
           p.decode_order < frames.end;
  };
  return segment.first_frame == frames.begin && segment.frame_count == frames.count() &&
         std::ranges::all_of(segment.packets, is_inside);
}

}  // namespace

std::vector<std::int64_t> BrokenParts::all() const {
  std::vector<std::int64_t> numbers = missing;
  numbers.insert(numbers.end(), foreign.begin(), foreign.end());
  numbers.insert(numbers.end(), damaged.begin(), damaged.end());
  std::ranges::sort(numbers);
  return numbers;
}

BrokenParts broken_parts(const Plan& plan, const std::string& folder) {
  BrokenParts broken;
  std::int64_t number = 0;
  for (const PlannedSegment& s : numbered_segments(plan)) {
    switch (check_part(part_path(folder, number), segment_digest(plan.films[s.film], s.file, s.segment))) {
      case PartState::intact:
        break;
      case PartState::missing:
        broken.missing.push_back(number);
        break;
      case PartState::foreign:
        broken.foreign.push_back(number);
        break;
      case PartState::damaged:
        broken.damaged.push_back(number);
        break;
    }
    ++number;
  }
  return broken;
}

std::string ranges_text(const std::vector<std::int64_t>& rising) {
  std::string text;
  for (std::size_t begin = 0, end = 0; begin < rising.size(); begin = end) {
    for (end = begin + 1; end < rising.size() && rising[end] == rising[end - 1] + 1;) ++end;
    text += text.empty() ? "" : ", ";
    text += end == begin + 1 ? std::to_string(rising[begin])
                             : fmt::format("{}-{}", rising[begin], rising[end - 1]);
  }
  return text;
}

std::string broken_text(const BrokenParts& broken, const Plan& plan, const std::string& folder) {
  std::vector<std::string> groups;
  const auto add = [&](const std::vector<std::int64_t>& numbers, std::string_view state) {
    if (numbers.empty()) return;
    groups.push_back(
        fmt::format("{} {} {}", ranges_text(numbers), numbers.size() == 1 ? "is" : "are", state));
  };
  add(broken.missing, "missing");
  add(broken.foreign, "of another plan");
  add(broken.damaged, "damaged");
  return fmt::format("{} of {} cannot be joined from {}: {}", broken.all().size(),
                     counted(plan.segments(), "part"), folder, fmt::join(groups, "; "));
}

PlannedParts::PlannedParts(const Plan& plan, std::string path, std::string folder, std::string output_dir,
                           std::map<std::string, std::size_t> films)
    : plan_(plan),
      path_(std::move(path)),
      folder_(std::move(folder)),
      output_dir_(std::move(output_dir)),
      films_(std::move(films)) {
  std::int64_t number = 0;
  for (const PlanFilm& film : plan.films) {
    first_numbers_.push_back(number);
    number += film.segments();
  }
}

void PlannedParts::check(const Target& target, const PreparedFilm& film, const Trajectories& trajectories) {
  try {
    require_same_film(plan_.films[films_.at(target.path)], plan_film(target, film, trajectories, output_dir_),
                      path_);
  } catch (const Outdated&) {
    is_outdated_ = true;
    throw;
  }
}

EncodedSegment PlannedParts::segment(const Target& target, std::size_t file, std::int64_t segment) {
  const std::size_t at = films_.at(target.path);
  const PlanFilm& film = plan_.films[at];
  std::int64_t number = first_numbers_[at] + segment;
  for (std::size_t i = 0; i < file; ++i) number += std::ssize(film.files[i].segments);
  const FrameRange frames = film.files[file].segments[static_cast<std::size_t>(segment)].frames;
  const std::string part = part_path(folder_, number);
  DigestedSegment read = read_part(part, segment_digest(film, file, segment), most_bytes(film, frames));
  const std::int64_t before =
      std::ssize(read.frames) - frames.count();  // 1: the encoder saw the frame before
  if (!is_of(read.encoded, frames) || before < 0 || before > 1)
    throw Error(fmt::format("the part {} does not have the frames that it should have", part));
  const std::lock_guard lock(mutex_);
  Sha256Digest& last = last_frames_[target.path];
  if (before == 1 && (segment == 0 || read.frames.front() != last))
    throw Error(
        fmt::format("the part {} was made after another picture of frame {} than the part before it has: "
                    "the machines do not paint alike",
                    part, frames.begin - 1));
  last = read.frames.back();
  return std::move(read.encoded);
}

}  // namespace gradreel
