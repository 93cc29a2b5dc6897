#include "outputs/trajectory_file.hpp"

#include "cli/process.hpp"
#include "scene/broken.hpp"
#include "video/failing_ops.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// Gives up as soon as anything was written.
class Impatient : public Watcher {
  void written(std::size_t) override { throw Cancelled(); }
};

}  // namespace

TEST_CASE("each step of writing a trajectory file may fail") {
  const TemporaryFolder folder;
  const Scene scene = parse_scene("s.yaml", "surface: himmelblau\nepochs: 20\noptimizers: [adam, momentum]\n",
                                  shipped_configs());
  const Trajectories trajectories = descend_all(scene);
  Watcher patient;
  Impatient impatient;
  const std::string path = folder / "t.json";
  write_file(path, "earlier");
  test::FailingOps full, unflushed, unnamed;
  full.bytes_until_full = 100;
  unflushed.fsyncs_until_failure = 0;
  unnamed.rename_fails = true;
  for (const FileOps* ops : std::initializer_list<const FileOps*>{&full, &unflushed, &unnamed}) {
    CHECK_THROWS_AS(make_trajectory_file(scene, trajectories, "json", path, patient, *ops), Error);
    CHECK(folder.listing() == std::vector<std::string>{"t.json"});
    CHECK(read_file(path) == "earlier");
  }
  CHECK_THROWS_AS(make_trajectory_file(scene, trajectories, "json", path, impatient), Cancelled);
  CHECK(folder.listing() == std::vector<std::string>{"t.json"});
  CHECK(read_file(path) == "earlier");
  const Product product = make_trajectory_file(scene, trajectories, "json", path, patient);
  CHECK(read_file(path).substr(0, 10) == "{\"scene\": ");
  CHECK(product.kind == ProductKind::trajectories);
  CHECK(product.path == path);
  CHECK(product.bytes == fs::file_size(path));
  CHECK(product.descents == 2);
  CHECK(product.points == 42);
}
