// Surfaces that files have as values on grids.
#include "scene/grid_surface.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "catch.hpp"
#include "cli/process.hpp"
#include "scene/alt_text.hpp"
#include "scene/broken.hpp"
#include "scene/digest.hpp"
#include "scene/runs.hpp"
#include "surfaces/surface.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using testing::TemporaryFolder;
using testing::write_file;

namespace {

/// (x - 0.3)^2 + 2 (y + 0.2)^2 on x: [-1, 1], y: [-1, 1].
std::string bowl_rows() {
  std::string text;
  for (int i = 0; i < 9; ++i) {
    for (int j = 0; j < 11; ++j) {
      const double x = -1 + 0.2 * j, y = -1 + 0.25 * i,
                   value = (x - 0.3) * (x - 0.3) + 2 * (y + 0.2) * (y + 0.2);
      text += fmt::format("{}{}", j > 0 ? "," : "", value);
    }
    text += "\n";
  }
  return text;
}

/// A folder with grids and a scene.
struct GridFolder {
  TemporaryFolder folder;

  GridFolder() {
    write_file(folder / "bowl.csv", bowl_rows());
    for (const char* name : {"landscape.npz", "f8.npy"})
      std::filesystem::copy(std::string(GRADREEL_SOURCE_DIR "/tests/readers/arrays/") + name, folder / name);
  }

  Scene scene(const std::string& surface, const std::string& rest = "optimizers: [adam]\n") const {
    write_file(folder / "s.yaml", "surface: " + surface + "\n" + rest);
    return load_scene(folder / "s.yaml", shipped_configs());
  }

  /// Without the folder's path.
  std::string said(const std::string& surface, const std::string& rest = "") const {
    try {
      scene(surface, rest);
    } catch (const Error& e) {
      std::string text = e.what();
      for (std::size_t at; (at = text.find(folder.path() + "/")) != std::string::npos;)
        text.erase(at, folder.path().size() + 1);
      return text;
    }
    return "";
  }
};

const char* const kBowl = "{grid: bowl.csv, x: [-1, 1], y: [-1, 1]}";

}  // namespace

TEST_CASE("a grid is a surface with all that scenes need") {
  const GridFolder files;
  const Scene scene = files.scene("{grid: landscape.npz}");
  const SurfaceChoice& s = scene.surface;
  CHECK(s.name == "grid");
  CHECK(s.title == "landscape");
  CHECK(s.formula.empty());
  CHECK(s.source == "values on a grid, in landscape.npz");
  CHECK(s.domain == Domain{-1, 2, 0, 4});
  CHECK(scene.view.domain == Domain{-1, 2, 0, 4});
  CHECK(value_at(*s.objective, {0, 3}) == 30);
  CHECK(value_at(*s.objective, {2, 1}) == 14);
  CHECK(s.minima.empty());  // x^2 + 10 y falls beyond the edge
  CHECK(scene.starts == s.starts);
  CHECK(s.domain.contains(s.starts[0]));
  CHECK(scene.inputs.back().path == files.folder / "landscape.npz");
}

TEST_CASE("axes that the file does not have stand in the scene") {
  const GridFolder files;
  const SurfaceChoice even = files.scene(kBowl).surface;
  CHECK(even.domain == Domain{-1, 1, -1, 1});
  REQUIRE(even.minima.size() == 1);
  CHECK(even.minima[0].at.x == Approx(0.3).margin(1e-9));
  CHECK(even.minima[0].at.y == Approx(-0.2).margin(1e-9));
  const SurfaceChoice listed = files.scene("{grid: f8.npy, x: [0, 1, 10], y: [3, 1]}").surface;
  CHECK(listed.domain == Domain{0, 10, 1, 3});
  CHECK(value_at(*listed.objective, {1, 3}) == -0.5);  // the first row is at y = 3
  CHECK(value_at(*listed.objective, {10, 1}) == 3.5);
}

TEST_CASE("title, domain, minima and starts of a grid") {
  const GridFolder files;
  const Scene scene = files.scene(
      "{grid: bowl.csv, x: [-1, 1], y: [-1, 1], title: Bowl, domain: {x: [-0.5, 0.9]}, minima: [[0.1, 0]],\n"
      "  starts: [[-0.4, 0.5], [0, 0]]}");
  CHECK(scene.surface.title == "Bowl");
  CHECK(scene.view.domain == Domain{-0.5, 0.9, -1, 1});
  CHECK(scene.surface.minima[0].at == Point{0.1, 0});
  CHECK(scene.surface.minima[0].value == Approx(0.12));
  CHECK(scene.starts == std::vector<Point>{{-0.4, 0.5}});
  const auto found = files.scene("{grid: bowl.csv, x: [-1, 1], y: [-1, 1], minima: search}").surface.minima;
  REQUIRE(found.size() == 1);
  CHECK(found[0].at.x == Approx(0.3).margin(1e-9));
  CHECK(files.scene("{grid: bowl.csv, x: [-1, 1], y: [-1, 1], minima: []}").surface.minima.empty());
  const std::vector<DescentFacts> facts(1);
  CHECK_THAT(alt_text(scene, facts), Catch::Contains(" on the Bowl surface over 100 epochs"));
}

TEST_CASE("optimizers run on a grid, to the minimum of the interpolant") {
  const GridFolder files;
  const Scene scene =
      files.scene(kBowl,
                  "start: [-0.9, 0.8]\nepochs: 300\noptimizers: [{name: adam, learning_rate: 0.05}, "
                  "newton, lbfgs, {name: gradient_descent, learning_rate: 5}]\n");
  const Trajectories all = descend_all(scene);
  for (std::size_t i = 0; i < 3; ++i) {
    INFO(i);
    CHECK(all[i]->points.back().x == Approx(0.3).margin(1e-3));
    CHECK(all[i]->points.back().y == Approx(-0.2).margin(1e-3));
    CHECK(all[i]->losses.back() < 1e-5);
  }
  CHECK(all[1]->points[1].x == Approx(0.3).margin(1e-9));  // a parabola: Newton needs one step
  CHECK(all[3]->outcome == Outcome::diverged);             // it leaves the grid
  CHECK(all[3]->epochs() == 1);
}

