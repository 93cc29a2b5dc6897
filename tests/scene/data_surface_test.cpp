#include "scene/data_surface.hpp"

#include <cmath>

#include "catch.hpp"
#include "cli/process.hpp"
#include "core/error.hpp"
#include "descent/facts.hpp"
#include "film/chapters.hpp"
#include "film/fixtures.hpp"
#include "film/text_blocks.hpp"
#include "outputs/sidecar.hpp"
#include "scene/alt_text.hpp"
#include "scene/broken.hpp"
#include "scene/digest.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using testing::TemporaryFolder;
using testing::write_file;

namespace {

/// A folder with a scene and its data.
struct DataProject {
  TemporaryFolder folder;

  DataProject() {
    write_file(folder / "d.csv",
               "x,y,u,v,won\n1,1.2,1,3,no\n2,1.9,-1,1,no\n3,3.4,-1,0.5,yes\n4,3.9,0.5,2,no\n6,7.1,3,1,yes\n");
  }

  Scene scene(const std::string& text) const {
    write_file(folder / "s.yaml", text);
    return load_scene(folder / "s.yaml", shipped_configs());
  }

  /// Without the folder's path.
  std::string said(const std::string& text) const {
    try {
      scene(text);
    } catch (const Error& e) {
      std::string all = e.what();
      for (std::size_t at; (at = all.find(folder.path() + "/")) != std::string::npos;)
        all.erase(at, folder.path().size() + 1);
      return all;
    }
    return "";
  }
};

const char* const kLine = "surface: {least_squares: d.csv, x: x, y: y}\n";
const char* const kBatches = "optimizers: [gradient_descent]\ngradient: {batch_size: 2}\nepochs: 6\n";

}  // namespace

TEST_CASE("least squares: the surface is the mean loss around the exact minimum") {
  const SurfaceChoice s = DataProject().scene(kLine).surface;
  CHECK(s.name == "least_squares");
  CHECK(s.title == "Mean squared error of y by x");
  CHECK(s.axis_names == std::array<std::string, 2>{"slope", "intercept"});
  REQUIRE(s.minima.size() == 1);
  CHECK(s.minima[0].at.x == Approx(1.1756756756756757).epsilon(1e-14));  // see regression_test.cpp
  CHECK(s.minima[0].at.y == Approx(-0.26216216216216215).epsilon(1e-14));
  CHECK(s.minima[0].value == Approx(0.10464864864864865).epsilon(1e-14));
  CHECK(value_at(*s.objective, {0.7, -0.4}) == Approx(3.53).epsilon(1e-14));
  // Half the widths: √(2 var(y) H⁻¹), var(y) = 4.196, H = [[26.4, 6.4], [6.4, 2]] with the determinant 11.84.
  CHECK(s.domain.x_max - s.minima[0].at.x == Approx(std::sqrt(2 * 4.196 * 2 / 11.84)));
  CHECK(s.domain.y_max - s.minima[0].at.y == Approx(std::sqrt(2 * 4.196 * 26.4 / 11.84)));
  CHECK(s.domain.contains(s.starts.front()));
  CHECK(s.evaluation_rows == 1);
}

TEST_CASE("standardize scales features to mean 0 and deviation 1 of the population") {
  const SurfaceChoice s =
      DataProject().scene("surface: {least_squares: d.csv, x: x, y: y, standardize: true}\n").surface;
  CHECK(s.data->mean[0] == Approx(3.2));
  CHECK(s.data->deviation[0] == Approx(std::sqrt(2.96)));
  CHECK(s.minima[0].at.x == Approx(1.1756756756756757 * std::sqrt(2.96)));
  CHECK(s.minima[0].at.y == Approx(3.5));  // the mean of y
  CHECK(s.minima[0].value == Approx(0.10464864864864865));
}

TEST_CASE("logistic regression: of one feature, of two, with names of columns beside the axes") {
  const DataProject project;
  const SurfaceChoice one =
      project.scene("surface: {logistic_regression: d.csv, x: x, label: won, l2: 0.1}\n").surface;
  CHECK(one.title == "Logistic loss of won by x");
  CHECK(one.minima[0].at.x == Approx(0.75465968742268008).epsilon(1e-13));
  CHECK(one.data->classes == std::vector<std::string>{"no", "yes"});
  CHECK(one.evaluation_rows == 5);
  const SurfaceChoice two =
      project.scene("surface: {logistic_regression: d.csv, features: [u, v], label: won, intercept: false}\n")
          .surface;
  CHECK(two.title == "Logistic loss of won by u and v");
  const Scene unsaid = project.scene("surface: {logistic_regression: d.csv, features: [u, v], label: won}\n");
  CHECK(unsaid.surface.minima[0].at == two.minima[0].at);
  CHECK(two.axis_names == std::array<std::string, 2>{"weight of u", "weight of v"});
  Values f;
  Positions g;
  two.objective->gradient((Positions(2, 1) << two.minima[0].at.x, two.minima[0].at.y).finished(), f, g);
  CHECK(std::abs(g(0, 0)) + std::abs(g(1, 0)) < 1e-15);
}

