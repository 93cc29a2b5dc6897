#include "draw/borrowed_fonts.hpp"

#include <glib.h>

#include <set>

#include "draw/fallback_fonts.hpp"
#include "draw/font_set.hpp"

namespace gradreel {

namespace {

/// Beyond ASCII, which our files have.
std::set<FcChar32> rare_characters(std::span<const std::string> texts) {
  std::set<FcChar32> all;
  for (const std::string& text : texts) {
    if (g_utf8_validate(text.c_str(), -1, nullptr) == FALSE) continue;
    for (const char* p = text.c_str(); *p != '\0'; p = g_utf8_next_char(p)) {
      if (const FcChar32 c = g_utf8_get_char(p); c >= 0x80 && needs_glyph(c)) all.insert(c);
    }
  }
  return all;
}

std::string file_of(const FcPattern* face) {
  FcChar8* path = nullptr;
  if (FcPatternGetString(face, FC_FILE, 0, &path) != FcResultMatch) return {};
  const std::string whole = reinterpret_cast<const char*>(path);
  return whole.substr(whole.rfind('/') + 1);
}

}  // namespace

std::map<std::string, std::string> borrowed_fonts(std::span<const std::string> texts) {
  std::map<std::string, std::string> fonts;
  LentFontSet ours;  // the first takes a while to make
  for (const FcChar32 character : rare_characters(texts)) {
    if (!ours) ours = lend_font_set();
    const FallbackFamily* family = ours->has(character) ? nullptr : fallback_family(character);
    if (!family) continue;
    for (const FcPattern* face : family->faces) {
      int version = 0;
      FcPatternGetInteger(face, FC_FONTVERSION, 0, &version);
      fonts[file_of(face)] = std::to_string(version);
    }
  }
  return fonts;
}

}  // namespace gradreel
