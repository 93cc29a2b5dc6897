// Parameters, declared once beside what uses them: YAML, defaults, ranges, error messages and documentation
// read these.
#pragma once

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace gradreel {

/// Strictly increasing, not empty.
using Numbers = std::vector<double>;

/// A list of names or other short texts.
using Names = std::vector<std::string>;

using ParamValue = std::variant<double, bool, std::string, Numbers, Names>;

/// As one would write it, also in YAML: 0.001, 1e-8, 100000000, true, strong_wolfe, [1, 2].
std::string human_text(const ParamValue& value);

/// Names and values, in the order in which they are written.
using Parameters = std::vector<std::pair<std::string, ParamValue>>;

/// An interval of numbers. An open end is excluded.
struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool low_open = false, high_open = false;
  bool whole = false;  ///< whole numbers only

  bool contains(double v) const;

  /// For messages: "a number in (0, 1]", "a whole number of at least 1".
  std::string describe() const;
};

inline constexpr Range positive() { return {.low = 0, .low_open = true}; }
inline constexpr Range non_negative() { return {.low = 0}; }
inline constexpr Range fraction() { return {.low = 0, .high = 1, .high_open = true}; }  ///< [0, 1)

/// The form of texts without choices.
struct TextRule {
  std::size_t max_length = 80;  ///< code points, of a list's items each
  bool several_lines = false;   ///< else one line
  bool is_drawn = true;         ///< it may have formulas, and fonts need its characters
};

/// The alternative held by `fallback` is the parameter's type.
struct Param {
  std::string_view name;
  ParamValue fallback;
  std::string_view doc;                        ///< one line
  Range range = {};                            ///< of numbers, those of lists included
  std::vector<std::string_view> choices = {};  ///< of texts
  std::string_view symbol = {};                ///< as the formula writes it, e.g. "β₁"; the name if empty
  TextRule text = {};                          ///< of texts without choices
  bool is_size = false;                        ///< a number of bytes, which YAML may give a unit
  bool required = false;                       ///< it must be stated
  bool is_count = false;  ///< of Numbers: one number is a count in `range`, several are values of any size
  std::string_view unit = {};  ///< of numbers: "degrees"
};

/// The parameter of that name. Throws std::logic_error if there is none.
const Param& param_named(std::span<const Param> params, std::string_view name);

/// One value for each declared parameter.
class ParamValues {
 public:
  ParamValues() = default;

  /// All at their defaults.
  explicit ParamValues(std::span<const Param> declared);

  /// Throw std::logic_error where no parameter of that name and type was declared.
  double number(std::string_view name) const { return get<double>(name); }
  bool flag(std::string_view name) const { return get<bool>(name); }
  const std::string& text(std::string_view name) const { return get<std::string>(name); }
  const Numbers& numbers(std::string_view name) const { return get<Numbers>(name); }
  const Names& names(std::string_view name) const { return get<Names>(name); }

  bool has(std::string_view name) const;
  const ParamValue& value(std::string_view name) const;
  void set(std::string_view name, ParamValue value);

  /// Whether it was set, even if to its default.
  bool is_stated(std::string_view name) const;

  struct Entry {
    std::string_view name;
    ParamValue value;
    bool is_default = true;
    bool is_stated = false;
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  const std::vector<Entry>& entries() const { return entries_; }  ///< in the order of declaration
  Parameters parameters() const;                                  ///< likewise, defaults included

  friend bool operator==(const ParamValues&, const ParamValues&) = default;

 private:
  template <class T>
  const T& get(std::string_view name) const;
  std::vector<Entry> entries_;
};

}  // namespace gradreel
