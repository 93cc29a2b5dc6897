// Typed access to a mapping of the tree. Mistakes are collected, never thrown; a getter that notes one
// returns nothing, as if the key were not there.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry.hpp"
#include "core/param.hpp"
#include "core/rational.hpp"
#include "scene/document.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// Where the mistakes of one file go.
class Notes {
 public:
  Notes(const Source& source, std::vector<Mistake>& mistakes) : source_(source), mistakes_(mistakes) {}

  const Source& source() const { return source_; }
  std::size_t count() const { return mistakes_.size(); }

  void add(const Value& value, std::string message, std::string hint = {}) {
    mistakes_.push_back(source_.mistake(value, std::move(message), std::move(hint)));
  }
  void add(Place where, std::string message, std::string hint = {}) {
    mistakes_.push_back(source_.mistake(where, std::move(message), std::move(hint)));
  }

  /// "NAME: expected EXPECTED, found ...".
  void add_unexpected(const Value& value, std::string_view name, std::string_view expected);

  /// Formulas of a text that is drawn, `text` being what it says: they are typeset later, all at once. False
  /// if a mistake was added.
  bool add_formulas(const Value& value, std::string_view name, std::string_view text);

  /// All formulas so far.
  std::vector<FormulaUse>& formulas() { return formulas_; }

 private:
  const Source& source_;
  std::vector<Mistake>& mistakes_;
  std::vector<FormulaUse> formulas_;
};

/// A value as what it should be; `name` is for messages.
std::optional<double> as_number(const Value& value, std::string_view name, const Range& range, Notes& notes);

/// A number of bytes; `range` is of bytes.
std::optional<double> as_size(const Value& value, std::string_view name, const Range& range, Notes& notes);
std::optional<bool> as_flag(const Value& value, std::string_view name, bool on_off, Notes& notes);
std::optional<Point> as_point(const Value& value, std::string_view name, const Range& range, Notes& notes);

/// Text of at most so many code points, quoted or not; without the line ends at its end. Formulas in it are
/// noted, and are in the text as they were written.
std::optional<std::string> as_text(const Value& value, std::string_view name, const TextRule& rule,
                                   Notes& notes);

/// One of `known`: "unknown NAME 'x'" and a suggestion if it is none.
std::optional<std::string> as_name(const Value& value, std::string_view name,
                                   std::span<const std::string_view> known, Notes& notes);

/// An exact decimal number.
std::optional<Rational> as_decimal(const Value& value, std::string_view name, const Range& range,
                                   Notes& notes);

/// An exact decimal number or a fraction.
std::optional<Rational> as_rate(const Value& value, std::string_view name, const Range& range, Notes& notes);

class MapReader {
 public:
  /// `context` names the mapping in messages; `prefix` goes before its keys, with a dot. A value that is no
  /// mapping is a mistake, and reads as an empty one.
  MapReader(const Value& map, std::string context, std::string prefix, Notes& notes);

  Notes& notes() { return *notes_; }
  Place where() const { return map_->where; }
  std::string name_of(std::string_view key) const;

  /// The value as written; null if the key is not there.
  const Value* find(std::string_view key);

  /// Where the key stands; the mapping's place if it is not there.
  Place place_of(std::string_view key) const;

  std::optional<double> number(std::string_view key, const Range& range = {});
  std::optional<double> size(std::string_view key, const Range& range);  ///< bytes, perhaps with a unit
  std::optional<int> whole(std::string_view key, int low, int high);
  std::optional<bool> flag(std::string_view key, bool on_off = false);
  std::optional<std::string> text(std::string_view key, std::size_t max_length);  ///< of one line
  std::optional<std::string> text(std::string_view key, const TextRule& rule);
  std::optional<std::string> name(std::string_view key, std::span<const std::string_view> known);
  std::optional<Rational> decimal(std::string_view key, const Range& range);
  std::optional<Rational> rate(std::string_view key, const Range& range);

  /// Index into `known`.
  std::optional<std::size_t> choice(std::string_view key, std::span<const std::string_view> known);

  /// A list of low..high items.
  const std::vector<Value>* list(std::string_view key, std::size_t low, std::size_t high,
                                 std::string_view of);

  /// A mapping, whose context and prefix are the key's name.
  std::optional<MapReader> map(std::string_view key);

  /// Notes a mistake if the key is missing: at a key that may have been meant to be it, if there is one.
  void require(std::string_view key);

  /// Notes every key that nobody asked for.
  void finish();

 private:
  void add_unknown(const Entry& entry, std::string hint);

  const Value* map_;
  std::string context_, prefix_;
  Notes* notes_;
  std::vector<std::string> asked_;
};

}  // namespace gradreel
