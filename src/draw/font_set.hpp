// Font files and Pango's context for them. Only the .cpp files of TextEngine include this.
#pragma once

#include <fontconfig/fontconfig.h>
#include <pango/pango.h>

#include <memory>
#include <span>

#include "draw/fallback_fonts.hpp"
#include "draw/owned.hpp"

namespace gradreel {

/// Our font files, loaded privately, and families that stand in for what they lack. Lives as long as the
/// process: a thread of Pango's own sorts the fonts of each pattern, and asks the font map once more when it
/// lets go of one, though the map may be gone by then.
class FontSet {
 public:
  /// Throws Error naming a font file that is missing, and its Debian package.
  explicit FontSet(std::span<const FallbackFamily* const> more);
  FontSet(const FontSet&) = delete;
  FontSet& operator=(const FontSet&) = delete;

  PangoContext* context() const { return context_.get(); }
  bool has(FcChar32 character) const;

 private:
  std::unique_ptr<FcConfig, Release<FcConfigDestroy>> config_;
  Owned<PangoFontMap> font_map_;
  Owned<PangoContext> context_;
};

/// Puts a font set back for the next who asks for one with the same families.
class GiveBack {
 public:
  void operator()(FontSet* fonts) const;
};
using LentFontSet = std::unique_ptr<FontSet, GiveBack>;

/// One that nobody else has: one that was given back, or a new one. Throws as FontSet does. May be called
/// from any thread.
LentFontSet lend_font_set(std::span<const FallbackFamily* const> more = {});

/// Adds the font file to `config`. Throws Error naming `package` if it cannot be read.
void load_font(FcConfig* config, const std::string& path, const std::string& package);

/// Whether a character is drawn at all: line ends, joiners, marks of direction and selectors of variants are
/// not, and need no glyph.
bool needs_glyph(FcChar32 character);

}  // namespace gradreel
