#include "draw/fallback_fonts.hpp"

#include <algorithm>
#include <cstdlib>
#include <list>
#include <map>
#include <mutex>
#include <string_view>
#include <tuple>

namespace gradreel {

namespace {

std::string text_of(const FcPattern* font, const char* property) {
  FcChar8* text = nullptr;
  const bool is_there = FcPatternGetString(font, property, 0, &text) == FcResultMatch;
  return is_there ? reinterpret_cast<const char*>(text) : "";
}

int number_of(const FcPattern* font, const char* property, int otherwise) {
  int number = otherwise;
  FcPatternGetInteger(font, property, 0, &number);
  return number;
}

bool flag_of(const FcPattern* font, const char* property) {
  FcBool flag = FcFalse;
  FcPatternGetBool(font, property, 0, &flag);
  return flag == FcTrue;
}

/// Text is painted as outlines, which Pango takes from TrueType and OpenType files.
bool is_usable(const FcPattern* font) {
  const std::string format = text_of(font, FC_FONTFORMAT);
  return flag_of(font, FC_OUTLINE) && !flag_of(font, FC_COLOR) && !flag_of(font, FC_VARIABLE) &&
         (format == "TrueType" || format == "CFF") && !text_of(font, FC_FAMILY).empty() &&
         number_of(font, FC_SLANT, FC_SLANT_ROMAN) == FC_SLANT_ROMAN;
}

bool has(const FcPattern* font, FcChar32 character) {
  FcCharSet* covered = nullptr;
  return FcPatternGetCharSet(font, FC_CHARSET, 0, &covered) == FcResultMatch &&
         FcCharSetHasChar(covered, character);
}

/// The smallest comes first.
auto rank(const FcPattern* font) {
  const bool is_sans = text_of(font, FC_FAMILY).find("Sans") != std::string::npos;
  return std::tuple(is_sans ? 0 : 1,
                    std::abs(number_of(font, FC_WEIGHT, FC_WEIGHT_REGULAR) - FC_WEIGHT_REGULAR),
                    text_of(font, FC_FILE), number_of(font, FC_INDEX, 0));
}

class InstalledFonts {
 public:
  std::vector<std::string> files() {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> all;
    for (const FallbackFamily& family : families_) {
      for (const FcPattern* face : family.faces) all.push_back(text_of(face, FC_FILE));
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  const FallbackFamily* family_with(FcChar32 character) {
    const std::lock_guard lock(mutex_);
    if (!is_read_) read();
    const auto [known, is_new] = by_character_.emplace(character, nullptr);
    if (!is_new) return known->second;
    const FcPattern* best = nullptr;
    for (const FcPattern* font : fonts_) {
      if (has(font, character) && (!best || rank(font) < rank(best))) best = font;
    }
    if (best) known->second = family(text_of(best, FC_FAMILY));
    return known->second;
  }

 private:
  void read() {
    is_read_ = true;
    FcConfig* config = FcInitLoadConfigAndFonts();
    const FcFontSet* all = config ? FcConfigGetFonts(config, FcSetSystem) : nullptr;
    for (int i = 0; all && i < all->nfont; ++i) {
      if (!is_usable(all->fonts[i])) continue;
      FcPatternReference(all->fonts[i]);
      fonts_.push_back(all->fonts[i]);
    }
    if (config) FcConfigDestroy(config);
  }

  const FallbackFamily* family(const std::string& name) {
    const auto known = std::find_if(families_.begin(), families_.end(),
                                    [&](const FallbackFamily& f) { return f.name == name; });
    if (known != families_.end()) return &*known;
    FallbackFamily& fresh = families_.emplace_back(FallbackFamily{name, {}});
    for (FcPattern* font : fonts_) {
      if (text_of(font, FC_FAMILY) == name) fresh.faces.push_back(font);
    }
    return &fresh;
  }

  std::mutex mutex_;
  bool is_read_ = false;
  std::vector<FcPattern*> fonts_;
  std::list<FallbackFamily> families_;
  std::map<FcChar32, const FallbackFamily*> by_character_;
};

InstalledFonts& installed_fonts() {
  static InstalledFonts* const fonts = new InstalledFonts;  // outlives all threads
  return *fonts;
}

}  // namespace

const FallbackFamily* fallback_family(FcChar32 character) { return installed_fonts().family_with(character); }

std::vector<std::string> fallback_files() { return installed_fonts().files(); }

}  // namespace gradreel
