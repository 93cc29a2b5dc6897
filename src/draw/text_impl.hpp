// The implementation of TextEngine. Only its .cpp files and those of Canvas include this.
#pragma once

#include <cairo.h>
#include <librsvg/rsvg.h>
#include <pango/pango.h>

#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/geometry.hpp"
#include "draw/font_set.hpp"
#include "draw/owned.hpp"
#include "draw/text.hpp"

namespace gradreel {

/// Coverage of a line of text whose origin lies `phase` quarters of a pixel along its direction.
struct TextMask {
  int phase = 0;
  bool upwards = false;
  int x = 0, y = 0;  ///< top left pixel, relative to the origin's pixel
  OwnedSurface surface;
};

/// A formula at the size of a text, loaded by librsvg. Its handle must not be shared between threads.
class FormulaPicture {
 public:
  /// A formula's em in units of the text's size. Their capitals are then about equally high.
  static constexpr double kScale = 1.1;

  /// Does not keep a reference to `formula`. Throws Error if its picture is invalid.
  FormulaPicture(const Formula& formula, const TextStyle& style);

  const TextExtents& extents() const { return extents_; }

  /// Paints it in black, with its baseline starting at the origin of `cairo`.
  void paint(cairo_t* cairo) const;

  /// Paints it in `color`.
  void paint(cairo_t* cairo, Color color) const;

 private:
  bool is_heavy_ = false;     // beside a text of heavy weight
  Owned<RsvgHandle> handle_;  // null if the formula has no ink
  RsvgRectangle viewport_ = {};
  TextExtents extents_;
};

/// Part of a line: plain text or a formula.
struct TextPiece {
  double x = 0;  ///< from the start of the line, in pixels
  Owned<PangoLayout> layout;
  std::optional<FormulaPicture> formula;
};

/// A shaped line and its cached masks.
struct TextLine {
  std::string key, text;
  double size_px = 0;
  std::vector<TextPiece> pieces;
  TextExtents extents;
  std::vector<TextMask> masks;

  const TextMask& mask(int phase, bool upwards);
};

struct TextEngine::Impl {
  LentFontSet own_fonts = lend_font_set();
  std::vector<const FallbackFamily*> borrowed;  // for what these lack
  std::vector<LentFontSet> more_fonts;          // each with one family more, the last with all
  std::shared_ptr<const FormulaBook> formulas;  // may be null
  std::list<TextLine> lines;                    // the most recently used first
  std::unordered_map<std::string_view, std::list<TextLine>::iterator> by_key;
  std::vector<TextBox>* reported = nullptr;

  explicit Impl(std::shared_ptr<const FormulaBook> book);

  /// The fonts for a text. Adds the families that it needs beyond our own to `families`.
  FontSet& fonts_for(const std::string& utf8, std::string& families);

  /// Shapes without the cache.
  TextLine shaped(std::string_view utf8, const TextStyle& style);
  TextExtents add_text(TextLine& line, std::string_view utf8, const TextStyle& style);
  TextExtents add_formula(TextLine& line, const std::string& latex, const TextStyle& style) const;

  /// Shapes the line or takes it from the cache. Valid until the next call.
  TextLine& line(std::string_view utf8, const TextStyle& style);

  /// Height of the capitals above the baseline.
  double cap_height(const TextStyle& style);
};

}  // namespace gradreel
