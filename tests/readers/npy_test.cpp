#include "readers/npy.hpp"

#include <cmath>

#include "catch.hpp"
#include "cli/process.hpp"
#include "core/error.hpp"
#include "readers/data_file.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using testing::TemporaryFolder;
using testing::write_file;

namespace {

using Shape = std::vector<std::size_t>;
using Numbers = std::vector<double>;

/// Of a file that tests/readers/make_arrays.py wrote.
std::string bytes_of(const std::string& name) {
  return read_data_file(GRADREEL_SOURCE_DIR "/tests/readers/arrays/" + name);
}

NumberArray array_of(const std::string& name) { return parse_npy(name, "", bytes_of(name)); }

template <class Read>
std::string said_of(const Read& read) {
  try {
    read();
  } catch (const Error& e) {
    CHECK(e.is_input_error());
    return e.what();
  }
  return "";
}

std::string said_of_bytes(const std::string& bytes) {
  return said_of([&] { parse_npy("a.npy", "", bytes); });
}

/// A file of version 1 with that header.
std::string npy(const std::string& header, const std::string& data = "") {
  const auto length = static_cast<char>(header.size());
  return std::string("\x93NUMPY\x01\x00", 8) + length + '\0' + header + data;
}

}  // namespace

TEST_CASE("numbers of every type and byte order become doubles") {
  for (const char* name : {"f8", "f8big", "f4", "f2", "f2big"}) {
    INFO(name);
    const NumberArray a = array_of(std::string(name) + ".npy");
    CHECK(a.shape == Shape{2, 3});
    CHECK(a.values == Numbers{-1.5, -0.5, 0.5, 1.5, 2.5, 3.5});
  }
  for (const char* name : {"i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1"}) {
    INFO(name);
    CHECK(array_of(std::string(name) + ".npy").values == Numbers{0, 1, 2, 3, 4, 5});
  }
  CHECK(array_of("bool.npy").values == Numbers{1, 0});
  const Numbers special = array_of("special.npy").values;
  CHECK(special[0] == HUGE_VAL);
  CHECK(special[1] == -HUGE_VAL);
  CHECK(std::isnan(special[2]));
  CHECK(special[3] == std::ldexp(1, -24));
}

TEST_CASE("Fortran order is turned into C order, and one number has no shape") {
  const NumberArray a = array_of("fortran.npy");
  CHECK(a.shape == Shape{2, 3, 4});
  for (int i = 0; i < 24; ++i) CHECK(a.values[static_cast<std::size_t>(i)] == i);
  CHECK(array_of("scalar.npy").shape.empty());
  CHECK(array_of("scalar.npy").values == Numbers{2.5});
}

TEST_CASE("types that are not read are named") {
  const auto said = [](const std::string& name) { return said_of([&] { array_of(name + ".npy"); }); };
  const std::string hint = "\n  save it as numbers, with array.astype('float64')";
  CHECK(said("objects") == "objects.npy: error: holds Python objects (pickled), which are not read" + hint);
  CHECK(said("complex") == "complex.npy: error: holds complex numbers, which are not read" + hint);
  CHECK(said("text") == "text.npy: error: holds texts, which are not read" + hint);
  CHECK(said("record") == "record.npy: error: holds records of several fields, which are not read" + hint);
  CHECK(said("longdouble") ==
        "longdouble.npy: error: holds numbers of type 'f16', which are not read" + hint);
  CHECK(said("large") ==
        "large.npy: error: 9007199254740992 is beyond 2^53, where doubles do not hold every whole number");
}

