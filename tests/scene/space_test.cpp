// Objectives of more than two parameters: from YAML to planes.
#include "scene/space.hpp"

#include <cmath>
#include <cstring>

#include "catch.hpp"
#include "cli/process.hpp"
#include "descent/plane.hpp"
#include "outputs/records.hpp"
#include "outputs/trajectory_text.hpp"
#include "scene/alt_text.hpp"
#include "scene/broken.hpp"
#include "scene/compose.hpp"
#include "surfaces/surface.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using testing::TemporaryFolder;
using testing::write_file;

namespace {

const char* const kQuadratic =
    "surface: {name: quadratic, dimension: 5, condition: 20, seed: 3}\n"
    "optimizers: [{name: gradient_descent, learning_rate: 0.05}, {name: adam, learning_rate: 0.1}]\n"
    "epochs: 30\n";

Scene quadratic(const std::string& more, int jobs = 1) {
  return parse_scene("s.yaml", kQuadratic + more, shipped_configs(), {.jobs = jobs, .cache = nullptr});
}

/// The film's content, as panels see it.
Film film_of_space(const Scene& scene) { return compose(scene, scene.outputs[0], descend_all(scene)); }

}  // namespace

TEST_CASE("a scene of five parameters shows the plane of its principal components") {
  const Scene s = quadratic("");
  REQUIRE(s.space.has_value());
  REQUIRE(s.space->views.size() == 1);
  CHECK(s.space->dimension() == 5);
  CHECK(s.surface.dimension() == 2);
  const PlaneView& view = s.space->views[0];
  const Trajectories all = descend_all(s);
  REQUIRE(all.size() == 2);
  CHECK(all[0] == view.trajectories[0]);
  CHECK(s.surface.axis_names == view.axis_names);
  CHECK(view.axis_names[0].starts_with("principal component 1 ("));
  CHECK(view.axis_names[1].starts_with("principal component 2 ("));
  for (const auto& t : all) {
    REQUIRE(t->has_plane_distances());
    for (const Point p : t->points) CHECK(view.domain.contains(p));
  }
  CHECK(s.starts[0] == all[0]->points[0]);
  CHECK(s.view.domain == view.domain);
}

TEST_CASE("the map of a plane is the loss there") {
  const Scene s = quadratic("plane: {coordinates: [x1, x4]}\n");
  const PlaneView& view = s.space->views[0];
  CHECK(view.axis_names == std::array<std::string, 2>{"x1", "x4"});
  const Trajectory& first = *view.trajectories[0];
  const std::span<const double> end = first.position(30);
  CHECK(first.points[30] == Point{end[1], end[4]});
  Eigen::ArrayXd x = Eigen::Map<const Eigen::ArrayXd>(end.data(), 5);
  CHECK(gradreel::value_at(*view.surface, first.points[30]) == Approx(first.losses[30]).margin(1e-9));
  x(1) = 0.7;
  x(4) = 0.2;
  Values f;
  s.space->objective->value(x, f);
  CHECK(gradreel::value_at(*view.surface, {0.7, 0.2}) == Approx(f(0)).epsilon(1e-9));
}

TEST_CASE("planes are the same for any number of threads") {
  const Scene one = quadratic("plane: [pca, {random: 4}]\n"),
              two = quadratic("plane: [pca, {random: 4}]\n", 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(one.space->views[i].domain == two.space->views[i].domain);
    const Domain& d = one.space->views[i].domain;
    const Point p = {0.3 * d.x_min + 0.7 * d.x_max, 0.6 * d.y_min + 0.4 * d.y_max};
    CHECK(gradreel::value_at(*one.space->views[i].surface, p) ==
          gradreel::value_at(*two.space->views[i].surface, p));
  }
  const Domain& random = one.space->views[1].domain;
  CHECK(random.x_min <= -1);
  CHECK(random.x_max >= 1);
}

TEST_CASE("a film knows every plane, with the same descents in the same order") {
  const Scene s = quadratic(
      "plane: [pca, {random: 4}]\nlayout: {areas: [contour other], panels: {other: {panel: contour, plane: "
      "2}}}\n");
  const Film film = film_of_space(s);
  const FilmContent& content = film.content();
  REQUIRE(content.planes.size() == 2);
  CHECK(content.axis_names[0].starts_with("principal component 1"));
  CHECK(content.plane_note.starts_with("points lie up to "));
  const PlaneContent& random = content.planes[1];
  CHECK(random.axis_names[0].starts_with("random direction 1"));
  CHECK(random.descents[1].label == "Adam");
  CHECK(random.descents[1].trajectory == s.space->views[1].trajectories[1]);
}

TEST_CASE("a start has as many numbers as there are parameters, and several have their names") {
  const Scene s =
      parse_scene("s.yaml",
                  "surface: {name: rosenbrock, dimension: 3, b: 10}\nstarts: [[1, 1, 1], [0, 0, 0]]\n"
                  "optimizers: [{name: gradient_descent, learning_rate: 0.001}]\nepochs: 5\n",
                  shipped_configs());
  CHECK(descend_all(s)[0]->losses[0] == 0);
  CHECK(descend_all(s)[1]->losses[0] == 2);
  const Film film = film_of_space(s);
  CHECK(film.content().descents[1].label == "start 2");
  CHECK(alt_text(s, std::vector<DescentFacts>(2)).find("(") == std::string::npos);
}

