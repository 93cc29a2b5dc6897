// Text, shaped by Pango with fonts loaded from their files, so that it is the same on every machine.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/formula.hpp"
#include "core/geometry.hpp"

namespace gradreel {

enum class Weight { regular, medium, semibold };

enum class Font { inter, lato };
inline constexpr std::string_view kFontNames[] = {"inter", "lato"};

struct TextStyle {
  double size_px = 16;  ///< em size in pixels
  Weight weight = Weight::regular;
  bool italic = false;
  Font font = Font::inter;
  friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// The size of one line in pixels, relative to the left end of its baseline; y points down.
struct TextExtents {
  double width = 0;  ///< advance
  /// The font's, and so equal for all texts of one style, unless a formula is taller. Both positive.
  double ascent = 0, descent = 0;
  double ink_left = 0, ink_top = 0, ink_width = 0, ink_height = 0;
};

/// A text as drawn, in frame pixels.
struct TextBox {
  std::string text;
  double size_px = 0;  ///< em
  Box ink;             ///< bounding box of the letters
  Box clip;            ///< bounds of the clip when it was drawn
};

/// A file that a font is in, and the Debian package that installs it.
struct FontFile {
  std::string path, package;
};

/// All font files that texts are set in, in the order in which they are searched for a glyph.
std::vector<FontFile> font_files();

/// Their paths, and those of installed fonts that stood in for them so far.
std::vector<std::string> font_files_in_use();

/// A font map and context of its own. Belongs to one thread. Figures are tabular; no hinting, no subpixel
/// positions that depend on the system's settings.
///
/// A text with a dollar sign contains formulas: "rate $\alpha_k$" (see core/math_text.hpp). They are drawn on
/// the text's baseline in the text's colour and must be in the formula book (std::logic_error otherwise).
class TextEngine {
 public:
  /// Loads the font files. If one is missing, throws Error naming the file and its Debian package.
  explicit TextEngine(std::shared_ptr<const FormulaBook> formulas = nullptr);
  ~TextEngine();
  TextEngine(const TextEngine&) = delete;
  TextEngine& operator=(const TextEngine&) = delete;

  TextExtents measure(std::string_view utf8, const TextStyle& style);

  /// `utf8` if it is at most `width` wide; otherwise shortened to fit, with an ellipsis. Never cuts inside a
  /// code point or a formula.
  std::string fitted(std::string_view utf8, const TextStyle& style, double width);

  /// The first code points of `utf8` that no loaded font has, as text; empty if the fonts have them all.
  std::string missing_glyphs(std::string_view utf8);

  /// From now on, adds every text drawn with this engine to `boxes`, which must outlive the drawing. Null
  /// stops it.
  void report_to(std::vector<TextBox>* boxes);

 private:
  friend class Canvas;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gradreel
