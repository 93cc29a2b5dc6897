#include "mutants/mutate.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "mutants/yaml_text.hpp"
#include "optimizers/optimizer.hpp"
#include "overlays/registry.hpp"
#include "panels/registry.hpp"
#include "shipped_scenes.hpp"
#include "surfaces/surface.hpp"

namespace gradreel::testing {

namespace {

constexpr const char* kSmallOutputs =
    "outputs: [{profile: draft, width: 320, height: 180, fps: 4}, {profile: blog, width: 240, height: 240, "
    "fps: "
    "5}]\n";

/// SplitMix64: the standard library's distributions differ between machines.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }

  /// 0..n-1; n is at least 1.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  bool one_in(std::size_t n) { return below(n) == 0; }

  template <class List>
  const auto& of(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::uint64_t state_;
};

constexpr const char* kNumbers[] = {
    "0",     "1",          "-1",     "2",    "3",       "64",    "65",   "0.5",  "1e-3",
    "1e-12", "1e-300",     "1e308",  "-1e9", "1e9",     "1e6",   "1e18", "3600", "7680",
    "0.001", ".inf",       "-.inf",  ".nan", "1000000", "99999", "0.1",  "-0.0", "007",
    "1/3",   "30000/1001", "0.1234", "12e",  "0x10",    "1_000", "10",   "25",   "100"};

constexpr const char* kTexts[] = {"",
                                  " ",
                                  "x",
                                  "勾配降下法",
                                  "😀👩‍👩‍👧",
                                  "עברית و العربية",
                                  "e\u0301\u0301\u0301",
                                  "\u200b\u202e\u2066",
                                  "\U0010ffff",
                                  "a\nb",
                                  "a\tb",
                                  "\u0007",
                                  "$\\alpha$",
                                  "$",
                                  "$$",
                                  "$x",
                                  "\\$ 5",
                                  "~",
                                  "null",
                                  "true",
                                  "off",
                                  "auto",
                                  "#tag",
                                  "&a",
                                  "*a",
                                  "!!int 3",
                                  "../x",
                                  "ẞßſ",
                                  "−1",
                                  "𝔸𝕏",
                                  "\ufeff",
                                  "-",
                                  "…",
                                  "’"};

std::vector<std::string_view> known_names() {
  std::vector<std::string_view> names = {
      "lecture", "blog",   "draft",      "ci",     "paper",     "dark",     "classic",
      "trio",    "duo",    "comparison", "basins", "converged", "diverged", "seamless",
      "log",     "linear", "arc_length", "gif",    "webp",      "apng",     "webm",
      "png",     "csv",    "json",       "none",   "automatic", "bottom",   "right"};
  for (const auto* entry : optimizers()) names.push_back(entry->name);
  for (const auto* entry : surfaces()) names.push_back(entry->name);
  for (const auto* entry : panels()) names.push_back(entry->name);
  for (const auto* entry : overlays()) names.push_back(entry->name);
  return names;
}

Value scalar_of(std::string text, bool is_quoted = false) {
  Value v;
  v.kind = ValueKind::scalar;
  v.text = std::move(text);
  v.quoted = is_quoted;
  return v;
}

/// All values below, itself included, from the top.
void collect(Value& value, std::vector<Value*>& all) {
  all.push_back(&value);
  for (Value& item : value.items) collect(item, all);
  for (Entry& entry : value.entries) collect(entry.value, all);
}

std::vector<Value*> all_of(Value& root) {
  std::vector<Value*> all;
  collect(root, all);
  return all;
}

bool is_number(const Value& value) {
  return value.kind == ValueKind::scalar && !value.text.empty() &&
         value.text.find_first_not_of("0123456789.-") == std::string::npos;
}

std::string odd_number(const std::string& now, Dice& dice) {
  switch (dice.below(6)) {
    case 0:
      return now + "0";
    case 1:
      return "-" + now;
    case 2:
      return now + "e" + std::to_string(dice.below(12));
    case 3:
      return now.substr(0, now.size() - 1);
    default:
      return dice.of(kNumbers);
  }
}

std::string odd_text(const std::string& now, Dice& dice) {
  switch (dice.below(5)) {
    case 0:
      return now.substr(0, now.empty() ? 0 : dice.below(now.size()));
    case 1: {
      std::string longer;
      for (std::size_t n = 1 + dice.below(30); n > 0; --n) longer += now + " ";
      return longer;
    }
    case 2:
      return now + dice.of(kTexts);
    default:
      return dice.of(kTexts);
  }
}

/// Another value of the same kind.
void change_scalar(Value& value, Dice& dice) {
  static const std::vector<std::string_view> names = known_names();
  if (is_number(value) && !dice.one_in(8)) {
    value.text = odd_number(value.text, dice);
  } else if (dice.one_in(2)) {
    value.text = std::string(dice.of(names));
  } else {
    value.text = odd_text(value.text, dice);
    value.quoted = !dice.one_in(4);
  }
}

/// A value of another kind.
void change_kind(Value& value, Dice& dice) {
  Value old = value;
  value = {};
  switch (dice.below(5)) {
    case 0:
      break;
    case 1:
      value.kind = ValueKind::sequence;
      for (std::size_t n = dice.below(4); n > 0; --n) value.items.push_back(old);
      break;
    case 2:
      value.kind = ValueKind::mapping;
      value.entries.push_back({dice.of(kTexts), {}, std::move(old)});
      break;
    case 3:
      value = scalar_of(dice.of(kNumbers));
      break;
    default:
      value = scalar_of(dice.of(kTexts), true);
  }
}

/// Removes, repeats, swaps or renames a part of a list or mapping.
void change_parts(Value& value, Dice& dice) {
  const bool is_list = !value.items.empty();
  const std::size_t count = is_list ? value.items.size() : value.entries.size();
  if (count == 0) return;
  const std::size_t i = dice.below(count), k = dice.below(count);
  const auto at = static_cast<std::ptrdiff_t>(i);
  switch (dice.below(4)) {
    case 0:
      if (is_list) value.items.erase(value.items.begin() + at);
      if (!is_list) value.entries.erase(value.entries.begin() + at);
      break;
    case 1:
      if (is_list) value.items.insert(value.items.end(), 1 + dice.below(3), Value(value.items[i]));
      if (!is_list) value.entries.push_back(Entry(value.entries[i]));
      break;
    case 2:
      if (is_list) std::swap(value.items[i], value.items[k]);
      if (!is_list) std::swap(value.entries[i].value, value.entries[k].value);
      break;
    default:
      if (is_list) {
        change_kind(value.items[i], dice);
      } else {
        std::string& key = value.entries[i].key;
        if (dice.one_in(2)) key = value.entries[k].key;
        if (!key.empty()) key.erase(dice.below(key.size()), 1);
      }
  }
}

/// A key with its value from another scene: beside the root's keys, or in place of theirs.
void take_key(Value& root, const Value& other, Dice& dice) {
  if (other.entries.empty() || root.kind != ValueKind::mapping) return;
  const Entry& taken = dice.of(other.entries);
  const auto same = std::find_if(root.entries.begin(), root.entries.end(),
                                 [&](const Entry& e) { return e.key == taken.key; });
  if (same == root.entries.end()) {
    root.entries.push_back(taken);
  } else {
    same->value = taken.value;
  }
}

void change(Value& root, const std::vector<Value>& scenes, Dice& dice) {
  const std::vector<Value*> all = all_of(root);
  Value& value = *dice.of(all);
  switch (dice.below(8)) {
    case 0:
    case 1:
      take_key(root, dice.of(scenes), dice);
      break;
    case 2:
      change_parts(value, dice);
      break;
    case 3:
      change_kind(value, dice);
      break;
    case 4:
      if (Value* other = dice.of(all); &value != &root && other != &root) value = Value(*other);
      break;
    default:
      if (value.kind == ValueKind::scalar) {
        change_scalar(value, dice);
      } else {
        change_parts(value, dice);
      }
  }
}

/// Bytes changed without regard to what they say.
void change_bytes(std::string& text, Dice& dice) {
  if (text.empty()) return;
  const std::size_t at = dice.below(text.size());
  switch (dice.below(4)) {
    case 0:
      text.resize(at);
      break;
    case 1:
      text[at] = static_cast<char>(dice.below(256));
      break;
    case 2:
      text.insert(at, dice.of(kTexts));
      break;
    default:
      text.erase(at, 1 + dice.below(5));
  }
}

}  // namespace

std::vector<Value> scenes_to_mutate() {
  std::vector<Mistake> mistakes;
  const Value outputs = parse_document("outputs.yaml", kSmallOutputs, mistakes).root;
  std::vector<Value> scenes;
  for (const std::string& path : shipped_scenes()) {
    Value& root = scenes.emplace_back(read_document(path, mistakes).root);
    std::erase_if(root.entries, [](const Entry& e) { return e.key == "outputs"; });
    root.entries.push_back(outputs.entries.front());
  }
  if (!mistakes.empty()) throw std::logic_error("a shipped scene is no YAML");
  return scenes;
}

std::string mutant(const std::vector<Value>& scenes, std::uint64_t seed) {
  Dice dice(seed);
  Value root = dice.of(scenes);
  for (std::size_t changes = 1 + dice.below(3); changes > 0; --changes) change(root, scenes, dice);
  std::string text = yaml_text(root);
  if (dice.one_in(12)) change_bytes(text, dice);
  return text;
}

}  // namespace gradreel::testing
