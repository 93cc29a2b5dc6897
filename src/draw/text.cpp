#include "draw/text.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>

#include "core/error.hpp"
#include "core/math_text.hpp"
#include "draw/text_impl.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kCachedLines = 256;
constexpr std::size_t kReportedGlyphs = 8;
constexpr const char* kEllipsis = "…";

PangoWeight pango_weight(Weight weight) {
  switch (weight) {
    case Weight::regular:
      return PANGO_WEIGHT_NORMAL;
    case Weight::medium:
      return PANGO_WEIGHT_MEDIUM;
    case Weight::semibold:
      return PANGO_WEIGHT_SEMIBOLD;
  }
  throw std::logic_error("unknown font weight");
}

// Pango would warn on stderr and draw something else; invalid bytes become U+FFFD.
std::string valid_utf8(std::string_view utf8) {
  const std::unique_ptr<char, Release<g_free>> valid(
      g_utf8_make_valid(utf8.data() ? utf8.data() : "", static_cast<gssize>(utf8.size())));
  return valid.get();
}

/// The family, and those that stand in for what it lacks.
const char* own_families(Font font) {
  switch (font) {
    case Font::inter:
      return "Inter,DejaVu Sans";
    case Font::lato:
      return "Lato,Inter,DejaVu Sans";
  }
  throw std::logic_error("unknown font");
}

std::string key_of(std::string_view utf8, const TextStyle& style) {
  std::string key(sizeof(double) + 2 + utf8.size(), '\0');
  std::memcpy(key.data(), &style.size_px, sizeof(double));
  key[sizeof(double)] = static_cast<char>(2 * static_cast<int>(style.weight) + style.italic);
  key[sizeof(double) + 1] = static_cast<char>(style.font);
  std::copy(utf8.begin(), utf8.end(), key.begin() + sizeof(double) + 2);
  return key;
}

void set_font(PangoLayout* layout, const TextStyle& style, const std::string& families) {
  const std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>> font(
      pango_font_description_new());
  pango_font_description_set_family(font.get(), families.c_str());
  pango_font_description_set_weight(font.get(), pango_weight(style.weight));
  if (style.italic) pango_font_description_set_style(font.get(), PANGO_STYLE_ITALIC);
  pango_font_description_set_absolute_size(font.get(), style.size_px * PANGO_SCALE);
  pango_layout_set_font_description(layout, font.get());
}

TextExtents extents_of(PangoLayout* layout, PangoContext* context) {
  const auto px = [](int units) { return units / static_cast<double>(PANGO_SCALE); };
  PangoRectangle ink, logical;
  pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), &ink, &logical);
  const Owned<PangoFont> font(pango_context_load_font(context, pango_layout_get_font_description(layout)));
  const std::unique_ptr<PangoFontMetrics, Release<pango_font_metrics_unref>> metrics(
      pango_font_get_metrics(font.get(), nullptr));
  return {px(logical.width),
          px(pango_font_metrics_get_ascent(metrics.get())),
          px(pango_font_metrics_get_descent(metrics.get())),
          px(ink.x),
          px(ink.y),
          px(ink.width),
          px(ink.height)};
}

/// The extents of `left` followed by `right`.
TextExtents joined(const TextExtents& left, const TextExtents& right) {
  TextExtents all = {left.width + right.width, std::max(left.ascent, right.ascent),
                     std::max(left.descent, right.descent)};
  const TextExtents& inked = left.ink_width > 0 ? left : right;
  const double moved = left.ink_width > 0 ? 0 : left.width;
  all.ink_left = inked.ink_left + moved;
  all.ink_top = inked.ink_top;
  all.ink_width = inked.ink_width;
  all.ink_height = inked.ink_height;
  if (left.ink_width <= 0 || right.ink_width <= 0) return all;
  const double bottom = std::max(left.ink_top + left.ink_height, right.ink_top + right.ink_height);
  const double end = std::max(left.ink_left + left.ink_width, left.width + right.ink_left + right.ink_width);
  all.ink_left = std::min(left.ink_left, left.width + right.ink_left);
  all.ink_top = std::min(left.ink_top, right.ink_top);
  all.ink_width = end - all.ink_left;
  all.ink_height = bottom - all.ink_top;
  return all;
}

}  // namespace

TextEngine::Impl::Impl(std::shared_ptr<const FormulaBook> book) : formulas(std::move(book)) {}

FontSet& TextEngine::Impl::fonts_for(const std::string& utf8, std::string& families) {
  bool borrows = false;
  for (const char* p = utf8.c_str(); *p != '\0'; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if (c < 0x80 || !needs_glyph(c) || own_fonts->has(c)) continue;
    const FallbackFamily* family = fallback_family(c);
    if (!family) continue;
    borrows = true;
    if (families.find("," + family->name) == std::string::npos) families += "," + family->name;
    if (std::find(borrowed.begin(), borrowed.end(), family) != borrowed.end()) continue;
    borrowed.push_back(family);
    more_fonts.push_back(lend_font_set(borrowed));
  }
  return borrows ? *more_fonts.back() : *own_fonts;
}

