// The language of a scene, and files of configs/languages/: our words in it.
#pragma once

#include "scene/configs.hpp"
#include "scene/reader.hpp"

namespace gradreel {

/// The code of what says nothing, and of the language in which all words are written.
inline constexpr std::string_view kNoLanguage = "und", kEnglish = "eng";

/// The scene's key.
Key language_key();

/// A language's file: a key for each word, all of them required.
const Section& language_section();
Language read_words(const Value& root, bool is_english, Notes& notes);

/// Sets the scene's language and words. A language without words is a warning.
void read_language(MapReader& scene, const Configs& configs, Scene& out);

}  // namespace gradreel
