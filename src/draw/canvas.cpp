#include "draw/canvas.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>
#include <pango/pango.h>
#include <pixman.h>

#include <algorithm>
#include <new>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "draw/canvas_impl.hpp"
#include "draw/clip.hpp"

namespace gradreel {

namespace {

constexpr double kFar = 1e5;  // beyond it, coordinates are cut before Cairo's fixed point sees them

Box intersected(const Box& a, const Box& b) {
  const double x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}

void require_finite_box(const Box& b) {
  const Point corners[] = {{b.x, b.y}, {b.right(), b.bottom()}};
  require_finite(corners);
}

}  // namespace

Canvas::Impl::Impl(Image& image, TextEngine& text_engine)
    : target(&image),
      text(text_engine),
      surface(cairo_image_surface_create_for_data(
          image.width() > 0 && image.height() > 0 ? reinterpret_cast<unsigned char*>(image.row(0)) : nullptr,
          CAIRO_FORMAT_ARGB32, image.width(), image.height(), image.width() * 4)),
      cairo(cairo_create(surface.get())),
      clips{to_box(image.bounds())},
      cuts(clips) {
  cairo_set_line_join(cairo.get(), CAIRO_LINE_JOIN_ROUND);
}

void Canvas::Impl::push_clip(const Box& bounds, bool cuts_lines) {
  clips.push_back(intersected(clips.back(), bounds));
  cuts.push_back(cuts_lines ? intersected(cuts.back(), bounds) : cuts.back());
}

Canvas::Canvas(Image& target, TextEngine& text) : impl_(std::make_unique<Impl>(target, text)) {}
Canvas::~Canvas() = default;

TextEngine& Canvas::text_engine() const { return impl_->text; }

Canvas::ClipGuard::~ClipGuard() {
  canvas_.impl_->clips.pop_back();
  canvas_.impl_->cuts.pop_back();
  cairo_restore(canvas_.impl_->cairo.get());
}

Canvas::ClipGuard Canvas::clip(const Box& box) {
  require_finite_box(box);
  cairo_t* cairo = impl_->cairo.get();
  cairo_save(cairo);
  impl_->push_clip(box, true);
  const Box& visible = impl_->clip_bounds();
  cairo_rectangle(cairo, visible.x, visible.y, std::max(0.0, visible.width), std::max(0.0, visible.height));
  cairo_clip(cairo);
  return ClipGuard(*this);
}

Canvas::ClipGuard Canvas::clip(std::span<const Rect> rects) {
  cairo_t* cairo = impl_->cairo.get();
  cairo_save(cairo);
  Rect around;
  for (const Rect& r : rects) {
    if (r.empty()) continue;
    around = united(around, r);
    cairo_rectangle(cairo, r.x, r.y, r.width, r.height);
  }
  cairo_clip(cairo);
  impl_->push_clip(to_box(around), false);
  return ClipGuard(*this);
}

void Canvas::fill(const Box& box, Color color) {
  require_finite_box(box);
  const Box visible = intersected(box, impl_->clip_bounds().inset(-1));
  if (visible.width <= 0 || visible.height <= 0) return;
  impl_->set_color(color);
  cairo_rectangle(impl_->cairo.get(), visible.x, visible.y, visible.width, visible.height);
  cairo_fill(impl_->cairo.get());
}

void Canvas::Impl::add_ring(std::span<const Point> ring) {
  const auto is_near = [](Point p) { return std::abs(p.x) < kFar && std::abs(p.y) < kFar; };
  if (!std::all_of(ring.begin(), ring.end(), is_near)) {
    require_finite(ring);
    // The margin keeps outlines of what was cut out of sight.
    const Ring cut = clip_ring(ring, cut_bounds().inset(-1000));
    if (!cut.empty()) add_ring(cut);
    return;
  }
  for (std::size_t i = 0; i < ring.size(); ++i) {
    (i == 0 ? cairo_move_to : cairo_line_to)(cairo.get(), ring[i].x, ring[i].y);
  }
  cairo_close_path(cairo.get());
}

void Canvas::fill(std::span<const Ring> rings, Color color) {
  for (const Ring& ring : rings) impl_->add_ring(ring);
  impl_->set_color(color);
  cairo_fill(impl_->cairo.get());
}

void Canvas::within(std::span<const Ring> rings, const std::function<void()>& paint) {
  cairo_t* cairo = impl_->cairo.get();
  cairo_push_group(cairo);
  paint();
  cairo_pop_group_to_source(cairo);
  for (const Ring& ring : rings) impl_->add_ring(ring);
  cairo_fill(cairo);
}

void Canvas::Impl::add_arc_corners(const Box& box, double radius) {
  constexpr double kBend = 0.5522847498307936;  // 4/3 (sqrt(2) - 1)
  const double r = std::clamp(radius, 0.0, std::max(0.0, std::min(box.width, box.height) / 2)), c = kBend * r;
  const double left = box.x, top = box.y, right = box.right(), bottom = box.bottom();
  cairo_t* cr = cairo.get();
  cairo_move_to(cr, left + r, top);
  cairo_line_to(cr, right - r, top);
  cairo_curve_to(cr, right - r + c, top, right, top + r - c, right, top + r);
  cairo_line_to(cr, right, bottom - r);
  cairo_curve_to(cr, right, bottom - r + c, right - r + c, bottom, right - r, bottom);
  cairo_line_to(cr, left + r, bottom);
  cairo_curve_to(cr, left + r - c, bottom, left, bottom - r + c, left, bottom - r);
  cairo_line_to(cr, left, top + r);
  cairo_curve_to(cr, left, top + r - c, left + r - c, top, left + r, top);
  cairo_close_path(cr);
}

void Canvas::rounded(const Box& box, double radius, Color color) {
  require_finite_box(box);
  impl_->set_color(color);
  // Corners that lie far outside cannot be seen.
  impl_->add_arc_corners(intersected(box, impl_->cut_bounds().inset(-std::max(0.0, radius) - 1000)), radius);
  cairo_fill(impl_->cairo.get());
}

void Canvas::image(const Image& image, int x, int y, double alpha) {
  if (image.width() == 0 || image.height() == 0 || impl_->nothing_visible()) return;
  if (impl_->is_vector()) return impl_->embed(image, image.bounds(), 1, x, y, alpha);
  // Cairo only reads a source's pixels.
  auto* pixels = const_cast<unsigned char*>(reinterpret_cast<const unsigned char*>(image.row(0)));
  const OwnedSurface source(cairo_image_surface_create_for_data(pixels, CAIRO_FORMAT_ARGB32, image.width(),
                                                                image.height(), image.width() * 4));
  cairo_t* cairo = impl_->cairo.get();
  cairo_set_source_surface(cairo, source.get(), x, y);
  cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_NEAREST);
  cairo_rectangle(cairo, x, y, image.width(), image.height());
  if (alpha >= 1) {
    cairo_fill(cairo);
  } else {
    cairo_save(cairo);
    cairo_clip(cairo);
    cairo_paint_with_alpha(cairo, alpha);
    cairo_restore(cairo);
  }
  impl_->set_color({});  // lets go of the source, whose pixels are not ours
}