TEST_CASE("damaged arrays are refused before memory is taken") {
  const std::string good = "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }\n";
  CHECK(said_of_bytes(npy(good, "12345678")).empty());
  CHECK(said_of_bytes("x,y\n1,2\n") == "a.npy: error: this is no array of NumPy's");
  CHECK(said_of_bytes(npy(good, "1234567")) ==
        "a.npy: error: an array of shape (1,) does not have 7 bytes: the file is damaged or cut short");
  CHECK(said_of_bytes(npy(good, "123456789")) ==
        "a.npy: error: an array of shape (1,) does not have 9 bytes: the file is damaged or cut short");
  for (const char* shape : {"(1000000000, 1000)", "(4294967296, 4294967296)", "(9223372036854775807, 3)"}) {
    CHECK(said_of_bytes(npy("{'descr': '<f8', 'fortran_order': False, 'shape': " + std::string(shape) +
                            "}")) == "a.npy: error: an array of shape " + std::string(shape) +
                                         " does not have 0 bytes: the file is damaged or cut short");
  }
  CHECK(said_of_bytes(npy("{'descr': '<f8', 'fortran_order': False, 'shape': (0, 3)}")) ==
        "a.npy: error: the array is empty");
  const std::size_t most = kMaxDataNumbers;
  CHECK(said_of_bytes(npy("{'descr': '|u1', 'fortran_order': False, 'shape': (33554433,)}",
                          std::string(most + 1, '\0'))) ==
        "a.npy: error: an array of shape (33554433,) has more than 33554432 numbers");
  for (const char* header :
       {"", "{", "{}", "{'descr': '<f8'}", "{'descr': '<f8', 'fortran_order': 0, 'shape': (1,)}",
        "{'descr': '<f8', 'fortran_order': True, 'shape': (-1,)}", "{'descr': '<f8', 'shape': (1,), 'x': 3}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} import os"}) {
    INFO(header);
    CHECK(said_of_bytes(npy(header, "12345678")) == "a.npy: error: the header of the array is damaged");
  }
  CHECK(said_of_bytes(npy(good).substr(0, 20)) == "a.npy: error: the file ends in its header");
  CHECK(said_of_bytes(std::string("\x93NUMPY\x07\x00\x00\x00", 10)) ==
        "a.npy: error: version 7 of the format .npy is not read");
}

TEST_CASE("archives hold several arrays, packed or not") {
  for (const char* name : {"plain.npz", "packed.npz"}) {
    const NpzFile file(name, bytes_of(name));
    CHECK(file.names() == std::vector<std::string>{"x", "z"});
    CHECK(file.array("x").values == Numbers{1, 2});
    CHECK(file.array("z").shape == Shape{2, 3});
    CHECK(file.array("z").values == Numbers{-1.5, -0.5, 0.5, 1.5, 2.5, 3.5});
    CHECK_THROWS_WITH(file.array("y"),
                      std::string(name) + ": error: there is no array 'y'\n  did you mean 'x'?");
  }
  std::string bytes = bytes_of("packed.npz");
  const std::string said = said_of([&] { NpzFile("a.npz", bytes.substr(0, bytes.size() - 30)); });
  const std::string no_archive =
      "a.npz: error: this is no .npz archive: ";  // then libzip's words, 1.7 or 1.11
  CHECK((said == no_archive + "Not a zip archive" ||
         said == no_archive + "Possibly truncated or corrupted zip archive"));
  bytes[80] ^= 0x20;
  CHECK(said_of([&] { NpzFile("a.npz", bytes).array("x"); }).substr(0, 15) == "a.npz: error: x");
}

TEST_CASE("archives in which more is packed than they say, or than is read, are refused") {
  CHECK(NpzFile("one.npz", bytes_of("one.npz")).array("a").shape == Shape{2, 3});
  CHECK(said_of([] { NpzFile("a.npz", bytes_of("stated_large.npz")); }) ==
        "a.npz: error: more than 256 MB are packed in it");
  CHECK(said_of([] { NpzFile("a.npz", bytes_of("stated_small.npz")).array("a"); }) ==
        "a.npz: error: a: more is packed than the archive says");
}

TEST_CASE("files that cannot be read are named") {
  const TemporaryFolder folder;
  write_file(folder / "empty.csv", "");
  std::filesystem::resize_file(folder / "empty.csv", 0);
  const auto said = [&](const std::string& name) { return said_of([&] { read_data_file(folder / name); }); };
  CHECK(said("none.csv") == folder / "none.csv" + std::string(": error: no such file"));
  CHECK(said("") == folder / "" + std::string(": error: not a regular file"));
  CHECK(said("empty.csv") == folder / "empty.csv" + std::string(": error: the file is empty"));
  std::filesystem::resize_file(folder / "empty.csv", kMaxDataBytes + 1);
  CHECK(said("empty.csv") == folder / "empty.csv" + std::string(": error: the file is larger than 256 MB"));
}
