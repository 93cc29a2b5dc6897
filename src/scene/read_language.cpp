#include "scene/read_language.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scene/digest.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMaxWord = 120;  // code points

const Section& plural_section() {
  const auto key = [](std::string_view name, std::string_view doc, bool required) {
    return Key{.name = name,
               .forms = {form::undrawn(kMaxWord)},
               .doc = doc,
               .otherwise = required ? "" : "other",
               .required = required,
               .example = "\"{n} epochs\""};
  };
  static const Section section = {
      .name = "plural",
      .doc = "the forms of a text, by its number",
      .keys = {key("one", "for 1; where `plural` is zero_one, for 0 too", true),
               key("few", "for 2 to 4, 22 to 24 and so on, where `plural` is polish", false),
               key("other", "for all other numbers", true)}};
  return section;
}

std::vector<Key> word_keys() {
  std::vector<Key> keys;
  for (const WordEntry& word : all_words()) {
    Key key = {.name = word.key,
               .forms = {form::undrawn(kMaxWord)},
               .doc = word.english,
               .required = true,
               .example = word.example};
    if (word.is_plural()) key.forms.push_back(form::mapping(plural_section()));
    keys.push_back(std::move(key));
  }
  return keys;
}

/// What is wrong with the placeholders of a text; empty if nothing is. A plural may say its number in words.
std::string placeholder_slip(const WordEntry& word, const std::string& text) {
  const std::vector<std::string_view> wanted = placeholders_of(word.english), found = placeholders_of(text);
  const auto has = [](const std::vector<std::string_view>& all, std::string_view name) {
    return std::find(all.begin(), all.end(), name) != all.end();
  };
  for (const std::string_view name : found) {
    if (!has(wanted, name)) return fmt::format("has no {{{}}} to fill in", name);
  }
  for (const std::string_view name : wanted) {
    if (!has(found, name) && !(word.is_plural() && name == "n")) return fmt::format("needs {{{}}}", name);
  }
  return {};
}

class WordReader {
 public:
  WordReader(MapReader& map, Words& words) : map_(map), words_(words) {}

  void read(const WordEntry& word, Word index) {
    map_.require(word.key);
    const Value* value = map_.find(word.key);
    if (!value) return;
    if (value->kind == ValueKind::mapping && word.is_plural()) {
      MapReader forms = *map_.map(word.key);
      forms.require("one");
      forms.require("other");
      const auto other = text_of(forms, "other", word);
      set(index, 0, text_of(forms, "one", word));
      set(index, 1, forms.find("few") ? text_of(forms, "few", word) : other);
      set(index, 2, other);
      forms.finish();
    } else {
      const auto text = text_of(map_, word.key, word);
      for (const std::size_t form : {0, 1, 2}) set(index, form, text);
    }
  }

 private:
  std::optional<std::string> text_of(MapReader& map, std::string_view key, const WordEntry& word) {
    auto text = map.text(key);
    const std::string slip = text ? placeholder_slip(word, *text) : "";
    if (!slip.empty()) map.notes().add(*map.find(key), fmt::format("{} {}", map.name_of(key), slip));
    return text;
  }

  void set(Word index, std::size_t form, const std::optional<std::string>& text) {
    if (text) words_.set(index, form, *text);
  }

  MapReader& map_;
  Words& words_;
};

}  // namespace

Key language_key() {
  return {.name = "language",
          .forms = {form::undrawn(20)},
          .doc =
              "of its texts, its narration and the words that gradreel writes: three letters of ISO 639-2; "
              "`und`: not said",
          .fallback = kNoLanguage,
          .example = "deu"};
}

const Section& language_section() {
  static const Section section = {
      .name = "language",
      .doc =
          "`configs/languages/CODE.yaml`: the words that gradreel writes into pictures and alternative texts",
      .keys = joined({description_key(),
                      {.name = "decimal",
                       .forms = {form::choice({".", ","})},
                       .doc = "what stands between the whole part of a number and the rest",
                       .required = true,
                       .example = "\",\""},
                      {.name = "plural",
                       .forms = {form::choice({"none", "one", "zero_one", "polish"})},
                       .doc = "which numbers have forms of their own: 1; 0 and 1; 1, and 2 to 4",
                       .required = true,
                       .example = "one"}},
                     word_keys()),
  };
  return section;
}

Language read_words(const Value& root, bool is_english, Notes& notes) {
  Language language;
  MapReader map(root, language_section(), notes);
  map.require("description");
  language.description = map.text("description").value_or("");
  auto words = std::make_shared<Words>();
  map.require("decimal");
  if (const auto mark = map.name("decimal")) words->set_decimal(*mark);
  map.require("plural");
  if (const auto rule = map.choice("plural")) words->set_plural(static_cast<PluralRule>(*rule));
  if (!is_english) words->set_foreign();
  WordReader reader(map, *words);
  for (std::size_t i = 0; i < all_words().size(); ++i) reader.read(all_words()[i], static_cast<Word>(i));
  map.finish();
  language.words = std::move(words);
  language.digest = digest_of(root);
  return language;
}

void read_language(MapReader& scene, const Configs& configs, Scene& out) {
  const std::optional<std::string> code = scene.text("language");
  if (!code) return;
  Notes& notes = scene.notes();
  const bool is_code = code->size() == 3 &&
                       std::all_of(code->begin(), code->end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!is_code)
    return notes.add(*scene.find("language"),
                     fmt::format("language must be three letters of ISO 639-2, not '{}'", *code),
                     "for example eng, deu, fra, spa, zho");
  out.language = *code;
  const auto language = configs.languages().find(*code);
  if (language != configs.languages().end()) {
    out.words = language->second.words;
    if (*out.words != *english_words()) out.sources.language = {*code, language->second.digest};
    if (!out.words->is_english()) notes.add_words(*scene.find("language"), out.words->all_characters());
  } else if (*code != kNoLanguage && *code != kEnglish) {
    notes.warn(
        scene.find("language")->where,
        fmt::format("language: there are no words for '{}', so that pictures have English ones", *code),
        fmt::format("known: {}; or write configs/languages/{}.yaml",
                    fmt::join(names_of(configs.languages()), ", "), *code));
  }
}

}  // namespace gradreel
