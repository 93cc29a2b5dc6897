#include <fmt/format.h>

#include <stdexcept>

#include "core/error.hpp"
#include "draw/text_impl.hpp"

namespace gradreel {

namespace {

/// Beside a text of heavier weight, LaTeX's letters get an outline; in em.
double outline(Weight weight) {
  switch (weight) {
    case Weight::regular:
      return 0.012;
    case Weight::medium:
      return 0.02;
    case Weight::semibold:
      return 0.03;
  }
  throw std::logic_error("unknown font weight");
}

/// The whole SVG; `view` in units of the picture.
std::string svg(const Formula& formula, const Box& view, double stroke) {
  return fmt::format(
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='{} {} {} "
      "{}' "
      "stroke='#000' stroke-width='{}'>{}</svg>",
      view.x, view.y, view.width, view.height, stroke, formula.picture);
}

}  // namespace

FormulaPicture::FormulaPicture(const Formula& formula, const TextStyle& style)
    : is_heavy_(style.weight == Weight::semibold) {
  const double em = style.size_px * kScale, stroke = outline(style.weight);
  const bool is_seen = formula.ink.width > 0 && formula.ink.height > 0;
  const Box ink = is_seen ? formula.ink.inset(-stroke) : Box{};
  extents_ = {formula.width * em, formula.ascent * em, formula.descent * em, ink.x * em,
              ink.y * em,         ink.width * em,      ink.height * em};
  if (!is_seen) return;
  const Box room = ink.inset(-0.1);  // antialiased edges are not cut off
  const double units = formula.units_per_em;
  const std::string text =
      svg(formula, {room.x * units, room.y * units, room.width * units, room.height * units}, stroke * units);
  viewport_ = {room.x * em, room.y * em, room.width * em, room.height * em};
  GError* error = nullptr;
  handle_.reset(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(text.data()), text.size(), &error));
  if (handle_) return;
  const std::unique_ptr<GError, Release<g_error_free>> owned(error);
  throw Error(fmt::format("a formula's picture cannot be read: {}", owned->message));
}

void FormulaPicture::paint(cairo_t* cairo) const {
  if (!handle_) return;
  GError* error = nullptr;
  if (rsvg_handle_render_document(handle_.get(), cairo, &viewport_, &error)) return;
  const std::unique_ptr<GError, Release<g_error_free>> owned(error);
  throw Error(fmt::format("a formula cannot be painted: {}", owned->message));
}

// Every paint chooses the colour, for the handle keeps the last. No outline beside texts of light weight:
// viewers widen fine lines to a pixel, which makes letters fat.
void FormulaPicture::paint(cairo_t* cairo, Color color) const {
  if (!handle_) return;
  const Rgb c = to_rgb(color);
  const std::string ink = fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b);
  const std::string css = fmt::format("svg {{ fill: {}; stroke: {} }}", ink, is_heavy_ ? ink : "none");
  GError* error = nullptr;
  if (!rsvg_handle_set_stylesheet(handle_.get(), reinterpret_cast<const guint8*>(css.data()), css.size(),
                                  &error)) {
    const std::unique_ptr<GError, Release<g_error_free>> owned(error);
    throw Error(fmt::format("a formula cannot be coloured: {}", owned->message));
  }
  if (color.a < 1) cairo_push_group(cairo);
  paint(cairo);
  if (color.a >= 1) return;
  cairo_pop_group_to_source(cairo);
  cairo_paint_with_alpha(cairo, color.a);
}

}  // namespace gradreel
