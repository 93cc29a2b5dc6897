// Typed access to a mapping of the tree, by the table of its keys. Mistakes are collected, never thrown; a
// getter that notes one returns nothing, as if the key were not there.
#pragma once

#include <array>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry.hpp"
#include "core/param.hpp"
#include "core/rational.hpp"
#include "scene/document.hpp"
#include "scene/key.hpp"
#include "scene/scene.hpp"

namespace gradreel {

class Cache;

/// Where the mistakes of one file go.
class Notes {
 public:
  Notes(const Source& source, std::vector<Mistake>& mistakes) : source_(source), mistakes_(mistakes) {}

  const Source& source() const { return source_; }
  std::size_t count() const { return mistakes_.size(); }

  void add(const Value& value, std::string message, std::string hint = {}) {
    mistakes_.push_back(source_.mistake(value, std::move(message), std::move(hint)));
  }
  void add(Mistake mistake) { mistakes_.push_back(std::move(mistake)); }
  void add(Place where, std::string message, std::string hint = {}) {
    mistakes_.push_back(source_.mistake(where, std::move(message), std::move(hint)));
  }

  /// Whether what takes long is found out: minima that are not stated.
  bool searches() const { return searches_; }
  Cache* cache() const { return cache_; }  ///< that keeps what was found; may be null
  void set_searches(bool searches, Cache* cache) {
    searches_ = searches;
    cache_ = cache;
  }

  /// The section of the whole file, in which hints look for keys; null: they do not look.
  const Section* top() const { return top_; }
  void set_top(const Section& section) { top_ = &section; }

  /// Names that `${name}` may have, for hints.
  void set_variables(std::vector<std::string> names) { variables_ = std::move(names); }

  /// Of a text that is no mathematics: a mistake where it names a variable that the scene does not have.
  /// False if it names none.
  bool refuse_reference(const Value& value, std::string_view name);

  /// The forms that a value may have, for hints about a value of another form; those of its key, or of items.
  void expect(const Value& value, const Key& key) {
    expected_[&value] = {key.forms, key.example, key.otherwise};
  }
  void expect(const Value& item, const std::vector<Form>& forms) { expected_[&item] = {forms, {}, {}}; }

  /// A value that is made, not written: kept as long as the notes, since hints are looked up by value.
  const Value& keep(Value value) { return kept_.emplace_back(std::move(value)); }

  /// A key about which all is said.
  void refuse(const Entry& entry) { refused_.insert(&entry); }
  bool is_refused(const Entry& entry) const { return refused_.count(&entry) == 1; }

  /// "NAME: expected EXPECTED, found ...", and the value in one of its forms if that is near.
  void add_unexpected(const Value& value, std::string_view name, std::string_view expected);

  /// Of what was noted before, in the scene or a file that it includes; nowhere in particular for other
  /// files.
  Place place_at(const Location& where) const { return source_.place_of(where).value_or(Place{}); }

  /// What is allowed but hardly meant.
  void warn(Place where, std::string message, std::string hint = {}) {
    warnings_.push_back(source_.mistake(where, std::move(message), std::move(hint)));
  }
  std::vector<Mistake>& warnings() { return warnings_; }

  /// A text that is drawn, `text` being what it says. Its formulas are typeset later, all at once. False if a
  /// mistake was added.
  bool add_drawn(const Value& value, std::string_view name, std::string_view text);

  /// Words that `value` makes us write: fonts need their characters.
  void add_words(const Value& value, std::string characters) {
    texts_.push_back({"language", std::move(characters), source_.mistake(value, ""), true});
  }

  /// All formulas so far, and all texts.
  std::vector<FormulaUse>& formulas() { return formulas_; }
  std::vector<DrawnText>& texts() { return texts_; }

 private:
  void warn_of_references(const Value& value, std::string_view name, std::string_view text);
  std::string hint_about(const Value& value, std::string_view name) const;