TEST_CASE(
    "a scene may state the domain and the title, and then its start; Newton's method reaches the minimum") {
  const Scene scene = DataProject().scene(
      "surface: {least_squares: d.csv, x: x, y: y, domain: {x: [-1, 3], y: [-5, 5]}, title: Fit}\n"
      "start: [0, 0]\noptimizers: [{name: newton, learning_rate: 1}]\nepochs: 2\n");
  CHECK(scene.surface.title == "Fit");
  CHECK(scene.view.domain == Domain{-1, 3, -5, 5});
  CHECK(scene.starts == std::vector<Point>{{0, 0}});
  const Trajectories runs = descend_all(scene);
  CHECK(length(runs[0]->points.back() - scene.surface.minima[0].at) < 1e-14);
}

TEST_CASE("data: the layout shows the fit, and the file counts in the digest") {
  const DataProject project;
  const Scene scene = project.scene(kLine);
  CHECK(scene.layout.name == "fit");
  CHECK(project.scene("surface: {least_squares: d.csv, features: [u, v], intercept: false, y: y}\n")
            .layout.name == "contour_loss");
  CHECK(scene.inputs.back().path == project.folder / "d.csv");
  const OutputSpec output = testing::output(320, 180, 10);
  const std::string before = scene_digest(scene, output);
  write_file(project.folder / "d.csv", "x,y\n1,2\n2,4\n3,7\n");
  CHECK(scene_digest(project.scene(kLine), output) != before);
}

TEST_CASE("data: what is wrong is said at its place") {
  const DataProject project;
  const auto said = [&](const std::string& text) { return project.said(text); };
  CHECK(said("surface: {least_squares: e.csv, x: x, y: y}\n") ==
        "s.yaml:1:26: error: e.csv: no such file\n  surface: {least_squares: e.csv, x: x, y: y}\n"
        "                           ^");
  CHECK(said("surface: {least_squares: ../d.csv, x: x, y: y}\n") ==
        "s.yaml:1:26: error: ../d.csv must be a file in the scene's folder, or below it\n"
        "  surface: {least_squares: ../d.csv, x: x, y: y}\n                           ^");
  CHECK(said("surface: {least_squares: d.csv, x: w, y: y}\n") ==
        "s.yaml:1:26: error: d.csv: there is no column 'w'\n"
        "  surface: {least_squares: d.csv, x: w, y: y}\n                           ^\n"
        "  did you mean 'x'? the columns are x, y, u, v, won");
  CHECK_THAT(said("surface: {least_squares: d.csv, y: y}\n"),
             Catch::Contains("x (a column) or features (a list of them) is missing"));
  CHECK_THAT(said("surface: {least_squares: d.csv, features: [u, v], y: y, intercept: true}\n"),
             Catch::Contains(
                 "1:57: error: two features and an intercept are three weights, and a surface has two\n") &&
                 Catch::EndsWith("write intercept: false"));
  CHECK_THAT(said("surface: {least_squares: d.csv, x: x, y: y, intercept: false}\n"),
             Catch::Contains("1:45: error: one feature without an intercept is one weight, not two"));
  CHECK_THAT(said("surface: {least_squares: d.csv, x: x, y: y, delta: 2}\n"),
             Catch::Contains("1:45: error: delta is of loss: huber alone"));
  CHECK_THAT(said("surface: {least_squares: d.csv, x: x, y: won}\n"),
             Catch::Contains("d.csv:2:11: error: column 'won': expected a number, found 'no'"));
  CHECK_THAT(said("surface: {logistic_regression: d.csv, x: x, label: y}\n"),
             Catch::Contains("column 'y' has 5 values, and a label has two"));
  CHECK_THAT(said("surface: {logistic_regression: d.csv, x: x, y: won}\n"), Catch::Contains("label"));
}

TEST_CASE("data without a unique minimum is refused, and says why") {
  const DataProject project;
  write_file(project.folder / "d.csv", "x,k,twice,y,won\n1,3,2,5,0\n2,3,4,5,0\n3,3,6,5,1\n4,3,8,5,1\n");
  const auto said = [&](const std::string& text) { return project.said(text); };
  CHECK(
      said("surface: {least_squares: d.csv, x: k, y: x}\n") ==
      "s.yaml:1:36: error: column 'k' is 3 in all rows: the slope and the intercept have no unique minimum\n"
      "  surface: {least_squares: d.csv, x: k, y: x}\n                                     ^");
  CHECK_THAT(said("surface: {least_squares: d.csv, x: x, y: y}\n"),
             Catch::Contains("1:42: error: column 'y' is 5 in all rows: there is nothing to fit"));
  CHECK_THAT(
      said("surface: {least_squares: d.csv, features: [x, twice], intercept: false, y: y}\n"),
      Catch::Contains("the columns 'x' and 'twice' are proportional: their weights have no unique minimum"));
  CHECK_THAT(
      said("surface: {logistic_regression: d.csv, x: x, label: won}\n"),
      Catch::Contains("the classes of column 'won' can be separated without a mistake: the loss has no "
                      "minimum, it falls for ever as the weights grow\n") &&
          Catch::EndsWith("write l2: 0.01, which keeps them small"));
  CHECK(said("surface: {logistic_regression: d.csv, x: x, label: won, l2: 0.01}\n").empty());
}

