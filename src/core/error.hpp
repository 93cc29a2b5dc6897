// The one exception type below cli/, and the user's mistakes that it can carry.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

/// A place in a user's file. Lines and columns count from 1; 0 means unknown. Columns count code points.
struct Location {
  std::string file;
  int line = 0;
  int column = 0;
};

/// One mistake in the user's input.
struct Mistake {
  Location where;
  std::string line;     ///< text of the line at `where`, without its newline; may be empty
  std::string message;  ///< one sentence, lower case, no full stop
  std::string hint;     ///< what to write instead, or empty
};

/// `file:line:column: error: message`, then the source line, a caret under the column and the hint, each on
/// its own line. `kind` stands in place of "error". Control characters and the like are
/// escaped: see printable().
std::string to_string(const Mistake& mistake, std::string_view kind = "error");

/// What is wrong with the input, and what is allowed but hardly meant.
struct Findings {
  std::vector<Mistake> mistakes, warnings;
};

class Error : public std::runtime_error {
 public:
  /// Work failed: a write, an encoder, an allocation.
  explicit Error(const std::string& message) : std::runtime_error(message) {}

  /// The input is wrong. Lists all mistakes in source order; what() contains them all.
  explicit Error(std::vector<Mistake> mistakes);

  /// One mistake about a whole file or, for example, a command-line argument.
  static Error about(const std::string& file, const std::string& message, const std::string& hint = {});

  const std::vector<Mistake>& mistakes() const { return mistakes_; }

  /// True if the input was wrong (exit code 2), false if work failed (exit code 1).
  bool is_input_error() const { return !mistakes_.empty(); }

 private:
  std::vector<Mistake> mistakes_;
};

}  // namespace gradreel
