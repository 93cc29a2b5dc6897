// The one exception type below cli/, and the mistakes that it can carry.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace gradreel {

/// A place in a file that a user wrote. Lines and columns count from 1; 0 means unknown. Columns count code
/// points.
struct Location {
  std::string file;
  int line = 0;
  int column = 0;
};

/// One thing that a user wrote wrong.
struct Mistake {
  Location where;
  std::string line;     ///< text of the line at `where`, without its newline; may be empty
  std::string message;  ///< one sentence, lower case, no full stop
  std::string hint;     ///< what to write instead, or empty
};

/// `file:line:column: error: message`, the line, a caret under the column and the hint, each on a line of its
/// own.
std::string to_string(const Mistake& mistake);

class Error : public std::runtime_error {
 public:
  /// Something failed while working: a write, an encoder, memory.
  explicit Error(const std::string& message) : std::runtime_error(message) {}

  /// What the user wrote is wrong: all mistakes, in the order they stand. what() holds all of them.
  explicit Error(std::vector<Mistake> mistakes);

  /// One mistake about `file` as a whole (or, for example, an argument of the command line).
  static Error about(const std::string& file, const std::string& message, const std::string& hint = {});

  const std::vector<Mistake>& mistakes() const { return mistakes_; }

  /// True if the input was wrong (exit code 2), false if work failed (exit code 1).
  bool is_input_error() const { return !mistakes_.empty(); }

 private:
  std::vector<Mistake> mistakes_;
};

}  // namespace gradreel
