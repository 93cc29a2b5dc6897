#include "core/words.hpp"

#include <algorithm>
#include <tuple>

namespace gradreel {

namespace {

constexpr WordEntry kWords[] = {
#define WORD(name, text) {#name, text, {}, #text},
#define PLURAL(name, one, other) {#name, other, one, #other},
#include "core/words.def"
#undef WORD
#undef PLURAL
};

/// The next {name} from byte `from` on: its begin and its end; both npos if there is none.
std::pair<std::size_t, std::size_t> next_placeholder(std::string_view text, std::size_t from) {
  const std::size_t begin = text.find('{', from), end = text.find('}', begin);
  if (begin == std::string_view::npos || end == std::string_view::npos)
    return {std::string_view::npos, std::string_view::npos};
  return {begin, end + 1};
}

bool is_polish_few(std::int64_t n) {
  const std::int64_t last = n % 10, last_two = n % 100;
  return last >= 2 && last <= 4 && (last_two < 12 || last_two > 14);
}

std::string filled(std::string_view pattern, std::span<const Words::Filling> fillings) {
  std::string out;
  std::size_t done = 0;
  for (auto [begin, end] = next_placeholder(pattern, 0); begin != std::string_view::npos;
       std::tie(begin, end) = next_placeholder(pattern, end)) {
    const std::string_view name = pattern.substr(begin + 1, end - begin - 2);
    const auto filling = std::find_if(fillings.begin(), fillings.end(),
                                      [&](const Words::Filling& f) { return f.first == name; });
    out += pattern.substr(done, begin - done);
    out += filling == fillings.end() ? pattern.substr(begin, end - begin) : filling->second;
    done = end;
  }
  return out.append(pattern.substr(done));
}

}  // namespace

std::span<const WordEntry> all_words() { return kWords; }

std::vector<std::string_view> placeholders_of(std::string_view text) {
  std::vector<std::string_view> names;
  for (auto [begin, end] = next_placeholder(text, 0); begin != std::string_view::npos;
       std::tie(begin, end) = next_placeholder(text, end))
    names.push_back(text.substr(begin + 1, end - begin - 2));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Words::Words() {
  for (const WordEntry& word : kWords) {
    const std::string other(word.english), one(word.is_plural() ? word.one : word.english);
    texts_.push_back({one, other, other});
  }
}

std::string Words::all_characters() const {
  std::string all = decimal_;
  for (const auto& forms : texts_) {
    for (const std::string& form : forms) all += form;
  }
  return all;
}

const std::string& Words::operator[](Word word) const {
  return texts_[static_cast<std::size_t>(word)].back();
}

std::string Words::text(Word word, std::span<const Filling> fillings) const {
  return filled((*this)[word], fillings);
}

std::string Words::counted(Word word, std::int64_t n, std::initializer_list<Filling> more) const {
  const std::string number = std::to_string(n);
  std::vector<Filling> fillings(more);
  fillings.emplace_back("n", number);
  return filled(texts_[static_cast<std::size_t>(word)][form_of(n)], fillings);
}

std::string Words::number(std::string text) const {
  const std::size_t point = decimal_ == "." ? std::string::npos : text.find('.');
  if (point != std::string::npos) text.replace(point, 1, decimal_);
  return text;
}

std::string Words::place(std::string_view x, std::string_view y) const {
  return y.empty() ? "x = " + std::string(x) : text(Word::place, {{"x", x}, {"y", y}});
}

std::string Words::list(std::vector<std::string> items, Word last) const {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? (*this)[last] : (*this)[Word::separator];
    out += items[i];
  }
  return out;
}

void Words::set(Word word, std::size_t form, std::string text) {
  texts_[static_cast<std::size_t>(word)][form] = std::move(text);
}

/// The last form is that of all numbers without a form of their own.
std::size_t Words::form_of(std::int64_t n) const {
  const bool is_one = n == 1 || (n == 0 && rule_ == PluralRule::zero_one);
  if (is_one && rule_ != PluralRule::none) return 0;
  return rule_ == PluralRule::polish && is_polish_few(n) ? 1 : 2;
}

const std::shared_ptr<const Words>& english_words() {
  static const auto words = std::make_shared<const Words>();
  return words;
}

}  // namespace gradreel
