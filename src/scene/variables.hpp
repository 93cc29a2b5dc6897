// Variables of a scene, and `${name}` in its values: replaced in the tree, before any value is read.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scene/key.hpp"
#include "scene/reader.hpp"

namespace gradreel {

inline constexpr std::size_t kMaxVariables = 64, kMaxVariable = 200;  ///< code points of a value

struct Variable {
  std::string name, value;
  std::string origin;     ///< for messages: "stands at 2:20", "is from --set"
  Place where = {};       ///< of its name; of what --set adds nothing
  bool is_swept = false;  ///< another film has another value
  bool is_from_set = false;
};

/// What `--set NAME=VALUE` says.
struct Setting {
  std::string name, value;
};

/// Of `NAME=VALUE` texts; mistakes are about --set.
std::vector<Setting> parse_settings(std::span<const std::string> texts, std::vector<Mistake>& mistakes);

/// The regular expression of names.
inline constexpr std::string_view kVariablePattern = "^[a-z][a-z0-9_]*$";

Key variables_key();

/// The scene's `variables`, by name in the order they stand.
std::vector<Variable> read_variables(MapReader& scene);

/// The mapping of variables that a key of the scene has. Null if it has none, and, with a mistake, where it
/// is no mapping or has more than kMaxVariables entries. `expected`: such as "a mapping of names to values".
const Value* variable_map(MapReader& scene, std::string_view key, std::string_view expected);

/// Whether the entry's key may be one's name; a mistake of `section` if not.
bool check_variable_name(const Entry& entry, std::string_view section, Notes& notes);

/// "2:20", or "common.yaml:2:20" in a file that is included.
std::string written_place(Place where, const Source& source);

/// Replaces `${name}` of the variables in every value below `root`, also in quotes. A value in which
/// something was replaced is plain: its key says what it is read as. Other `${...}` stay. `used[i]` is set
/// where variables[i] is replaced. A tree that would grow beyond kMaxFileSize is a mistake.
void substitute(Value& root, std::span<const Variable> variables, const Source& source,
                std::vector<bool>& used, std::vector<Mistake>& mistakes);

}  // namespace gradreel
