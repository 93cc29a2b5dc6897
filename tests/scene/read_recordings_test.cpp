#include "scene/read_recordings.hpp"

#include <cmath>
#include <filesystem>

#include "catch.hpp"
#include "cli/process.hpp"
#include "core/error.hpp"
#include "outputs/records.hpp"
#include "outputs/trajectory_text.hpp"
#include "scene/broken.hpp"
#include "scene/digest.hpp"
#include "scene/resolve.hpp"
#include "scene/runs.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using testing::TemporaryFolder;
using testing::write_file;

namespace {

constexpr const char* kGaps = "step,w0,w1\n2,-1,-1\n4,-2,-3\n7,-4,-3\n";

/// A folder with a scene and the files that it names.
struct Project {
  TemporaryFolder folder;

  Project() { write_file(folder / "gaps.csv", kGaps); }

  Scene scene(const std::string& rest) const {
    write_file(folder / "s.yaml", "surface: himmelblau\n" + rest);
    return load_scene(folder / "s.yaml", shipped_configs());
  }

  /// Without the folder's path.
  std::string said(const std::string& rest) const {
    try {
      scene(rest);
    } catch (const Error& e) {
      std::string text = e.what();
      for (std::size_t at; (at = text.find(folder.path() + "/")) != std::string::npos;)
        text.erase(at, folder.path().size() + 1);
      return text;
    }
    return "";
  }
};

std::string text_of(const Scene& scene, const char* format) {
  const Trajectories trajectories = descend_all(scene);
  std::string all;
  write_trajectories(format, "s", records_of(scene, trajectories), [&](std::string_view text) {
    all += text;
    return true;
  });
  return all;
}

const char* const kWithGaps = "trajectories: [{file: gaps.csv, columns: {x: w0, y: w1}}]\n";

}  // namespace

TEST_CASE("a recorded descent stands still before its first epoch, and moves straight across gaps") {
  const Project project;
  const Scene scene = project.scene(kWithGaps);
  CHECK(scene.optimizers.empty());
  CHECK(scene.starts.empty());
  CHECK(clock_epochs(scene) == 7);
  REQUIRE(scene.recordings.size() == 1);
  CHECK(scene.recordings[0].label == "gaps");
  const Trajectory& t = *scene.recordings[0].trajectory;
  CHECK(t.points == std::vector<Point>{{-1, -1},
                                       {-1, -1},
                                       {-1, -1},
                                       {-1.5, -2},
                                       {-2, -3},
                                       {-2 + 1 / 3.0 * -2, -3},
                                       {-2 + 2 / 3.0 * -2, -3},
                                       {-4, -3}});
  CHECK(t.losses[0] == 170);  // (x^2 + y - 11)^2 + (x + y^2 - 7)^2, the surface's
  CHECK(t.losses[2] == 170);
  CHECK(t.losses[3] == 135);
  CHECK(t.losses[4] == 100);
  CHECK(t.losses[7] == 8);
  CHECK(t.recorded_epochs == std::vector{2, 4, 7});
  CHECK(t.outcome == Outcome::finished);
}

TEST_CASE("recorded epochs alone are written, and read back as they were") {
  const Project project;
  const Scene scene = project.scene(kWithGaps);
  CHECK(text_of(scene, "csv") ==
        "descent,label,optimizer,start,epoch,x,y,loss,gradient_norm,learning_rate\n"
        "0,gaps,,,2,-1,-1,170,,\n0,gaps,,,4,-2,-3,100,,\n0,gaps,,,7,-4,-3,8,,\n");
  for (const char* format : {"csv", "json"}) {
    write_file(project.folder / ("again." + std::string(format)), text_of(scene, format));
    const Scene again = project.scene("trajectories: [{file: again." + std::string(format) + "}]\n");
    CHECK(again.recordings[0].label == "gaps");
    CHECK(again.recordings[0].trajectory->points == scene.recordings[0].trajectory->points);
    CHECK(again.recordings[0].trajectory->losses == scene.recordings[0].trajectory->losses);
  }
}

TEST_CASE("our own descents come back from CSV and JSON bit for bit, beside those that are run") {
  const Project project;
  const std::string own =
      "optimizers: [{name: adam, learning_rate: 0.1}, {name: momentum, learning_rate: 0.9}]\nstart: [0.5, "
      "4]\nepochs: 30\n";
  const Scene scene = project.scene(own);
  const Trajectories run = descend_all(scene);
  CHECK(run[1]->outcome == Outcome::diverged);
  for (const char* format : {"csv", "json"}) {
    write_file(project.folder / ("own." + std::string(format)), text_of(scene, format));
    const Scene beside =
        project.scene(own + "trajectories: [{file: own." + std::string(format) + ", label: Logged}]\n");
    CHECK(beside.recordings.size() == 2);
    CHECK(beside.recordings[0].label == "Logged Adam");
    CHECK(beside.recordings[1].label == "Logged Momentum");
    const Trajectories all = descend_all(beside);
    REQUIRE(all.size() == 4);
    CHECK(all[2]->points == all[0]->points);
    CHECK(all[2]->losses == all[0]->losses);
    CHECK(all[2]->recorded_epochs.empty());
    if (format == std::string("json")) CHECK(all[3]->outcome == Outcome::diverged);  // tables do not say
    CHECK(all[3]->epochs() == all[1]->epochs());
  }
}

