// What YAML files may say, declared as data: sections, their keys, and the forms a value may have. The reader
// (reader.hpp) takes names, ranges and choices from here; so do messages, docs/keys.md and whatever else
// tells of the language.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/param.hpp"
#include "core/rational.hpp"

namespace gradreel {

struct Section;

enum class Shape {
  number,   ///< decimal
  decimal,  ///< exact, of at most 3 decimals: parse_decimal()
  rate,     ///< the same, or a fraction: parse_rate()
  size,     ///< bytes, perhaps with a unit: parse_size()
  flag,     ///< true or false
  on_off,   ///< on or off; true or false do as well
  text,     ///< what is drawn or said
  choice,   ///< one of `choices`, or a name that other files define
  color,    ///< #rrggbb or #rrggbbaa
  tuple,    ///< a list with a fixed meaning for each item, like [x, y]
  list,     ///< of any number of items that are alike
  mapping,  ///< of the keys of a section
};

/// One way to write a value.
struct Form {
  Shape shape = Shape::number;
  Range range = {};            ///< of numbers
  std::string_view unit = {};  ///< of numbers: "s", "degrees"
  std::vector<std::string_view> choices =
      {};                    ///< of choices; empty: names that are known only with the scene
  std::string_view of = {};  ///< what choices name, or what the items of a list are
  TextRule text = {};
  std::size_t low = 0, high = 0;     ///< how many items a list has
  bool rising = false;               ///< of a list or tuple of numbers: each is above the one before
  std::vector<Form> items = {};      ///< of a tuple: one for each; of a list: any one of them for every item
  const Section* section = nullptr;  ///< of a mapping
  std::string_view pattern = {};     ///< of a text, or of keys that the user chooses: a regular expression
  bool names_keys = false;           ///< of a mapping: the user chooses the keys; `items` are their values
};

/// "x" and "y" of a tuple that is written [x, y].
std::vector<std::string> part_names(const Form& form);

/// Forms, by what they are called.
namespace form {

Form number(const Range& range = {}, std::string_view unit = {});
Form whole(double low, double high, std::string_view unit = {});
Form decimal(const Range& range, std::string_view unit = {});
Form rate(const Range& range, std::string_view unit = {});
Form size(const Range& range);
Form flag();
Form on_off();
Form text(std::size_t max_length);     ///< of one line
Form undrawn(std::size_t max_length);  ///< the same, for a text that is not drawn: a file's name
Form choice(std::vector<std::string_view> choices, std::string_view of = {});
Form name_of(std::string_view of);  ///< a name that is known only with the scene or with configs/
Form color();

/// `of` is how messages write it: "[x, y]".
Form tuple(std::string_view of, std::vector<Form> parts, bool rising = false);
Form list(std::size_t low, std::size_t high, std::string_view of, std::vector<Form> items);
Form mapping(const Section& section);

/// A mapping whose keys the user chooses.
Form names_to(std::string_view of, std::vector<Form> values);

}  // namespace form

/// A default, as one would write it in YAML; empty: there is none.
struct Fallback {
  std::string yaml;

  Fallback() = default;
  Fallback(const char* text) : yaml(text) {}                        // NOLINT(google-explicit-constructor)
  Fallback(std::string_view text) : yaml(text) {}                   // NOLINT(google-explicit-constructor)
  Fallback(bool flag) : yaml(flag ? "true" : "false") {}            // NOLINT(google-explicit-constructor)
  Fallback(int number) : yaml(std::to_string(number)) {}            // NOLINT(google-explicit-constructor)
  Fallback(double number);                                          // NOLINT(google-explicit-constructor)
  Fallback(const Rational& seconds) : Fallback(seconds.value()) {}  // NOLINT(google-explicit-constructor)
};

struct Key {
  std::string_view name;
  std::vector<Form> forms;  ///< a value has any one of them
  std::string_view doc;     ///< Markdown of one line
  Fallback fallback = {};
  std::string_view otherwise = {};  ///< in words, where no one value is the default: "the theme's"
  bool required = false;
  std::string_view example = {};  ///< a value that says more than any of its form would; YAML
  std::string_view symbol = {};   ///< as a formula writes it
};

/// Things with keys of their own, which a section takes beside its own once a name says which thing it is.
enum class Components { none, surfaces, optimizers, schedules, overlays, panels, formats };

/// Keys of which a mapping has at most one.
struct Exclusive {
  std::vector<std::string_view> keys;
  bool required = false;  ///< it must have one of them
};

/// A mapping's keys.
struct Section {
  std::string_view name;  ///< for messages and docs; unlike any other's
  std::string_view doc;   ///< one sentence of Markdown: what it is
  std::vector<Key> keys;
  std::vector<Exclusive> exclusive = {};
  std::vector<std::string_view> needs_one_of = {};  ///< of these; the first is declared as required
  std::string_view base = {};  ///< a key without which those are required that have no default
  Components components = Components::none;
  std::string_view selector = {};  ///< the key that names the component

  /// Null if it has none of that name.
  const Key* find(std::string_view key) const;
};

/// The line that files of configs/ say of themselves.
Key description_key();

/// Parameters as keys.
Key key_of(const Param& param);
std::vector<Key> keys_of(std::span<const Param> params);

/// The keys that are declared for one component.
struct Component {
  std::string_view name, doc;
  std::vector<Key> keys;
};
std::vector<Component> all_of(Components components);

/// Several tables as one.
std::vector<Key> joined(std::vector<Key> first, const std::vector<Key>& second);

}  // namespace gradreel
