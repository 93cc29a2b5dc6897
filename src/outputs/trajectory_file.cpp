#include "outputs/trajectory_file.hpp"

#include "core/leftover.hpp"
#include "outputs/output_path.hpp"
#include "outputs/records.hpp"
#include "video/output_file.hpp"

namespace gradreel {

Product make_trajectory_file(const Scene& scene, const Trajectories& trajectories, const std::string& format,
                             const std::string& path, Watcher& watcher, const FileOps& ops) {
  Product product;
  product.kind = ProductKind::trajectories;
  product.path = path;
  make_folder_of(path);
  OutputFile file(path, ops);
  write_trajectories(format, scene.file_name(), records_of(scene, trajectories), [&](std::string_view text) {
    file.write(text);
    product.bytes += text.size();
    watcher.written(product.bytes);
    return true;
  });
  file.flush();
  const WholeStep step;
  file.commit();
  watcher.committed();
  product.descents = trajectories.size();
  for (const auto& trajectory : trajectories) product.points += trajectory->points.size();
  return product;
}

}  // namespace gradreel
