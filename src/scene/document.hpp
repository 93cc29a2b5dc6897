// A YAML file as a tree in which everything knows its place. document.cpp is the only file that includes
// yaml-cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace gradreel {

/// In a file; both count from 1, columns in code points. Line 0: nowhere in particular.
struct Place {
  int line = 0, column = 0;
  // NOLINTNEXTLINE(modernize-use-nullptr): the check misreads <=>
  friend auto operator<=>(const Place&, const Place&) = default;
};

enum class ValueKind { null, scalar, sequence, mapping };

struct Entry;

/// A node of the tree. Aliases are expanded: an alias's value has the alias's own place.
struct Value {
  ValueKind kind = ValueKind::null;
  std::string text;     ///< of a scalar
  bool quoted = false;  ///< of a scalar: it stood in quotes or in a block
  Place where;
  Place alias;   ///< of a value inside an aliased one: where the alias stands
  Place anchor;  ///< of an alias: where its value stands
  std::vector<Value> items;
  std::vector<Entry> entries;  ///< keys differ
};

struct Entry {
  std::string key;
  Place where;
  Value value;
};

/// A file's lines, for messages.
class Source {
 public:
  Source() = default;
  /// `text` is valid UTF-8.
  Source(std::string file, const std::string& text);

  const std::string& file() const { return file_; }
  const std::string& line(int number) const;  ///< from 1; empty where there is none

  /// Place of a byte (from 0) of a line (from 0), as yaml-cpp counts them.
  Place place(int line, int byte) const;

  /// Which byte of its line (from 0) stands there; the line's length if none does.
  std::size_t byte_of(Place where) const;

  /// Where `text`, of one line, stands at or after `from`; `from` if it stands nowhere.
  Place find(Place from, std::string_view text) const;

  Mistake mistake(Place where, std::string message, std::string hint = {}) const;

  /// A mistake about a value: says so where the value came through an alias.
  Mistake mistake(const Value& value, std::string message, std::string hint = {}) const;

 private:
  std::string file_;
  std::vector<std::string> lines_;
};

/// A mistake without a line: about a whole file, or about none (empty).
Mistake mistake_in(std::string file, std::string message, std::string hint = {});

struct Document {
  Source source;
  Value root;
};

inline constexpr std::size_t kMaxFileSize = 1 << 20;  ///< bytes
inline constexpr int kMaxDepth = 64;                  ///< of nesting
inline constexpr int kMaxValues = 20'000;             ///< in a file, aliases expanded

/// Parses YAML. What is wrong is added to `mistakes`; the root is null after a
/// syntax error, and in an empty file, which is no mistake here.
Document parse_document(const std::string& file, const std::string& text, std::vector<Mistake>& mistakes);

/// The same from a file, or from standard input if the path is "-"; the size is limited. A file that cannot
/// be read is a mistake without a line.
Document read_document(const std::string& path, std::vector<Mistake>& mistakes);

/// Puts mistakes[first..], all of one file, in the order they stand.
void sort_by_place(std::vector<Mistake>& mistakes, std::ptrdiff_t first);

}  // namespace gradreel