TEST_CASE("mini-batches are of rows, of which there must be enough, and have no noise beside them") {
  const DataProject project;
  const auto said = [&](const std::string& surface, const std::string& gradient) {
    return project.said(surface + "optimizers: [gradient_descent]\ngradient: " + gradient + "\n");
  };
  CHECK(said("surface: himmelblau\n", "{batch_size: 2}") ==
        "s.yaml:3:1: error: gradient.batch_size needs a surface of data, which has rows\n"
        "  gradient: {batch_size: 2}\n  ^\n"
        "  write surface: {least_squares: FILE, x: COLUMN, y: COLUMN}, or noise in its place");
  CHECK_THAT(said(kLine, "{batch_size: 6}"),
             Catch::Contains("gradient.batch_size is 6, and there are 5 rows"));
  CHECK_THAT(said(kLine, "{batch_size: 2, steps_per_epoch: 4}"),
             Catch::Contains("gradient.steps_per_epoch is 4, and with 5 rows there are 3 batches of 2"));
  CHECK_THAT(said(kLine, "{batch_size: 2, noise: 1}"),
             Catch::Contains("gradient.noise and gradient.batch_size exclude each other"));
  CHECK_THAT(said(kLine, "{steps_per_epoch: 2}"),
             Catch::Contains("gradient.steps_per_epoch is of batches, and there are none"));
  CHECK(said(kLine, "{batch_size: 5, steps_per_epoch: 1, seeds: 3}").empty());
}

TEST_CASE("descents with mini-batches are the same for any number of jobs, and differ by seed") {
  const DataProject project;
  const std::string text =
      std::string(kLine) + "optimizers: [sgd, adam, sam]\ngradient: {batch_size: 2, seeds: 4}\nepochs: 20\n";
  const Scene scene = project.scene(text);
  const Trajectories one = descend_all(scene, 1), three = descend_all(scene, 3);
  REQUIRE(one.size() == 12);
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(one[i]->points == three[i]->points);
    CHECK(one[i]->losses == three[i]->losses);
  }
  CHECK(one[0]->points != one[1]->points);
  CHECK(descend_all(project.scene(text + "seed: 1\n"))[0]->points != one[0]->points);
}

TEST_CASE("where optimizers see mini-batches, all labels say step") {
  const DataProject project;
  const Scene scene = project.scene(std::string(kLine) + kBatches + "timeline: {pauses: [{at: 3}]}\n");
  CHECK(clock_unit(scene) == ClockUnit::step);
  CHECK(clock_unit(project.scene(kLine)) == ClockUnit::epoch);
  const Trajectories runs = descend_all(scene);
  const OutputSpec output = testing::output(640, 360, 10);
  const Film film = compose(scene, output, runs);
  CHECK(status_text(film.content(), 3, 0.5) == "Step: 3  Loss: 0.50000");
  const std::vector<Chapter> chapters = chapters_of(film.content(), film.timeline());
  REQUIRE(chapters.size() == 2);
  CHECK(chapters[0].text == "Step 0");
  CHECK(chapters[1].text == "Step 3");
  const Sidecar sidecar = sidecar_of(scene, output, runs);
  CHECK_THAT(sidecar.alt, Catch::Contains(" on the mean squared error of y by x over 6 steps: "));
  CHECK_THAT(sidecar.alt, !Catch::Contains("epoch"));
  CHECK_THAT(sidecar_text(sidecar), Catch::Contains("\"unit\": \"step\""));
  CHECK_THAT(sidecar_text(sidecar), Catch::Contains("\"gradient.batch_size\": 2"));
}

TEST_CASE("the panel fit is for rows of data that a plane can show") {
  const DataProject project;
  CHECK(project.said("surface: himmelblau\nlayout: fit\n") ==
        "s.yaml:2:1: error: layout fit has the panel fit, which shows rows of data, and this surface has "
        "none: use "
        "layout contour_loss, or the panel contour in areas\n  layout: fit\n  ^");
  CHECK_THAT(project.said("surface: {least_squares: d.csv, features: [u, v], intercept: false, y: y}\n"
                          "layout: {areas: [contour fit]}\n"),
             Catch::Contains(
                 "panel fit would need three axes for least squares of two features: use the panel contour"));
}
