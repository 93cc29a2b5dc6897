// A YAML file as a tree in which everything knows its place. document.cpp is the only file that includes
// yaml-cpp.
#pragma once

#include <compare>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/error.hpp"

namespace gradreel {

/// In a file; lines and columns count from 1, columns in code points. Line 0: nowhere in particular.
struct Place {
  int line = 0, column = 0;
  int file = 0;  ///< which one of a Source: 0 is the document's own, others are included

  friend bool operator==(const Place&, const Place&) = default;
  // NOLINTNEXTLINE(modernize-use-nullptr): the check misreads <=>
  friend std::strong_ordering operator<=>(const Place& a, const Place& b) {
    return std::tie(a.file, a.line, a.column) <=> std::tie(b.file, b.line, b.column);
  }
};

enum class ValueKind { null, scalar, sequence, mapping };

struct Entry;

/// A node of the tree. Aliases are expanded: an alias's value has the alias's own place.
struct Value {
  ValueKind kind = ValueKind::null;
  std::string text;     ///< of a scalar
  bool quoted = false;  ///< of a scalar: it stood in quotes or in a block
  Place where;
  Place alias;          ///< of a value inside an aliased one: where the alias stands
  Place anchor;         ///< of an alias: where its value stands
  std::string made_of;  ///< of a text with variables in it: what they are, for messages; see variables.hpp
  std::vector<Value> items;
  std::vector<Entry> entries;  ///< keys differ

  /// Whether the text stands in the file, at `where`.
  bool is_as_written() const { return alias.line == 0 && anchor.line == 0 && made_of.empty(); }

  /// Of a mapping: the entry of that key; null if there is none.
  const Entry* entry(std::string_view key) const;
};

struct Entry {
  std::string key;
  Place where;
  Value value;
};

/// The lines of a document's file, and of those that it includes, for messages. Copies share them.
class Source {
 public:
  Source() = default;
  /// `text` is valid UTF-8.
  Source(std::string file, const std::string& text);

  const std::string& file(int number = 0) const;
  const std::string& line(int number, int file = 0) const;  ///< from 1; empty where there is none
  const std::string& line_at(Place where) const { return line(where.line, where.file); }

  /// Takes in the file of another source; returns its number, which its places have from now on.
  int add(const Source& other);

  /// Nothing if it is in another file.
  std::optional<Place> place_of(const Location& where) const;

  /// Place of a byte (from 0) of a line (from 0), as yaml-cpp counts them.
  Place place(int line, int byte, int file = 0) const;

  /// Which byte of its line (from 0) stands there; the line's length if none does.
  std::size_t byte_of(Place where) const;

  /// Where `text`, of one line, stands at or after `from`; `from` if it stands nowhere.
  Place find(Place from, std::string_view text) const;

  Mistake mistake(Place where, std::string message, std::string hint = {}) const;

  /// A mistake about a value: says so where the value came through an alias, or was made of variables.
  Mistake mistake(const Value& value, std::string message, std::string hint = {}) const;

 private:
  struct File {
    std::string name;
    std::vector<std::string> lines;
  };
  std::vector<std::shared_ptr<const File>> files_;
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

/// Puts mistakes[first..] in the order they stand: first those of `file`, then those of others by name.
void sort_by_place(std::vector<Mistake>& mistakes, std::ptrdiff_t first, const std::string& file = {});

}  // namespace gradreel
