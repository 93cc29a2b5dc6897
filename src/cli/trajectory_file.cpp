#include "cli/trajectory_file.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "cli/load.hpp"
#include "scene/records.hpp"
#include "video/output_file.hpp"

namespace gradreel {

bool write_trajectory_file(const Scene& scene, const Trajectories& trajectories, const std::string& format,
                           const std::string& path, const std::atomic<bool>& cancelled, const FileOps& ops) {
  OutputFile file(path, ops);
  const auto sink = [&](std::string_view text) {
    file.write({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    return !cancelled.load();
  };
  if (!write_trajectories(format, scene.file, records_of(scene, trajectories), sink)) return false;
  file.commit();
  return true;
}

std::string trajectory_file_text(const Trajectories& trajectories, const std::string& path) {
  std::size_t points = 0;
  for (const auto& t : trajectories) points += t->points.size();
  return fmt::format("{} descent{}, {} points, {}", trajectories.size(), trajectories.size() == 1 ? "" : "s",
                     points, size_text(std::filesystem::file_size(path)));
}

}  // namespace gradreel
