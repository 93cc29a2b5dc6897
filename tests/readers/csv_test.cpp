#include "readers/csv.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "catch.hpp"
#include "core/error.hpp"

using namespace gradreel;

namespace {

using Columns = std::vector<std::vector<double>>;

Columns numbers(const std::string& text, std::vector<std::size_t> columns) {
  return CsvTable("t.csv", text).numbers(columns);
}

/// What is said of a table whose columns are all read.
std::string said_of(const std::string& text) {
  try {
    const CsvTable table("t.csv", text);
    std::vector<std::size_t> all(table.names().size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    table.numbers(all);
  } catch (const Error& e) {
    CHECK(e.is_input_error());
    return e.what();
  }
  return "";
}

}  // namespace

TEST_CASE("columns are found by name, in any order, whatever separates them") {
  for (const char separator : {',', ';', '\t'}) {
    std::string text = "epoch,x,\"the: loss\"\n0,1.5,-2e3\n1, +.25 ,\"7\"\n";
    std::replace(text.begin(), text.end(), ',', separator);
    text.replace(text.find(':'), 1, ",");
    const CsvTable table("t.csv", text);
    CHECK(table.names() == std::vector<std::string>{"epoch", "x", "the, loss"});
    CHECK(table.find("x") == 1U);
    CHECK_FALSE(table.find("y"));
    CHECK(table.numbers(std::vector<std::size_t>{2, 0, 1}) == Columns{{-2000, 7}, {0, 1}, {1.5, 0.25}});
  }
}

TEST_CASE("rows end as RFC 4180 and others end them") {
  const Columns expected = {{1, 2}, {3, 4}};
  for (const char* text : {"a,b\n1,3\n2,4\n", "a,b\r\n1,3\r\n2,4", "a,b\r1,3\r2,4\r",
                           "\xEF\xBB\xBF"
                           "a,b\n1,3\n2,4\n\n \n",
                           "# a,b\n1,3\n2,4\n"}) {
    CHECK(numbers(text, {0, 1}) == expected);
  }
  CHECK(numbers("a\n", {0}) == Columns{{}});
  const CsvTable table("t.csv", "a,\"b \"\"q\"\"\"\n\"x\ny\",1\n\"\",2\n\"x\ny\",3\n");
  CHECK(table.names()[1] == "b \"q\"");
  const Groups groups = table.groups(0);
  CHECK(groups.names == std::vector<std::string>{"x\ny", ""});
  CHECK(groups.of_row == std::vector<std::size_t>{0, 1, 0});
}

TEST_CASE("numbers are read exactly, and what is not finite as well") {
  const Columns all = numbers("a\n0.1\n-1.7976931348623157e308\n4.9e-324\nnan\n-inf\nInfinity\n", {0});
  CHECK(all[0][0] == 0.1);
  CHECK(all[0][1] == std::numeric_limits<double>::lowest());
  CHECK(all[0][2] == std::numeric_limits<double>::denorm_min());
  CHECK(std::isnan(all[0][3]));
  CHECK(all[0][4] == -HUGE_VAL);
  CHECK(all[0][5] == HUGE_VAL);
}

TEST_CASE("what is wrong with a table is said with its place") {
  CHECK(said_of("x,y\n1,2\n3\n") ==
        "t.csv:3:1: error: expected 2 fields, as in the first line, found 1\n  3\n  ^");
  CHECK(said_of("x,y\n1,2,3\n") ==
        "t.csv:2:5: error: expected 2 fields, as in the first line, found 3\n  1,2,3\n      ^");
  CHECK(said_of("x,y\n\n1,2\n") == "t.csv:2:1: error: expected 2 fields, as in the first line, found 1");
  CHECK(said_of("x,y\n1,\n") ==
        "t.csv:2:3: error: column 'y': expected a number, found nothing\n  1,\n    ^");
  CHECK(said_of("x;y\n1;0,5\n") ==
        "t.csv:2:3: error: column 'y': expected a number, found '0,5'\n  1;0,5\n    ^\n  decimals begin with "
        "a point");
  CHECK(said_of("ä,y\n1,1e999\n") ==
        "t.csv:2:3: error: column 'y': 1e999 is beyond the range of doubles\n  1,1e999\n    ^");
  CHECK(said_of("x,y\n1,\"2\n3,4\n") ==
        "t.csv:2:3: error: this quotation mark is never closed\n  1,\"2\n    ^");
  CHECK(said_of("x,y\n1,\"2\"3\n") ==
        "t.csv:2:6: error: expected the end of the field after its closing quotation mark\n  1,\"2\"3\n      "
        " ^\n"
        "  a quotation mark inside a field is doubled");
  CHECK(said_of("x,x\n") == "t.csv:1:3: error: there are two columns 'x'\n  x,x\n    ^");
  CHECK(said_of("x,,y\n") ==
        "t.csv:1:3: error: expected the name of a column\n  x,,y\n    ^\n  the first line names the columns");
  CHECK(said_of("1,2\n3,4\n") ==
        "t.csv:1:1: error: expected the names of the columns, found '1'\n  1,2\n  ^\n  put a first line such "
        "as x,y,loss");
  CHECK(said_of("x\n1\n\x80\n") ==
        "t.csv:3:1: error: expected text in UTF-8\n"
        "  is this a table? Columns of numbers are read from .csv, .npy and .npz");
  CHECK(said_of(std::string("x\n1\0\n", 5)) ==
        "t.csv:2:2: error: expected text in UTF-8\n"
        "  is this a table? Columns of numbers are read from .csv, .npy and .npz");
  const CsvTable table("t.csv", "x,y\n1,2\n3,4\n");
  CHECK_THROWS_WITH(table.refuse(1, 1, "too large", "make it smaller"),
                    "t.csv:3:3: error: too large\n  3,4\n    ^\n  make it smaller");
}