TEST_CASE("recorded descents have two coordinates") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", "surface: parabola\ntrajectories: [{file: a.csv}]\n");
  CHECK_THROWS_WITH(
      load_scene(folder / "s.yaml", shipped_configs()),
      folder / "s.yaml" +
          std::string(
              ":2:16: error: recorded trajectories need a function of two variables, and this one has "
              "one\n  trajectories: [{file: a.csv}]\n                 ^"));
}

TEST_CASE("a label keeps its formulas, and a dollar sign in a file's name of a descent is one") {
  const Project project;
  write_file(project.folder / "two.csv", "descent,x,y\na,1,2\na,1,3\n$5,1,2\n$5,1,3\n");
  const Scene two = project.scene("trajectories: [{file: two.csv, label: $\\alpha$}]\n");
  REQUIRE(two.recordings.size() == 2);
  CHECK(two.recordings[0].label == "$\\alpha$ a");
  CHECK(two.recordings[1].label == "$\\alpha$ \\$5");
  const Scene one =
      project.scene("trajectories: [{file: gaps.csv, label: $\\alpha$, columns: {x: w0, y: w1}}]\n");
  CHECK(one.recordings[0].label == "$\\alpha$");
}

TEST_CASE("the clock ends with the last of all descents") {
  const Project project;
  CHECK(clock_epochs(project.scene(std::string(kWithGaps) + "optimizers: [adam]\nepochs: 20\n")) == 20);
  CHECK(clock_epochs(project.scene(std::string(kWithGaps) + "optimizers: [adam]\nepochs: 3\n")) == 7);
}

TEST_CASE("files of data are inputs of the scene, and in its digest") {
  const Project project;
  const Scene scene = project.scene(kWithGaps);
  CHECK(scene.inputs.back().path == project.folder / "gaps.csv");
  CHECK(scene.inputs.back().kind == "data");
  const std::string before = scene_digest(scene, scene.outputs.front());
  CHECK(scene_digest(project.scene(kWithGaps), scene.outputs.front()) == before);
  write_file(project.folder / "gaps.csv", std::string(kGaps) + "9,-4,-3\n");
  CHECK(scene_digest(project.scene(kWithGaps), scene.outputs.front()) != before);
}

TEST_CASE("mistakes about recorded trajectories have the place of the file, or one in it") {
  const Project project;
  CHECK(project.said("trajectories: [{file: none.csv}]\n") ==
        "s.yaml:2:23: error: none.csv: no such file\n  trajectories: [{file: none.csv}]\n                    "
        "    ^");
  CHECK(project.said("trajectories: [{file: gaps.csv}]\n") ==
        "s.yaml:2:23: error: gaps.csv: there is no column 'x'\n  trajectories: [{file: gaps.csv}]\n"
        "                        ^\n  say which it is, as columns: {x: NAME}; the columns are step, w0, w1");
  CHECK(project.said("trajectories: [{file: ../gaps.csv}]\n") ==
        "s.yaml:2:23: error: ../gaps.csv must be a file in the scene's folder, or below it\n"
        "  trajectories: [{file: ../gaps.csv}]\n                        ^");
  CHECK(project.said("trajectories: [{label: a}]\n") ==
        "s.yaml:2:16: error: file is missing in trajectories\n  trajectories: [{label: a}]\n                 "
        "^");
  write_file(project.folder / "gaps.csv", "x,y\n1,2\n1,x\n");
  CHECK(project.said("trajectories: [{file: gaps.csv}]\n") ==
        "gaps.csv:3:3: error: column 'y': expected a number, found 'x'\n  1,x\n    ^");
  write_file(project.folder / "gaps.csv", "x,y\n1,2\n1,3\n");
  CHECK(project.said("trajectories: [{file: gaps.csv}]\nepochs: 30\n") ==
        "s.yaml:3:1: error: epochs is of no use here: no optimizer is run\n  epochs: 30\n  ^\n"
        "  list optimizers to run them beside the recorded trajectories");
  write_file(project.folder / "gaps.csv",
             "descent,x,y\n" + std::string(100, 'a') + ",1,2\n" + std::string(100, 'a') + ",1,3\n");
  CHECK(project.said("trajectories: [{file: gaps.csv}]\n") ==
        "s.yaml:2:23: error: the name of a descent must have at most 80 characters, not 100\n"
        "  trajectories: [{file: gaps.csv}]\n                        ^");
}
