// The words that gradreel itself writes into pictures and alternative texts, in some language.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gradreel {

/// See words.def.
enum class Word {
#define WORD(name, text) name,
#define PLURAL(name, one, other) name,
#include "core/words.def"
#undef WORD
#undef PLURAL
};

/// Which form a number takes, as Unicode's CLDR calls the forms.
enum class PluralRule {
  none,      ///< one form: other
  one,       ///< 1 is one
  zero_one,  ///< 0 and 1 are one
  polish     ///< 1 is one; 2 to 4, 22 to 24 ... are few; others are many
};

struct WordEntry {
  std::string_view key;
  std::string_view english;       ///< of a plural: of any number but 1
  std::string_view one = {};      ///< of a plural: of 1; empty: it is none
  std::string_view example = {};  ///< the text as YAML: in double quotes
  bool is_plural() const { return !one.empty(); }
};

/// All, in the order of Word.
std::span<const WordEntry> all_words();

/// "n" and "names" of "{n} not named: {names}", in the order of letters, each once.
std::vector<std::string_view> placeholders_of(std::string_view text);

class Words {
 public:
  using Filling = std::pair<std::string_view, std::string_view>;

  /// English.
  Words();

  /// Whether all is as gradreel has it: titles of its entries are English.
  bool is_english() const { return is_english_; }

  /// Everything that it may write, to be looked up in fonts.
  std::string all_characters() const;

  /// The text as it stands.
  const std::string& operator[](Word word) const;

  /// With `{name}` filled in; each is a placeholder of the word.
  std::string text(Word word, std::span<const Filling> fillings) const;
  std::string text(Word word, std::initializer_list<Filling> fillings) const {
    return text(word, std::span(fillings.begin(), fillings.size()));
  }

  /// Of a plural: the form for n, with {n} filled in.
  std::string counted(Word word, std::int64_t n, std::initializer_list<Filling> more = {}) const;

  /// A number that is written with a decimal point, as the language has it.
  std::string number(std::string text) const;
  const std::string& decimal() const { return decimal_; }

  /// "(1, −2.5)" of numbers that are written so already; "x = 1" in one dimension.
  std::string place(std::string_view x, std::string_view y) const;

  /// "a, b and c", with `last` before the last one.
  std::string list(std::vector<std::string> items, Word last) const;

  /// Replaces a text. `form` is of a plural: that of one, few, many (index 0, 1, 2); others have one form.
  void set(Word word, std::size_t form, std::string text);
  void set_foreign() { is_english_ = false; }
  void set_decimal(std::string mark) { decimal_ = std::move(mark); }
  void set_plural(PluralRule rule) { rule_ = rule; }

  friend bool operator==(const Words&, const Words&) = default;

 private:
  std::size_t form_of(std::int64_t n) const;

  std::vector<std::array<std::string, 3>> texts_;
  std::string decimal_ = ".";
  PluralRule rule_ = PluralRule::one;
  bool is_english_ = true;
};

/// Shared by all that say nothing of a language.
const std::shared_ptr<const Words>& english_words();

}  // namespace gradreel
