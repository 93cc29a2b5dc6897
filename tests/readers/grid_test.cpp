#include "readers/grid.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"
#include "core/error.hpp"
#include "readers/data_file.hpp"
#include "readers/number_rows.hpp"

using namespace gradreel;

namespace {

using Numbers = std::vector<double>;

const double kNotThere = std::numeric_limits<double>::quiet_NaN();

GridArrays arrays_in(const std::string& name) {
  return grid_arrays(name, read_data_file(GRADREEL_SOURCE_DIR "/tests/readers/arrays/" + name));
}

ValueGrid grid_in(const std::string& name) { return grid_of(name, arrays_in(name)); }

template <class Read>
std::string complaint_of(const Read& read) {
  try {
    read();
  } catch (const Error& e) {
    CHECK(e.is_input_error());
    return e.what();
  }
  return "";
}

/// About a.csv.
std::string said_of_rows(const std::string& text) {
  return complaint_of([&] { grid_arrays("a.csv", text); });
}

const NumberArray kThree = {{3}, {0, 1, 2}}, kTwo = {{2}, {0, 1}};
const NumberArray kSix = {{2, 3}, {1, 2, 3, 4, 5, 6}};

std::string said_of_arrays(const NumberArray& x, const NumberArray& y, const NumberArray& z) {
  return complaint_of([&] { grid_of("a.npz", {x, y, z}); });
}

ValueGrid with_axes(const Numbers& x, const Numbers& y) {
  return grid_of("a.npz", {NumberArray{{x.size()}, x}, NumberArray{{y.size()}, y}, kSix});
}

}  // namespace

TEST_CASE("the axes of a grid have one dimension, or are a mesh in either order") {
  for (const char* name : {"landscape.npz", "mesh.npz", "mesh_ij.npz"}) {
    INFO(name);
    const ValueGrid grid = grid_in(name);
    CHECK(grid.x == Numbers{-1, 0, 2});
    CHECK(grid.y == Numbers{0, 1, 3, 4});
    CHECK(grid.z == Numbers{1, 0, 4, 11, 10, 14, 31, 30, 34, 41, 40, 44});  // x^2 + 10 y
  }
}

TEST_CASE("an array alone, and rows of text, have no axes") {
  for (const auto& arrays : {arrays_in("matrix.txt"), arrays_in("f8.npy")}) CHECK((!arrays.x && !arrays.y));
  CHECK(arrays_in("matrix.txt").z.shape == std::vector<std::size_t>{4, 3});
  CHECK(arrays_in("matrix.txt").z.values == Numbers{1, 0, 4, 11, 10, 14, 31, 30, 34, 41, 40, 44});
  CHECK(said_of_arrays(kThree, kTwo, kSix).empty());
  CHECK(complaint_of([] {
          grid_of("a.csv", {{}, {}, kSix});
        }) == "a.csv: error: the file has no axes\n  state both, like x: [-1, 1]");
}

TEST_CASE("rows of numbers are separated by commas, semicolons, tabs or spaces") {
  for (const char* text :
       {"1,2\n3,4\n", "1;2\r\n3;4\r\n\r\n", "1\t2\n3\t4", "  1  2 \n 3 4\n", "# x\n1, 2\n#\n+3 ,4\n",
        "\xEF\xBB\xBF"
        "1,2\n3,4\n"}) {
    INFO(text);
    const NumberArray a = parse_number_rows("a", text, 10);
    CHECK(a.shape == std::vector<std::size_t>{2, 2});
    CHECK(a.values == Numbers{1, 2, 3, 4});
  }
  const Numbers odd = parse_number_rows("a", "nan,inf,-inf,1e-3\n", 10).values;
  CHECK((std::isnan(odd[0]) && odd[1] == HUGE_VAL && odd[2] == -HUGE_VAL && odd[3] == 1e-3));
}

TEST_CASE("axes that fall are turned round with their values") {
  CHECK(with_axes({2, 1, 0}, {0, 1}).x == Numbers{0, 1, 2});
  CHECK(with_axes({2, 1, 0}, {0, 1}).z == Numbers{3, 2, 1, 6, 5, 4});
  CHECK(with_axes({0, 1, 2}, {1, 0}).y == Numbers{0, 1});
  CHECK(with_axes({0, 1, 2}, {1, 0}).z == Numbers{4, 5, 6, 1, 2, 3});
}

TEST_CASE("rows of numbers that are wrong have a place") {
  CHECK(said_of_rows("1,2\n3\n") ==
        "a.csv:2:1: error: expected 2 numbers, as in the first row, found 1\n  3\n  ^");
  CHECK(said_of_rows("1,2\n3,4,5\n") ==
        "a.csv:2:5: error: expected 2 numbers, as in the first row, found more\n  3,4,5\n      ^");
  CHECK(said_of_rows("1 2\n3 4   5\n") ==
        "a.csv:2:7: error: expected 2 numbers, as in the first row, found more\n  3 4   5\n        ^");
  CHECK(said_of_rows("x,y\n1,2\n") == "a.csv:1:1: error: expected a number, found 'x'\n  x,y\n  ^");
  CHECK(said_of_rows("1,2\n\n3,4\n") == "a.csv:2:1: error: expected a number, found nothing");
  CHECK(said_of_rows("1,2\n3,\n") == "a.csv:2:3: error: expected a number, found nothing\n  3,\n    ^");
  CHECK(said_of_rows("1;2\n3,5;4\n") ==
        "a.csv:2:1: error: expected a number, found '3,5'\n  3,5;4\n  ^\n  decimals begin with a point");
  CHECK(said_of_rows("1,1e999\n") ==
        "a.csv:1:3: error: 1e999 is beyond the range of doubles\n  1,1e999\n    ^");
  CHECK(said_of_rows("\n \n") == "a.csv: error: there are no numbers in the file");
  CHECK(said_of_rows("# only this\n") == "a.csv: error: there are no numbers in the file");
  CHECK(said_of_rows(std::string("1,2\n3,\0\n", 8)) ==
        "a.csv:2:3: error: expected text in UTF-8\n  is this a table? Columns of numbers are read from .csv, "
        ".npy "
        "and .npz");
  CHECK(complaint_of([] { parse_number_rows("a.csv", "1,2\n3,4\n", 3); }) ==
        "a.csv:2:3: error: at most 3 numbers are read\n  3,4\n    ^");
}

