// The plan: films, cut into segments that several machines make.
//
// {"gradreel_plan": 1, "segments": how many, "cost_ms": of all, "options": {NAME: value}, "films": [{"scene",
// "folder", "film", "output", "format", "width", "height", "digest", "computed": {NAME: digest}, "files":
// [{"path", "segments": [{"number", "frames": [begin, end], "cost_ms"}]}]}], "versions": {NAME: version}}.
// Scenes are relative to the working directory, files to the output folder; digests are SHA-256; frames are
// those of the file, half-open. Segments are numbered from 0 through the whole plan.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/sha256.hpp"
#include "film/frame_range.hpp"
#include "lock/options.hpp"
#include "lock/versions.hpp"

namespace gradreel {

struct PlanSegment {
  FrameRange frames;
  std::int64_t cost_ms = 0;  ///< about what it takes one processor
  friend bool operator==(const PlanSegment&, const PlanSegment&) = default;
};

struct PlanFile {
  std::string path;  ///< below the output folder
  std::vector<PlanSegment> segments;
  friend bool operator==(const PlanFile&, const PlanFile&) = default;
};

/// An output: a film or its clips; or trajectories, which have no segments.
struct PlanFilm {
  std::string scene;   ///< its file
  std::string folder;  ///< of its outputs, below the output folder
  std::string film;    ///< of a sweep: which of the scene's films; the name of its files
  int output = 1;      ///< its place among the scene's outputs, from 1
  std::string format;
  int width = 0, height = 0;
  Sha256Digest digest;                           ///< of all that decides about it
  std::map<std::string, Sha256Digest> computed;  ///< what was computed of it
  std::vector<PlanFile> files;
  friend bool operator==(const PlanFilm&, const PlanFilm&) = default;

  std::int64_t segments() const;
};

struct Plan {
  OptionValues options;  ///< folders relative to the working directory
  std::vector<PlanFilm> films;
  Versions versions;

  std::int64_t segments() const;
  std::int64_t cost_ms() const;
};

/// A segment of a plan.
struct PlannedSegment {
  std::size_t film = 0, file = 0;
  std::int64_t segment = 0;  ///< of the file
};

/// By their numbers.
std::vector<PlannedSegment> numbered_segments(const Plan& plan);

/// Of all that decides about the bytes of a segment.
Sha256Digest segment_digest(const PlanFilm& film, std::size_t file, std::int64_t segment);

/// Equal plans have equal texts.
std::string plan_json(const Plan& plan);

/// Throws Error about `file` where the text is no plan. Nothing in it is trusted, and every path in it is
/// relative and without "..".
Plan parse_plan(const std::string& file, std::string_view text);

/// Throws Error about the file where it is missing or no plan.
Plan read_plan(const std::string& path);

/// Throws Outdated unless this program made the plan, with the same libraries and fonts.
void require_same_versions(const Plan& plan, const std::string& path);

}  // namespace gradreel