TextExtents TextEngine::Impl::add_text(TextLine& line, std::string_view utf8, const TextStyle& style) {
  TextPiece piece;
  piece.x = line.extents.width;
  const std::string text = valid_utf8(utf8);
  std::string families = own_families(style.font);
  PangoContext* const context = fonts_for(text, families).context();
  piece.layout.reset(pango_layout_new(context));
  set_font(piece.layout.get(), style, families);
  pango_layout_set_single_paragraph_mode(piece.layout.get(), TRUE);
  // Tabular figures; no contextual forms, which would turn a written "->" or "3x4" into other signs.
  const std::unique_ptr<PangoAttrList, Release<pango_attr_list_unref>> attributes(pango_attr_list_new());
  pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("tnum=1, calt=0"));
  pango_layout_set_attributes(piece.layout.get(), attributes.get());
  pango_layout_set_text(piece.layout.get(), text.c_str(), -1);
  line.pieces.push_back(std::move(piece));
  return extents_of(line.pieces.back().layout.get(), context);
}

TextExtents TextEngine::Impl::add_formula(TextLine& line, const std::string& latex,
                                          const TextStyle& style) const {
  const auto found = formulas ? formulas->find(latex) : FormulaBook::const_iterator();
  if (!formulas || found == formulas->end()) throw std::logic_error("formula was not typeset: " + latex);
  TextPiece piece;
  piece.x = line.extents.width;
  piece.formula.emplace(found->second, style);
  line.pieces.push_back(std::move(piece));
  return line.pieces.back().formula->extents();
}

TextLine TextEngine::Impl::shaped(std::string_view utf8, const TextStyle& style) {
  TextLine line;
  if (!has_math(utf8)) {
    line.extents = add_text(line, utf8, style);
    return line;
  }
  for (const TextPart& part : split_math(utf8)) {
    const TextExtents more =
        part.is_formula ? add_formula(line, part.text, style) : add_text(line, part.text, style);
    line.extents = joined(line.extents, more);
  }
  return line;
}

TextLine& TextEngine::Impl::line(std::string_view utf8, const TextStyle& style) {
  if (!(style.size_px > 0 && style.size_px < 10000)) throw std::logic_error("text size out of range");
  std::string key = key_of(utf8, style);
  if (const auto found = by_key.find(key); found != by_key.end()) {
    lines.splice(lines.begin(), lines, found->second);
    return lines.front();
  }
  TextLine fresh = shaped(utf8, style);
  fresh.key = std::move(key);
  fresh.text = utf8;
  fresh.size_px = style.size_px;

  lines.push_front(std::move(fresh));
  by_key.emplace(lines.front().key, lines.begin());
  if (lines.size() > kCachedLines) {
    by_key.erase(lines.back().key);
    lines.pop_back();
  }
  return lines.front();
}

double TextEngine::Impl::cap_height(const TextStyle& style) { return -line("H", style).extents.ink_top; }

TextEngine::TextEngine(std::shared_ptr<const FormulaBook> formulas)
    : impl_(std::make_unique<Impl>(std::move(formulas))) {}
TextEngine::~TextEngine() = default;

TextExtents TextEngine::measure(std::string_view utf8, const TextStyle& style) {
  return impl_->line(utf8, style).extents;
}

void TextEngine::report_to(std::vector<TextBox>* boxes) { impl_->reported = boxes; }

std::string TextEngine::fitted(std::string_view utf8, const TextStyle& style, double width) {
  if (measure(utf8, style).width <= width) return std::string(utf8);
  const std::string text = valid_utf8(utf8);
  const auto cut = [&](std::size_t bytes) {
    while (bytes > 0 && text[bytes - 1] == ' ') --bytes;
    return text.substr(0, bytes) + kEllipsis;
  };
  std::vector<std::size_t> ends = cut_points(text);
  ends.insert(ends.begin(), 0);
  ends.pop_back();  // something must go
  // Kerning can make a longer cut narrower by a hair, never enough to matter: bisect, then step down to be
  // sure.
  std::size_t low = 0, high = ends.size();
  while (low + 1 < high) {
    const std::size_t middle = (low + high) / 2;
    (measure(cut(ends[middle]), style).width <= width ? low : high) = middle;
  }
  for (std::size_t n = low + 1; n-- > 0;) {
    if (std::string shorter = cut(ends[n]); measure(shorter, style).width <= width) return shorter;
  }
  return {};
}

std::string TextEngine::missing_glyphs(std::string_view utf8) {
  std::string shown;
  for (const TextPart& part : split_math(utf8)) {
    if (!part.is_formula) shown += part.text;
  }
  const std::string text = valid_utf8(shown);
  const bool was_valid = text == shown;
  const auto exists = [&](gunichar c) {
    if (!was_valid && c == 0xFFFD) return false;
    return !needs_glyph(c) || impl_->own_fonts->has(c) || fallback_family(c) != nullptr;
  };
  std::vector<gunichar> missing;
  for (const char* p = text.c_str(); *p != '\0'; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if (missing.size() == kReportedGlyphs) break;
    if (std::find(missing.begin(), missing.end(), c) == missing.end() && !exists(c)) missing.push_back(c);
  }
  std::string result;
  for (const gunichar c : missing) {
    char bytes[6];
    result.append(bytes, static_cast<std::size_t>(g_unichar_to_utf8(c, bytes)));
  }
  return result;
}

}  // namespace gradreel