TEST_CASE("files of grids that are wrong are named") {
  CHECK(complaint_of([] { arrays_in("packed.npz"); }) ==
        "packed.npz: error: there is no array 'y': a grid has the arrays x, y and z\n  the arrays are x, z");
  CHECK(complaint_of([] { arrays_in("fortran.npy"); }) ==
        "fortran.npy: error: z has the shape (2, 3, 4): expected rows and columns\n"
        "  z[i, j] is the value at x[j], y[i]");
  CHECK(complaint_of([] { arrays_in("objects.npy"); }) ==
        "objects.npy: error: holds Python objects (pickled), which are not read\n"
        "  save it as numbers, with array.astype('float64')");
  CHECK(said_of_rows("1,2,3\n") ==
        "a.csv: error: z has the shape (1, 3): expected at least 2 rows and 2 columns");
  CHECK(complaint_of([] { grid_arrays("a.h5", "x"); }) ==
        "a.h5: error: the ending '.h5' is of no file that is read\n  grids are read from .npz, .npy, .csv, "
        ".tsv and "
        ".txt");
}

TEST_CASE("shapes that do not belong together are refused") {
  CHECK(said_of_arrays(kTwo, kThree, kSix) ==
        "a.npz: error: x, y and z have the shapes (2,), (3,) and (2, 3): expected (n,), (m,) and (m, n), or "
        "(m, n) for "
        "all\n  z[i, j] is the value at x[j], y[i]: write z.T");
  CHECK(said_of_arrays(kSix, kTwo, kSix) ==
        "a.npz: error: x, y and z have the shapes (2, 3), (2,) and (2, 3): expected (n,), (m,) and (m, n), "
        "or (m, n) "
        "for all\n  z[i, j] is the value at x[j], y[i]");
  CHECK(said_of_arrays({{1, 3}, {0, 1, 2}}, {{2, 1}, {0, 1}}, kSix) ==
        "a.npz: error: x, y and z have the shapes (1, 3), (2, 1) and (2, 3): expected (n,), (m,) and (m, n), "
        "or (m, n) "
        "for all\n  z[i, j] is the value at x[j], y[i]");
  CHECK(said_of_arrays({{}, {1}}, kTwo, kSix) ==
        "a.npz: error: x, y and z have the shapes (), (2,) and (2, 3): expected (n,), (m,) and (m, n), or "
        "(m, n) for "
        "all\n  z[i, j] is the value at x[j], y[i]");
  CHECK(said_of_arrays({{2, 3}, {0, 1, 2, 0, 1, 3}}, {{2, 3}, {0, 0, 0, 1, 1, 1}}, kSix) ==
        "a.npz: error: x and y are no mesh: as numpy.meshgrid writes them, x is the same in every row and y "
        "in every "
        "column");
}

TEST_CASE("axes rise or fall all the way") {
  const std::string hint =
      "\n  an axis rises or falls all the way, in steps of at least 10⁻¹² of its numbers";
  CHECK(said_of_arrays({{3}, {0, 1, 1}}, kTwo, kSix) ==
        "a.npz: error: x[2]: expected a number above 1, found 1" + hint);
  CHECK(said_of_arrays({{3}, {3, 2, 4}}, kTwo, kSix) ==
        "a.npz: error: x[2]: expected a number below 2, found 4" + hint);
  CHECK(said_of_arrays(kThree, {{2}, {1e9, 1e9 + 1e-4}}, kSix) ==
        "a.npz: error: y[1]: expected a number above 1000000000, found 1000000000.0001" + hint);
  CHECK(said_of_arrays(kThree, {{2}, {1, kNotThere}}, kSix) ==
        "a.npz: error: y[1]: expected a number of at most 10¹⁵ in size, found nan");
  CHECK(said_of_arrays({{2, 3}, {0, 1, 2, 0, 1e16, 2}}, {{2, 3}, {0, 0, 0, 1, 1, 1}}, kSix) ==
        "a.npz: error: x[1, 1]: expected a number of at most 10¹⁵ in size, found 1e+16");
}

TEST_CASE("values are of a size whose derivatives are finite, and there is something to show") {
  CHECK(said_of_arrays(kThree, kTwo, {{2, 3}, {1, 2, 3, 4, -1e200, 6}}) ==
        "a.npz: error: z: -1e+200 is beyond 10¹⁰⁰\n  write nan where there is no value");
  CHECK(said_of_arrays(kThree, kTwo, {{2, 3}, {1, kNotThere, 3, 4, 5, 6}}) ==
        "a.npz: error: z has no four neighbouring values that are finite: there is nothing to show");
  CHECK(said_of_arrays(kThree, kTwo, {{2, 3}, {1, 2, kNotThere, 4, 5, HUGE_VAL}}).empty());
}
