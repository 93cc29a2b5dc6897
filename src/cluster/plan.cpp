#include "cluster/plan.hpp"

#include <fmt/format.h>

#include "cluster/outdated.hpp"

namespace gradreel {

std::int64_t PlanFilm::segments() const {
  std::int64_t sum = 0;
  for (const PlanFile& file : files) sum += std::ssize(file.segments);
  return sum;
}

std::int64_t Plan::segments() const {
  std::int64_t sum = 0;
  for (const PlanFilm& film : films) sum += film.segments();
  return sum;
}

std::int64_t Plan::cost_ms() const {
  std::int64_t sum = 0;
  for (const PlanFilm& film : films) {
    for (const PlanFile& file : film.files) {
      for (const PlanSegment& segment : file.segments) sum += segment.cost_ms;
    }
  }
  return sum;
}

std::vector<PlannedSegment> numbered_segments(const Plan& plan) {
  std::vector<PlannedSegment> all;
  for (std::size_t i = 0; i < plan.films.size(); ++i) {
    const std::vector<PlanFile>& files = plan.films[i].files;
    for (std::size_t j = 0; j < files.size(); ++j) {
      for (std::int64_t k = 0; k < std::ssize(files[j].segments); ++k) all.push_back({i, j, k});
    }
  }
  return all;
}

Sha256Digest segment_digest(const PlanFilm& film, std::size_t file, std::int64_t segment) {
  const FrameRange frames = film.files.at(file).segments.at(static_cast<std::size_t>(segment)).frames;
  Sha256 sha;
  sha.add(std::string_view("part of a film 1")).add(film.digest).add(film.computed.size());
  for (const auto& [what, digest] : film.computed) sha.add(what).add(digest);
  sha.add(file).add(frames.begin).add(frames.end);
  return sha.digest();
}

void require_same_versions(const Plan& plan, const std::string& path) {
  const Versions& now = current_versions();
  std::string differences;
  const auto add = [&](const std::string& name, const std::string& there, const std::string& here) {
    differences += fmt::format("{}{} {} (here {})", differences.empty() ? "" : ", ", name, there, here);
  };
  for (const auto& [name, version] : plan.versions) {
    const auto found = now.find(name);
    if (found == now.end() || found->second != version)
      add(name, version, found == now.end() ? "none" : found->second);
  }
  for (const auto& [name, version] : now) {
    if (!plan.versions.contains(name)) add(name, "none", version);
  }
  if (!differences.empty()) throw Outdated(fmt::format("{} was made with {}", path, differences));
}

}  // namespace gradreel