int Canvas::fineness() const { return impl_->is_vector() ? kVectorFineness : 1; }

void Canvas::fine_image(const Image& image, int x, int y) {
  if (!impl_->is_vector()) return this->image(image, x, y);
  if (!impl_->nothing_visible()) impl_->embed(image, image.bounds(), kVectorFineness, x, y, 1);
}

void Canvas::on_pixels(const Rect& area, const std::function<void(Image&)>& paint) {
  impl_->on_pixels(area, 1, [&](Image& image, int) { paint(image); });
}

void Canvas::on_fine_pixels(const Rect& area, const std::function<void(Image&, int)>& paint) {
  impl_->on_pixels(area, kVectorFineness, paint);
}

void Canvas::Impl::on_pixels(const Rect& area, int fineness, const std::function<void(Image&, int)>& paint) {
  const Rect inside = intersection(area, pixels_around(clip_bounds()));
  if (!area.empty() && !(inside == area)) throw std::logic_error("canvas: pixels outside of the clip");
  if (is_vector()) {
    Image pixels(fineness * area.right(), fineness * area.bottom());
    paint(pixels, fineness);
    const Rect part = {fineness * area.x, fineness * area.y, fineness * area.width, fineness * area.height};
    return embed(pixels, part, fineness, area.x, area.y, 1);
  }
  cairo_surface_flush(surface.get());
  paint(*target, 1);
  cairo_surface_mark_dirty_rectangle(surface.get(), area.x, area.y, area.width, area.height);
}

void Canvas::check() const {
  cairo_status_t status = cairo_status(impl_->cairo.get());
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(impl_->surface.get());
  if (status == CAIRO_STATUS_NO_MEMORY) throw std::bad_alloc();
  if (status != CAIRO_STATUS_SUCCESS) {
    throw Error(std::string("drawing failed: ") + cairo_status_to_string(status));
  }
}

std::vector<std::pair<std::string, std::string>> draw_versions() {
  const int fc = FcGetVersion();
  FT_Library library = nullptr;
  int major = 0, minor = 0, patch = 0;
  if (FT_Init_FreeType(&library) == 0) {
    FT_Library_Version(library, &major, &minor, &patch);
    FT_Done_FreeType(library);
  }
  const auto dotted = [](int a, int b, int c) {
    return std::to_string(a) + '.' + std::to_string(b) + '.' + std::to_string(c);
  };
  return {{"cairo", cairo_version_string()},
          {"pixman", pixman_version_string()},
          {"pango", pango_version_string()},
          {"harfbuzz", hb_version_string()},
          {"freetype", dotted(major, minor, patch)},
          {"fontconfig", dotted(fc / 10000, fc / 100 % 100, fc % 100)},
          {"librsvg", dotted(static_cast<int>(rsvg_major_version), static_cast<int>(rsvg_minor_version),
                             static_cast<int>(rsvg_micro_version))}};
}

}  // namespace gradreel
