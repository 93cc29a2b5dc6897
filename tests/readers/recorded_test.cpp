#include "readers/recorded_descents.hpp"

#include <cmath>
#include <fstream>

#include "catch.hpp"
#include "cli/process.hpp"
#include "core/error.hpp"
#include "readers/data_file.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using testing::TemporaryFolder;
using testing::write_file;

namespace {

/// As scenes read files.
std::vector<RecordedDescent> read_recorded(const std::string& path, const ColumnNames& columns,
                                           int dimension = 2) {
  return recorded_descents(path, read_data_file(path), columns, dimension);
}

using Descents = std::vector<RecordedDescent>;

Descents read_text(const std::string& name, const std::string& text, const ColumnNames& columns = {},
                   int dimension = 2) {
  const TemporaryFolder folder;
  write_file(folder / name, text);
  return read_recorded(folder / name, columns, dimension);
}

/// What is said, without the folder.
std::string said_of(const std::string& name, const std::string& text, const ColumnNames& columns = {}) {
  const TemporaryFolder folder;
  write_file(folder / name, text);
  try {
    read_recorded(folder / name, columns);
  } catch (const Error& e) {
    const std::string said = e.what();
    CHECK(said.starts_with(folder.path() + "/"));
    return said.substr(folder.path().size() + 1);
  }
  return "";
}

}  // namespace

TEST_CASE("a table is a descent, its epochs the rows") {
  const Descents all = read_text("a.csv", "y,x\n1,2\n3,4\n");
  REQUIRE(all.size() == 1);
  CHECK(all[0].name.empty());
  CHECK(all[0].epochs == std::vector{0, 1});
  CHECK(all[0].points == std::vector<Point>{{2, 1}, {4, 3}});
  CHECK(all[0].losses.empty());
}

TEST_CASE("columns of other names, and several descents in a table") {
  const Descents all = read_text(
      "a.tsv", "run\tw0\tw1\tstep\ttrain\nb\t1\t2\t10\t5\na\t0\t0\t0\t9\nb\t3\t4\t30\tnan\na\t1\t1\t1\t8\n",
      {.x = "w0", .y = "w1", .loss = "train", .epoch = {}, .descent = "run"});
  REQUIRE(all.size() == 2);
  CHECK(all[0].name == "b");
  CHECK(all[0].epochs == std::vector{10, 30});
  CHECK(all[0].points == std::vector<Point>{{1, 2}, {3, 4}});
  CHECK(all[0].losses[0] == 5);
  CHECK(std::isnan(all[0].losses[1]));
  CHECK(all[1].name == "a");
  CHECK(all[1].losses == std::vector<double>{9, 8});
}

TEST_CASE("labels name the descents of the program's own tables") {
  const Descents all = read_text(
      "a.csv",
      "descent,label,epoch,x,y,loss\n0,Adam,0,1,2,3\n0,Adam,1,1,2,3\n1,SGD,0,1,2,3\n1,SGD,1,1,2,2\n");
  REQUIRE(all.size() == 2);
  CHECK(all[0].name == "Adam");
  CHECK(all[1].name == "SGD");
}

TEST_CASE("JSON has descents with points, and perhaps losses and epochs") {
  const Descents all = read_text(
      "a.json", R"({"descents": [{"label": "A", "points": [[1, 2], [3, "Infinity"]], "losses": [4, "NaN"],
    "epochs": [3, 7]}, {"points": [[0, 0], [1, 1]]}]})");
  REQUIRE(all.size() == 2);
  CHECK(all[0].name == "A");
  CHECK(all[0].epochs == std::vector{3, 7});
  CHECK(all[0].points[1].y == HUGE_VAL);
  CHECK(std::isnan(all[0].losses[1]));
  CHECK(all[1].losses.empty());
}

TEST_CASE("losses alone are a descent without points") {
  for (const int dimension : {1, 2}) {
    const Descents table = read_text("a.csv", "loss,step\n4,3\n2,8\n", {}, dimension);
    CHECK(table[0].points.empty());
    CHECK(table[0].losses == std::vector<double>{4, 2});
    CHECK(table[0].epochs == std::vector{3, 8});
    const Descents json =
        read_text("a.json", R"({"descents": [{"points": [], "losses": [4, 2]}]})", {}, dimension);
    CHECK(json[0].points.empty());
    CHECK(json[0].losses == std::vector<double>{4, 2});
  }
  const Descents beside =
      read_text("a.csv", "descent,x,y,loss\n0,nan,nan,4\n0,nan,nan,3\n1,1,2,4\n1,1,2,3\n");
  CHECK(beside[0].points.empty());
  CHECK(beside[1].points.size() == 2);
  CHECK(said_of("a.csv", "loss\n4\n") ==
        "a.csv:2:1: error: column 'loss': a descent has at least two rows, and this one has 1\n  4\n  ^");
  CHECK(said_of("a.csv", "x,y\nnan,nan\nnan,nan\n") ==
        "a.csv:2:1: error: column 'x': nan may stand only in the last row of a descent, which diverged "
        "there\n  nan,nan\n  ^");
  CHECK(said_of("a.json", R"({"descents": [{"losses": [4, 2], "epochs": [1]}]})") ==
        "a.json: error: descents[0]: expected as many \"epochs\" as losses, 2\n"
        "  expected what gradreel trajectories --format json writes");
}

TEST_CASE("in one dimension points have x alone") {
  const Descents table = read_text("a.csv", "x,y\n1,5\n2,5\n", {}, 1);
  CHECK(table[0].points == std::vector<Point>{{1, 0}, {2, 0}});
  const Descents json = read_text("a.json", R"({"descents": [{"points": [1, 2]}]})", {}, 1);
  CHECK(json[0].points == table[0].points);
}

