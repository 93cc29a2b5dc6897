#include "scene/read_recordings.hpp"

#include <cmath>
#include <filesystem>

#include "catch.hpp"
#include "cli/process.hpp"
#include "core/error.hpp"
#include "outputs/records.hpp"
#include "outputs/sidecar.hpp"
#include "outputs/trajectory_text.hpp"
#include "paint/painter.hpp"
#include "scene/broken.hpp"
#include "scene/compose.hpp"
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
  std::string head;

  explicit Project(std::string begin = "surface: himmelblau\n") : head(std::move(begin)) {
    write_file(folder / "gaps.csv", kGaps);
  }

  Scene scene(const std::string& rest) const {
    write_file(folder / "s.yaml", head + rest);
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

const std::string kGapsFile = "{file: gaps.csv, columns: {x: w0, y: w1}}";
const std::string kWithGaps = "trajectories: [" + kGapsFile + "]\n";
const std::string kMapAlone = "layout: {name: solo, legend: off}\noutputs: [draft]\n";

Image end_of_film(const Scene& scene) {
  const Film film = compose(scene, scene.outputs[0], descend_all(scene));
  return paint_frame(film, film.timeline().frames() - 1);
}

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

TEST_CASE("on a function of one variable a recorded descent has x alone") {
  const Project project("surface: parabola\n");
  write_file(project.folder / "a.csv", "x,loss,y\n-2,5,1\n-1,3,1\n");
  const Scene scene = project.scene("trajectories: [{file: a.csv}]\n");
  const Trajectory& t = *scene.recordings[0].trajectory;
  CHECK(t.points == std::vector<Point>{{-2, 0}, {-1, 0}});
  CHECK(t.losses == std::vector<double>{5, 3});
  CHECK(text_of(scene, "csv") ==
        "descent,label,optimizer,start,epoch,x,loss,gradient_norm,learning_rate\n"
        "0,a,,,0,-2,5,,\n0,a,,,1,-1,3,,\n");
  write_file(project.folder / "a.json", text_of(scene, "json"));
  CHECK(project.scene("trajectories: [{file: a.json}]\n").recordings[0].trajectory->points == t.points);
  CHECK(project.said("trajectories: [{file: a.csv, columns: {y: w}}]\n") ==
        "s.yaml:2:40: error: a function of one variable has no y\n"
        "  trajectories: [{file: a.csv, columns: {y: w}}]\n                                         ^\n"
        "  leave out y");
}

TEST_CASE("a file with losses alone is a descent that the map leaves out") {
  const Project project;
  write_file(project.folder / "run.csv", "step,loss\n10,4\n20,2\n");
  const Scene scene =
      project.scene("trajectories: [" + kGapsFile + ", {file: run.csv, label: Run}]\n" + kMapAlone);
  REQUIRE(scene.recordings.size() == 2);
  CHECK(scene.recordings[0].settings.empty());
  CHECK(scene.recordings[1].settings == std::vector<std::string>{"loss alone"});
  const Trajectory& t = *scene.recordings[1].trajectory;
  CHECK(!t.has_points());
  CHECK(t.epochs() == 20);
  CHECK(t.losses[10] == 4);
  CHECK(t.losses[15] == 3);
  CHECK(t.losses[20] == 2);
  CHECK(clock_epochs(scene) == 20);
  CHECK(end_of_film(scene) == end_of_film(project.scene("trajectories: [" + kGapsFile + "]\n" + kMapAlone)));
  const std::string losses = ", {file: run.csv}]\nlayout: {areas: [loss]}\noutputs: [draft]\n";
  CHECK(end_of_film(project.scene("trajectories: [" + kGapsFile + losses)) !=
        end_of_film(project.scene("trajectories: [{file: run.csv}" + losses)));
}

TEST_CASE("without a surface there are losses, and nothing else") {
  const Project project("");
  write_file(project.folder / "run.csv", "run,step,loss\nA,0,4\nB,5,3\nA,10,2\nB,15,inf\n");
  const std::string runs = "trajectories: [{file: run.csv, columns: {descent: run}}]\n";
  const Scene scene = project.scene(runs);
  CHECK(scene.layout.name == "loss");
  CHECK(!scene.surface.objective);
  REQUIRE(scene.recordings.size() == 2);
  CHECK(scene.recordings[0].settings.empty());
  CHECK(scene.recordings[1].trajectory->outcome == Outcome::diverged);
  const Trajectories all = descend_all(scene);
  for (const OutputSpec& output : scene.outputs) CHECK(examine(scene, output, all).warnings.empty());
  CHECK(sidecar_of(scene, scene.outputs[0], all).alt ==
        "A and B over 15 epochs: A ends with a loss of 2, and B diverges after 15 epochs.");
  CHECK(text_of(scene, "csv") ==
        "descent,label,optimizer,start,epoch,loss,gradient_norm,learning_rate\n"
        "0,A,,,0,4,,\n0,A,,,10,2,,\n1,B,,,5,3,,\n1,B,,,15,Infinity,,\n");
  for (const std::string format : {"csv", "json"}) {
    write_file(project.folder / ("again." + format), text_of(scene, format.c_str()));
    const Scene again = project.scene("trajectories: [{file: again." + format + "}]\n");
    CHECK(again.recordings[1].trajectory->losses == scene.recordings[1].trajectory->losses);
    CHECK(again.recordings[1].label == "B");
  }
  CHECK(project.said(runs + "layout: trio\n") ==
        "s.yaml:2:1: error: layout trio has the panel contour, which needs a surface, and the scene names "
        "none: use layout loss, or the panel loss in areas\n  layout: trio\n  ^");
  CHECK(project.said(runs + "layout: {areas: [loss coordinates]}\n") ==
        "s.yaml:2:23: error: panel coordinates needs a surface, and the scene names none: use the panel "
        "loss\n  layout: {areas: [loss coordinates]}\n                        ^");
  CHECK(project.said(runs + "view: {domain: {x: [0, 1]}}\n") ==
        "s.yaml:2:8: error: view.domain is about the surface, and the scene names none\n"
        "  view: {domain: {x: [0, 1]}}\n         ^");
  CHECK(project.said(runs + "overlays: [gradient]\n") ==
        "s.yaml:2:1: error: overlays are drawn over plots of the surface, and the scene names none\n"
        "  overlays: [gradient]\n  ^");
  CHECK(project.said(kWithGaps) ==
        "s.yaml:1:23: error: gaps.csv: it has positions, and the scene has no surface that they are on\n"
        "  trajectories: [{file: gaps.csv, columns: {x: w0, y: w1}}]\n                        ^\n"
        "  name one, as surface: himmelblau; files without x and y need none");
  CHECK(project.said(runs + "optimizers: [adam]\n") ==
        "s.yaml:1:1: error: surface is missing in scene\n  "
        "trajectories: [{file: run.csv, columns: {descent: run}}]\n  ^");
}

TEST_CASE("panels and cameras name recorded descents by their labels") {
  const Project project;
  const Scene scene = project.scene(
      "optimizers: [adam]\ntrajectories: [{file: gaps.csv, label: Logged, columns: {x: w0, y: w1}}]\n"
      "layout: {areas: [a b c], panels: {a: {panel: contour, descents: Logged}, b: {panel: contour, "
      "descents: [2, adam]}, c: loss}}\nview: {camera: {follow: Logged, zoom: 2}}\n");
  CHECK(scene.follow == 1);
  CHECK(scene.layout.panels[0].descents == std::vector<Pick>{{1, 0}});
  CHECK(scene.layout.panels[1].descents == std::vector<Pick>{{1, 0}, {0, 0}});
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
  CHECK(clock_epochs(project.scene(kWithGaps + "optimizers: [adam]\nepochs: 20\n")) == 20);
  CHECK(clock_epochs(project.scene(kWithGaps + "optimizers: [adam]\nepochs: 3\n")) == 7);
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