TEST_CASE("one file may hold a surface and descents") {
  const GridFolder files;
  const Scene scene = files.scene("{grid: landscape.npz}", "trajectories: [{file: landscape.npz}]\n");
  REQUIRE(scene.recordings.size() == 1);
  CHECK(scene.recordings[0].label == "Adam");
  const Trajectory& t = *scene.recordings[0].trajectory;
  CHECK(t.recorded_epochs == std::vector{0, 5, 7});
  CHECK(t.points[5] == Point{0, 1});
  CHECK(t.losses.back() == 5);
  CHECK(scene.optimizers.empty());
}

TEST_CASE("a grid's file is in the digest of the scene") {
  const GridFolder files;
  const Scene scene = files.scene(kBowl);
  const std::string before = scene_digest(scene, scene.outputs.front());
  CHECK(scene_digest(files.scene(kBowl), scene.outputs.front()) == before);
  write_file(files.folder / "bowl.csv", "9" + bowl_rows());
  CHECK(scene_digest(files.scene(kBowl), scene.outputs.front()) != before);
}

TEST_CASE("mistakes about grids have the place of the key, or one in the file") {
  const GridFolder files;
  CHECK(files.said("{grid: none.npz}") ==
        "s.yaml:1:17: error: none.npz: no such file\n  surface: {grid: none.npz}\n                  ^");
  CHECK(files.said("{grid: ../bowl.csv}") ==
        "s.yaml:1:17: error: ../bowl.csv must be a file in the scene's folder, or below it\n"
        "  surface: {grid: ../bowl.csv}\n                  ^");
  CHECK(files.said("{grid: bowl.csv, y: [-1, 1]}") ==
        "s.yaml:1:10: error: surface.x is missing: the file has no axes\n"
        "  surface: {grid: bowl.csv, y: [-1, 1]}\n           ^\n"
        "  say where its columns are, like x: [-1, 1]");
  CHECK(files.said("{grid: bowl.csv, x: [-1, 0, 1], y: [-1, 1]}") ==
        "s.yaml:1:30: error: surface.x has 3 numbers, and the file has 11 columns\n"
        "  surface: {grid: bowl.csv, x: [-1, 0, 1], y: [-1, 1]}\n                               ^");
  CHECK(
      files.said("{grid: bowl.csv, x: [-1, 1], y: [0, 1, 2]}") ==
      "s.yaml:1:42: error: surface.y has 3 numbers, and the file has 9 rows\n"
      "  surface: {grid: bowl.csv, x: [-1, 1], y: [0, 1, 2]}\n                                           ^");
  CHECK(files.said("{grid: bowl.csv, x: [-1, a], y: [-1, 1]}") ==
        "s.yaml:1:35: error: a number of surface.x: expected a number in [-1e+15, 1e+15], found 'a'\n"
        "  surface: {grid: bowl.csv, x: [-1, a], y: [-1, 1]}\n                                    ^");
  CHECK(files.said("{grid: bowl.csv, x: [1, 1], y: [-1, 1]}") ==
        "s.yaml:1:17: error: bowl.csv: x[1]: expected a number above 1, found 1\n"
        "  surface: {grid: bowl.csv, x: [1, 1], y: [-1, 1]}\n                  ^\n"
        "  an axis rises or falls all the way, in steps of at least 10⁻¹² of its numbers");
  CHECK(files.said("{grid: landscape.npz, x: [-1, 1]}") ==
        "s.yaml:1:32: error: surface.x is of no use here: the file has its own axes\n"
        "  surface: {grid: landscape.npz, x: [-1, 1]}\n                                 ^");
  CHECK(files.said("{grid: landscape.npz, domain: {x: [-2, 1]}}") ==
        "s.yaml:1:44: error: surface.domain.x must be inside the grid, whose x goes from -1 to 2\n"
        "  surface: {grid: landscape.npz, domain: {x: [-2, 1]}}\n"
        "                                             ^");
  CHECK(files.said("{grid: landscape.npz, name: bowl}") ==
        "s.yaml:1:32: error: name and grid exclude each other\n  surface: {grid: landscape.npz, name: bowl}\n"
        "                                 ^");
  CHECK(files.said("{grid: landscape.npz, minima: [[9, 9]]}") ==
        "s.yaml:1:40: error: surface.minima: (9, 9) is outside the domain\n"
        "  surface: {grid: landscape.npz, minima: [[9, 9]]}\n                                         ^");
  CHECK(files.said("{grid: landscape.npz, file: a}") ==
        "s.yaml:1:32: error: unknown key 'file' in surface\n  surface: {grid: landscape.npz, file: a}\n"
        "                                 ^\n"
        "  did you mean trajectories.file or audio.file?");
  write_file(files.folder / "bowl.csv", "1,2\n3,x\n");
  CHECK(files.said(kBowl) == "bowl.csv:2:3: error: expected a number, found 'x'\n  3,x\n    ^");
  write_file(files.folder / "bowl.csv", "1,2\n3,nan\n");
  CHECK(files.said(kBowl) ==
        "s.yaml:1:17: error: bowl.csv: z has no four neighbouring values that are finite: there is nothing "
        "to show\n"
        "  surface: {grid: bowl.csv, x: [-1, 1], y: [-1, 1]}\n                  ^");
}