TEST_CASE("mini-batches of a network count steps, and decisions are of its classes") {
  const Scene s =
      parse_scene("s.yaml",
                  "surface: {name: mlp, hidden: [3], data: blobs, points: 20, noise: 0.2}\n"
                  "optimizers: [{name: adam, learning_rate: 0.1}]\ngradient: {batch_size: 5}\nseed: 2\n"
                  "epochs: 40\nlayout: {areas: [decision plane_distance]}\n",
                  shipped_configs());
  CHECK(clock_unit(s) == ClockUnit::step);
  CHECK(s.space->dimension() == 13);
  CHECK(descend_all(s)[0]->losses[40] < 0.2 * descend_all(s)[0]->losses[0]);
  const Film film = film_of_space(s);
  REQUIRE(film.content().classification != nullptr);
  CHECK(film.content().classification->data.at.size() == 20);
}

TEST_CASE("a network learns a file's points") {
  const TemporaryFolder folder;
  write_file(folder / "d.csv", "u,v,class\n1,10,b\n2,20,b\n-1,-10,a\n-2,-25,a\n");
  write_file(folder / "s.yaml",
             "surface: {name: mlp, hidden: [2], data: {file: d.csv, x: u, y: v, label: class}}\n"
             "optimizers: [adam]\nepochs: 2\n");
  const Scene s = load_scene(folder / "s.yaml", shipped_configs());
  const LabelledPoints& data = s.space->classification->data;
  CHECK(data.classes == std::array<std::string, 2>{"a", "b"});
  CHECK(data.label == std::vector<double>{1, 1, 0, 0});
  double sum = 0;
  for (const Point p : data.at) sum += p.y;
  CHECK(std::fabs(sum) < 1e-12);
  CHECK(s.surface.title == "Network 2-2-1 on d.csv");
  REQUIRE(s.sources.files.size() == 1);
  CHECK(s.sources.files[0].name == "d.csv");
}

TEST_CASE("regressions have a weight for every feature, and softmax one for every class as well") {
  const TemporaryFolder folder;
  write_file(folder / "d.csv", "a,b,c,y,kind\n1,0,3,1,x\n2,1,0,2,y\n-1,1,1,0,z\n0.5,-2,1,3,y\n");
  const auto load = [&](const std::string& surface) {
    write_file(folder / "s.yaml", "surface: {" + surface + "}\noptimizers: [gradient_descent]\nepochs: 2\n");
    return load_scene(folder / "s.yaml", shipped_configs());
  };
  const Scene linear =
      load("name: linear_regression, file: d.csv, features: [a, b, c], y: y, standardize: true");
  CHECK(linear.space->dimension() == 4);
  CHECK(descend_all(linear)[0]->losses[0] == 3.5);
  CHECK(linear.surface.title == "Linear regression of y by 3 features");
  const Scene softmax = load("name: softmax_regression, file: d.csv, features: [a, b], label: kind");
  CHECK(softmax.space->objective->shapes() == ParameterShapes{{3, 2}, {3, 1}});
  CHECK(softmax.space->rows == 4);
}

TEST_CASE("files of trajectories have all coordinates") {
  const Scene s = quadratic("");
  std::string csv, json;
  const auto records = records_of(s, descend_all(s));
  const auto into = [](std::string& text) {
    return [&text](std::string_view more) {
      text += more;
      return true;
    };
  };
  write_trajectories("csv", "s", records, into(csv));
  write_trajectories("json", "s", records, into(json));
  CHECK(
      csv.starts_with("descent,label,optimizer,start,epoch,x0,x1,x2,x3,x4,loss,gradient_norm,learning_rate\n"
                      "0,Gradient descent,gradient_descent,0,0,1,1,1,1,1,"));
  CHECK(json.find("\"start\": [1, 1, 1, 1, 1], ") != std::string::npos);
  CHECK(json.find("\"points\": [[1, 1, 1, 1, 1], [") != std::string::npos);
}

