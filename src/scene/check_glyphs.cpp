#include "scene/check_glyphs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include "draw/text.hpp"
#include "scene/text_file.hpp"

namespace gradreel {

namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The first code point of valid UTF-8, as bytes.
std::string first_of(std::string_view text) {
  std::size_t n = 1;
  while (n < text.size() && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) ++n;
  return std::string(text.substr(0, n));
}

char32_t value_of(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character[0]);
  char32_t value = lead < 0x80   ? lead
                   : lead < 0xE0 ? lead & 0x1Fu
                   : lead < 0xF0 ? lead & 0x0Fu
                                 : lead & 0x07u;
  for (const char c : character.substr(1)) value = value << 6 | (static_cast<unsigned char>(c) & 0x3Fu);
  return value;
}

struct Block {
  char32_t first, last;
  std::string_view package;  ///< empty: no font can be expected to have it
};

/// Where the packages of Debian have fonts with outlines for it.
constexpr Block kBlocks[] = {{0x1100, 0x11FF, "fonts-noto-cjk"},   {0x2300, 0x23FF, "fonts-symbola"},
                             {0x2600, 0x27BF, "fonts-symbola"},    {0x2B00, 0x2BFF, "fonts-symbola"},
                             {0x2E80, 0x9FFF, "fonts-noto-cjk"},   {0xA960, 0xA97F, "fonts-noto-cjk"},
                             {0xAC00, 0xD7FF, "fonts-noto-cjk"},   {0xE000, 0xF8FF, ""},
                             {0xF900, 0xFAFF, "fonts-noto-cjk"},   {0xFE30, 0xFE4F, "fonts-noto-cjk"},
                             {0xFF00, 0xFFEF, "fonts-noto-cjk"},   {0x1F000, 0x1FAFF, "fonts-symbola"},
                             {0x20000, 0x3FFFF, "fonts-noto-cjk"}, {0xE0000, 0x10FFFF, ""}};

/// `is_own`: a text of the scene, which may do without the character.
std::string way_out(char32_t character, bool is_own) {
  std::string_view package = "fonts-noto-core";
  for (const Block& block : kBlocks) {
    if (character >= block.first && character <= block.last) package = block.package;
  }
  if (package.empty()) return "leave it out";
  return fmt::format("install the Debian package {}{}", package, is_own ? ", or leave it out" : "");
}

}  // namespace

void check_glyphs(const Scene& scene, const Source& source, std::vector<Mistake>& mistakes) {
  std::unique_ptr<TextEngine> engine;  // takes a while to make
  std::set<std::tuple<std::string, int, int, std::string>> known;
  for (const DrawnText& text : scene.texts) {
    const Location& where = text.at.where;
    if (is_ascii(text.text) || !known.emplace(where.file, where.line, where.column, text.text).second)
      continue;
    if (!engine) engine = std::make_unique<TextEngine>();
    const std::string missing = engine->missing_glyphs(text.text);
    if (missing.empty()) continue;
    const std::string first = first_of(missing);
    const std::size_t more = count_code_points(missing) - 1;
    const std::optional<Place> at = source.place_of(where);
    const bool is_here = at && text.at.message.empty();
    Mistake mistake = is_here ? source.mistake(source.find(*at, first), "") : text.at;
    mistake.message =
        fmt::format("{}: no installed font has '{}' (U+{:04X}){}{}", text.name, first,
                    static_cast<unsigned>(value_of(first)),
                    more > 0 ? fmt::format(" and {} more of its characters", more) : "", mistake.message);
    mistake.hint = way_out(value_of(first), !text.is_words);
    mistakes.push_back(std::move(mistake));
  }
}

}  // namespace gradreel
