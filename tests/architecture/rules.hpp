// The rules of docs/design.md that a compiler does not check, as functions from what they look at to
// complaints. No complaint: the rule holds. rules_test.cpp shows for each rule a breach that it sees.
#pragma once

#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gradreel::test {

/// A file of src/ by its path within it.
struct SourceFile {
  std::string path;
  std::string text;
};

using Complaints = std::vector<std::string>;

/// What each room may include, besides itself.
using Rooms = std::map<std::string, std::set<std::string>>;

/// The first folder of a path; of a file that is in none its name.
std::string room_of(const std::string& path);

/// Each room includes only what it may.
Complaints wrong_includes(const std::vector<SourceFile>& files, const Rooms& rooms);

/// A library, by a regular expression of what stands behind `#include `, and the rooms that own it.
struct Library {
  std::string header;
  std::set<std::string> owners;
};
Complaints foreign_libraries(const std::vector<SourceFile>& files, const std::vector<Library>& libraries);

/// No line matches.
Complaints lines_with(const std::vector<SourceFile>& files, const std::regex& forbidden);

/// What the objects of a room define for others, and what they take from elsewhere: mangled names.
struct RoomSymbols {
  std::set<std::string> defined, undefined;
};

/// Reads what `nm --format=posix --print-file-name` says of object files: of single files of src/, or of
/// rooms that are compiled as one file.
std::map<std::string, RoomSymbols> room_symbols(std::string_view nm_output);

/// What is defined in a room is used only by rooms that may include it, wherever it is declared.
Complaints wrong_uses(const std::map<std::string, RoomSymbols>& symbols, const Rooms& rooms);

/// A registry of components, each a file (or a folder with a file of its name) and a line.
struct Registry {
  std::string def;         ///< "optimizers/optimizers.def"
  std::string macro;       ///< "OPTIMIZER"
  std::string folder;      ///< of the components: "optimizers"
  std::string definition;  ///< a regular expression of what defines one, its name the first group
};

/// Each line names a file of that name that defines the component, each such file has its line, none twice.
Complaints unregistered(const std::vector<SourceFile>& files, const Registry& registry);

/// A function's definition, its signature included.
struct FunctionSpan {
  std::string head;  ///< the signature, on one line
  int first_line = 0, lines = 0;
};

/// Of C++ as clang-format leaves it. Lambdas and local classes are part of the function around them; tables
/// of data that stand outside of functions are none.
std::vector<FunctionSpan> functions_in(std::string_view text);

Complaints long_files(const std::vector<SourceFile>& files, int most);
Complaints long_functions(const std::vector<SourceFile>& files, int most);

}  // namespace gradreel::test