TEST_CASE("mistakes about objectives of many parameters") {
  const Broken all[] = {
      {"surface: {name: quadratic, dimension: 5}\nstart: [1, 2]\noptimizers: [adam]\n",
       "s.yaml:2:8: error: start: expected 5 numbers, one for each parameter, found 2\n"
       "  start: [1, 2]\n"
       "         ^"},
      {"surface: {name: matrix_sensing, A: [[1, 2]], B: [[1, 2, 3]]}\noptimizers: [muon]\n",
       "s.yaml:1:49: error: surface.B has 3 columns, and surface.A has 2: W A − B needs equally many\n"
       "  surface: {name: matrix_sensing, A: [[1, 2]], B: [[1, 2, 3]]}\n"
       "                                                  ^"},
      {"surface: {name: matrix_sensing, A: [[1, 2], [1]], B: [[1, 2]]}\noptimizers: [muon]\n",
       "s.yaml:1:45: error: a row of surface.A has 1 numbers, and the first row 2\n"
       "  surface: {name: matrix_sensing, A: [[1, 2], [1]], B: [[1, 2]]}\n"
       "                                              ^"},
      {"surface: {name: mlp, turns: 2, data: blobs}\noptimizers: [adam]\n",
       "s.yaml:1:22: error: surface.turns is of data: spirals alone\n"
       "  surface: {name: mlp, turns: 2, data: blobs}\n"
       "                       ^"},
      {"surface: {name: mlp}\noptimizers: [newton]\n",
       "s.yaml:2:14: error: newton needs second derivatives, and mlp has none\n"
       "  optimizers: [newton]\n"
       "               ^"},
      {"surface: {name: quadratic, dimension: 2000}\noptimizers: [bfgs, shampoo]\n",
       "s.yaml:2:14: error: bfgs keeps a matrix over all parameters: at most 1000 of them, not 2000\n"
       "  optimizers: [bfgs, shampoo]\n"
       "               ^\n"
       "  lbfgs remembers a few gradients in place of a matrix\n"
       "s.yaml:2:20: error: shampoo keeps a matrix for each side of a matrix, and for a vector one of its "
       "length "
       "squared: sides of at most 512, not 2000\n"
       "  optimizers: [bfgs, shampoo]\n"
       "                     ^"},
      {"surface: {name: quadratic, dimension: 100000}\noptimizers: [adam]\nepochs: 1000\n",
       "s.yaml:3:1: error: 1 descent of 1000 epochs with 100000 parameters is 100 million numbers; at most "
       "50 "
       "million\n"
       "  epochs: 1000\n"
       "  ^"},
      {"surface: {name: mlp, points: 10000, hidden: [64, 64]}\noptimizers: [adam]\nepochs: 1000\n",
       "s.yaml:3:1: error: 1 descent of 1000 epochs takes about 128.7 billion multiply-adds; at most 10 "
       "billion\n"
       "  epochs: 1000\n"
       "  ^\n"
       "  lower epochs, or the number of optimizers, parameters or rows"},
      {"surface: {name: quadratic}\noptimizers: [adam]\noverlays: [gradient, comet]\n",
       "s.yaml:3:12: error: overlay gradient shows what is at a point, and these points lie off the plane\n"
       "  overlays: [gradient, comet]\n"
       "             ^\n"
       "  comet, events, inset, loss_colour, points, step and ticks show projected points"},
      {"surface: {name: quadratic}\noptimizers: [adam]\nlayout: basins\n",
       "s.yaml:3:1: error: layout basins has the panel basins, which runs descents from everywhere on the "
       "map, and "
       "this map is a plane through 10 parameters: use layout contour_loss, or the panel contour in areas\n"
       "  layout: basins\n"
       "  ^"},
  };
  for (const Broken& b : all) CHECK(said_about(b.text) == b.message);
}

TEST_CASE("mistakes about planes") {
  const Broken all[] = {
      {"surface: himmelblau\noptimizers: [adam]\nplane: pca\n",
       "s.yaml:3:1: error: plane is of objectives of more than two parameters, and this scene has none\n"
       "  plane: pca\n"
       "  ^\n"
       "  like surface: {name: quadratic, dimension: 10}"},
      {"surface: {name: quadratic}\noptimizers: [adam]\nplane: {coordinates: [x0, x10]}\n",
       "s.yaml:3:27: error: plane.coordinates: there is no coordinate 'x10'\n"
       "  plane: {coordinates: [x0, x10]}\n"
       "                            ^\n"
       "  they are x0 to x9"},
      {"surface: {name: quadratic}\noptimizers: [adam]\nlayout: {areas: [contour], panels: {contour: {plane: "
       "2}}}\n",
       "s.yaml:3:46: error: contour: there is no plane 2; the scene has 1\n"
       "  layout: {areas: [contour], panels: {contour: {plane: 2}}}\n"
       "                                               ^\n"
       "  list them, like plane: [pca, {random: 1}]"},
      {"surface: himmelblau\noptimizers: [adam]\nlayout: {areas: [plane_distance]}\n",
       "s.yaml:3:18: error: panel plane_distance is of a plane through more than two parameters, and this "
       "surface has "
       "2: use the panel contour\n"
       "  layout: {areas: [plane_distance]}\n"
       "                   ^"},
      {"surface: himmelblau\noptimizers: [adam]\nlayout: {areas: [decision]}\n",
       "s.yaml:3:18: error: panel decision shows classes that a network tells apart, and this surface has "
       "none: use "
       "the panel contour\n"
       "  layout: {areas: [decision]}\n"
       "                   ^"},
  };
  for (const Broken& b : all) CHECK(said_about(b.text) == b.message);
}

TEST_CASE("muon on a function of two variables is said to be what it then is") {
  const Scene s = parse_scene("s.yaml", "surface: himmelblau\noptimizers: [muon]\n", shipped_configs());
  REQUIRE(s.warnings.size() == 1);
  CHECK(s.warnings[0].message == "muon is for matrices: on a vector it is normalised momentum");
}
