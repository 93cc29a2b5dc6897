#include "readers/data_rows.hpp"

#include "catch.hpp"
#include "core/error.hpp"

using namespace gradreel;

namespace {

FitData rows_of(const std::string& text, const DataColumns& columns) {
  return data_rows("d.csv", text, columns);
}

std::string said(const std::string& text, const DataColumns& columns) {
  try {
    rows_of(text, columns);
  } catch (const Error& e) {
    return e.what();
  }
  return "";
}

const DataColumns kLine = {{"area"}, "price", false, 5};
const DataColumns kClasses = {{"u", "v"}, "won", true, 5};

}  // namespace

TEST_CASE("columns are read by their names, whatever else a table has") {
  const FitData data = rows_of("id;price;area\na;10;3\nb;12.5;4\n\n", kLine);
  CHECK(data.features == std::vector<std::string>{"area"});
  CHECK(data.target == "price");
  CHECK(data.columns[0] == std::vector<double>{3, 4});
  CHECK(data.columns[1].empty());
  CHECK(data.y == std::vector<double>{10, 12.5});
  CHECK(data.classes.empty());
}

TEST_CASE("two classes are 0 and 1 in the order of numbers, or else of texts") {
  const auto read = [](const std::string& a, const std::string& b) {
    return rows_of("won,v,u\n" + a + ",1,2\n" + b + ",3,4\n" + a + ",5,6\n", kClasses);
  };
  CHECK(read("yes", "no").classes == std::vector<std::string>{"no", "yes"});
  CHECK(read("yes", "no").y == std::vector<double>{1, 0, 1});
  CHECK(read("no", "yes").y == std::vector<double>{0, 1, 0});
  CHECK(read("10", "9").classes == std::vector<std::string>{"9", "10"});
  CHECK(read("-1", "1").y == std::vector<double>{0, 1, 0});
  CHECK(read("1", "0").columns[1] == std::vector<double>{1, 3, 5});
}

TEST_CASE("what is wrong in the data is said at its place") {
  CHECK(said("aera,price\n1,2\n3,4\n", kLine) ==
        "d.csv: error: there is no column 'area'\n  did you mean 'aera'? the columns are aera, price");
  CHECK(said("area,price\n1,2\n3,x\n", kLine) ==
        "d.csv:3:3: error: column 'price': expected a number, found 'x'\n  3,x\n    ^");
  CHECK(said("area,price\n1,2\nnan,4\n", kLine) ==
        "d.csv:3:1: error: column 'area': expected a finite number, found nan\n  nan,4\n  ^");
  CHECK(
      said("area,price\n1,2\n3,1e16\n", kLine) ==
      "d.csv:3:3: error: column 'price': expected a number from -1e15 to 1e15, found 1e+16\n  3,1e16\n    ^");
  CHECK(said("area,price\n1,2,3\n", kLine) ==
        "d.csv:2:5: error: expected 2 fields, as in the first line, found 3\n  1,2,3\n      ^");
  CHECK(said("area,price\n", kLine) == "d.csv: error: there are no rows below the names of the columns");
  CHECK(said("area,price\n1,2\n", kLine) == "d.csv: error: there is one row: two weights need at least two");
  CHECK(said("area,price\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n", kLine) ==
        "d.csv: error: there are 6 rows; at most 5 are read");
  CHECK(said("area,price\n" + std::string(30, '\n'), kLine) ==
        "d.csv: error: there are 31 lines; at most 5 rows are read");
}

TEST_CASE("labels other than two are refused") {
  const auto with = [](const std::string& a, const std::string& b, const std::string& c) {
    return said("u,v,won\n1,2," + a + "\n3,4," + b + "\n5,6," + c + "\n", kClasses);
  };
  CHECK(with("a", "b", "c") ==
        "d.csv: error: column 'won' has 3 values, and a label has two\n  it says a, b, c");
  CHECK(with("a", "a", "a") ==
        "d.csv: error: column 'won' has 1 value, and a label has two\n  all rows say a");
  CHECK(with("a", "", "b") ==
        "d.csv:3:5: error: column 'won': expected a label, found nothing\n  3,4,\n      ^");
}