  const Source& source_;
  bool searches_ = true;
  Cache* cache_ = nullptr;
  const Section* top_ = nullptr;
  std::vector<std::string> variables_;
  struct Expected {
    std::vector<Form> forms;
    std::string_view example, otherwise;  ///< as a Key has them
  };
  std::map<const Value*, Expected> expected_;
  std::set<const Entry*> refused_;
  std::vector<Mistake>& mistakes_;
  std::vector<Mistake> warnings_;
  std::vector<FormulaUse> formulas_;
  std::vector<DrawnText> texts_;
  std::list<Value> kept_;
};

/// A value as what it should be; `name` is for messages.
std::optional<double> as_number(const Value& value, std::string_view name, const Range& range, Notes& notes);

/// A number of bytes; `range` is of bytes.
std::optional<double> as_size(const Value& value, std::string_view name, const Range& range, Notes& notes);
std::optional<bool> as_flag(const Value& value, std::string_view name, bool on_off, Notes& notes);

/// The numbers of a tuple; messages call them as `form.of` does: "x of start".
std::optional<std::vector<double>> as_tuple(const Value& value, std::string_view name, const Form& form,
                                            Notes& notes);
std::optional<Point> as_point(const Value& value, std::string_view name, const Form& form, Notes& notes);

/// A tuple of two, the first below the second.
std::optional<std::array<double, 2>> as_interval(const Value& value, std::string_view name, const Form& form,
                                                 Notes& notes);

/// Text of at most so many code points, quoted or not; without the line ends at its end. One that is drawn is
/// noted; formulas are in it as they were written.
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

/// Reads one mapping by its section's table: names, ranges and choices come from there. To ask for a key that
/// the table does not declare, or for a form that the key does not have, is std::logic_error.
class MapReader {
 public:
  /// A file, or an item of a list: messages call it `context`, or as its section is called, and its keys by
  /// their names alone. A value that is no mapping is a mistake, and reads as an empty one.
  MapReader(const Value& map, const Section& section, Notes& notes, std::string context = {});

  /// The value of a key, whose name goes before its own keys, with a dot.
  static MapReader of_key(const Value& map, const Section& section, Notes& notes, const std::string& name);

  /// How messages call the mapping from now on, where a component's name says more: "schedule step".
  void set_context(std::string context) { context_ = std::move(context); }

  Notes& notes() { return *notes_; }
  Place where() const { return map_->where; }
  std::string name_of(std::string_view key) const;

  /// Keys beside the section's: a component's. One that the section has stays as it is there.
  void declare(std::span<const Key> keys);

  /// The value as written; null if the key is not there.
  const Value* find(std::string_view key) const;

  /// Where the key stands; the mapping's place if it is not there.
  Place place_of(std::string_view key) const;

  /// Of the key's forms the one of that shape.
  const Form& form(std::string_view key, Shape shape) const;

  std::optional<double> number(std::string_view key);
  std::optional<double> size(std::string_view key);  ///< bytes
  std::optional<int> whole(std::string_view key, std::optional<int> at_most = std::nullopt);
  std::optional<bool> flag(std::string_view key);  ///< of either shape
  std::optional<std::string> text(std::string_view key);
  std::optional<Rational> decimal(std::string_view key);
  std::optional<Rational> rate(std::string_view key);

  /// Two numbers, the first below the second.
  std::optional<std::array<double, 2>> interval(std::string_view key);

  std::optional<std::string> name(std::string_view key);
  std::optional<std::size_t> choice(std::string_view key);  ///< its index

  /// Where the choices are known only with the scene or with configs/.
  std::optional<std::string> name(std::string_view key, std::span<const std::string_view> known);
  std::optional<std::size_t> choice(std::string_view key, std::span<const std::string_view> known);

  /// A list with as many items as the key may have.
  const std::vector<Value>* list(std::string_view key);

  /// What any item of the key's list may be: the form of that shape.
  const Form& item_form(std::string_view key, Shape shape) const;

  /// An item that is a mapping.
  MapReader item(std::string_view key, const Value& value, std::string context = {});

  /// A mapping, whose context and prefix are the key's name.
  std::optional<MapReader> map(std::string_view key);

  /// Notes a mistake if the key is missing: at a key that may have been meant to be it, if there is one.
  void require(std::string_view key);

  /// Notes a mistake at the key, declared or not; finish() then has nothing to say about it. False if it is
  /// not there.
  bool refuse(std::string_view key, std::string message, std::string hint = {});

  /// Notes every key that is not declared.
  void finish();

 private:
  MapReader(const Value& map, const Section& section, std::string context, std::string prefix, Notes& notes);

  const Key* declared(std::string_view key) const;
  const Value* written(std::string_view key) const;
  std::vector<std::string_view> known() const;
  void add_unknown(const Entry& entry, std::string hint);

  const Value* map_;
  const Section* section_;
  std::string context_, prefix_;
  Notes* notes_;
  std::vector<Key> more_;
};

}  // namespace gradreel