TEST_CASE("what is wrong with recorded descents is said with its place") {
  CHECK(said_of("a.csv", "x,loss\n1,2\n") ==
        "a.csv: error: there is no column 'y'\n  say which it is, as columns: {y: NAME}; the columns are x, "
        "loss");
  CHECK(said_of("a.csv", "x,y\n1,2\n3,4\n", {.x = "w", .y = {}, .loss = {}, .epoch = {}, .descent = {}}) ==
        "a.csv: error: there is no column 'w'\n  the columns are x, y");
  CHECK(said_of("a.csv", "x,y\n") == "a.csv: error: there are no rows below the names of the columns");
  CHECK(said_of("a.csv", "x,y\n1,2\n") ==
        "a.csv:2:1: error: column 'x': a descent has at least two rows, and this one has 1\n  1,2\n  ^");
  CHECK(said_of("a.csv", "step,x,y\n1,1,2\n1,3,4\n") ==
        "a.csv:3:1: error: column 'step': expected a whole number from 2 to 1000000, found 1\n  1,3,4\n  ^");
  CHECK(said_of("a.csv", "epoch,x,y\n1.5,1,2\n2,1,2\n") ==
        "a.csv:2:1: error: column 'epoch': expected a whole number from 0 to 1000000, found 1.5\n  1.5,1,2\n "
        " ^");
  CHECK(said_of("a.csv", "x,y\n1,nan\n3,4\n") ==
        "a.csv:2:3: error: column 'y': nan may stand only in the last row of a descent, which diverged "
        "there\n  1,nan\n    ^");
  CHECK(said_of("a.xlsx", "x") ==
        "a.xlsx: error: the ending '.xlsx' is of no file that is read\n"
        "  recorded descents are read from .csv, .tsv, .txt, .json, .npy and .npz");
  CHECK(said_of("a.json", "{\n  \"descents\": [,]}") == "a.json:2:16: error: this is not JSON");
  const std::string hint = "\n  expected what gradreel trajectories --format json writes";
  CHECK(said_of("a.json", "[]") == "a.json: error: there is no list \"descents\"" + hint);
  CHECK(said_of("a.json", R"({"descents": [{"points": [[1, 2], [3]]}]})") ==
        "a.json: error: descents[0].points[1]: expected [x, y]" + hint);
  CHECK(said_of("a.json", R"({"descents": [{"points": [[1, 2], [3, "x"]]}]})") ==
        "a.json: error: descents[0].points[1]: expected a number" + hint);
  CHECK(said_of("a.json", R"({"descents": [{"points": [[1, 2], [3, 4]], "losses": [1]}]})") ==
        "a.json: error: descents[0]: expected as many \"losses\" as points, 2" + hint);
  CHECK(said_of("a.json", "{}", {.x = "w", .y = {}, .loss = {}, .epoch = {}, .descent = {}}) ==
        "a.json: error: the columns of a .json have no names\n  leave out columns");
  CHECK(said_of("a.json", std::string(200'000, '[')) == "a.json:1:200001: error: this is not JSON");
  CHECK(said_of("a.json", R"({"descents": [1e999]})") ==
        "a.json: error: a number is beyond the range of doubles" + hint);
}

TEST_CASE("arrays of two or three columns are descents, alone or several in an archive") {
  const std::string folder = GRADREEL_SOURCE_DIR "/tests/readers/arrays/";
  const Descents one = read_recorded(folder + "f8.npy", {});
  REQUIRE(one.size() == 1);
  CHECK(one[0].points == std::vector<Point>{{-1.5, -0.5}, {1.5, 2.5}});
  CHECK(one[0].losses == std::vector{0.5, 3.5});
  const Descents packed = read_recorded(folder + "packed.npz", {});
  REQUIRE(packed.size() == 1);
  CHECK(packed[0].name == "z");
  CHECK(packed[0].points == one[0].points);
  CHECK_THROWS_WITH(read_recorded(folder + "fortran.npy", {}),
                    folder +
                        "fortran.npy: error: the array has the shape (2, 3, 4)\n"
                        "  a descent is an array of two or three columns, x, y and loss, or of one "
                        "dimension, which holds losses");
  CHECK_THROWS_WITH(
      read_recorded(folder + "plain.npz", {.x = "x", .y = "z", .loss = {}, .epoch = {}, .descent = {}}),
      folder + "plain.npz: error: z: expected a column of 2 numbers, found shape (2, 3)");
}

TEST_CASE("beside a surface in an archive, arrays are descents that may have steps") {
  const std::string folder = GRADREEL_SOURCE_DIR "/tests/readers/arrays/";
  const Descents all = read_recorded(folder + "landscape.npz", {});
  REQUIRE(all.size() == 1);  // x, y and z, of 3 columns, are the surface
  CHECK(all[0].name == "Adam");
  CHECK(all[0].epochs == std::vector{0, 5, 7});
  CHECK(all[0].points == std::vector<Point>{{-0.5, 3.5}, {0, 1}, {0.25, 0.5}});
  CHECK(all[0].losses == std::vector<double>{36, 10, 5});
  CHECK_THROWS_WITH(
      read_recorded(folder + "mesh.npz", {}),
      folder +
          "mesh.npz: error: x, y and z are a surface, and there is no descent beside them\n"
          "  a descent is an array of two or three columns, x, y and loss, or of one dimension, which "
          "holds losses");
}

TEST_CASE("tables with too many columns are refused before memory is taken") {
  CHECK(said_of("a.csv", std::string(20'000'000, ',')) ==
        "a.csv:1:10001: error: at most 10000 columns are read");
}
