#include "draw/vector_sheet.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>

#include <map>
#include <new>
#include <stdexcept>

#include "core/error.hpp"
#include "draw/vector_sheet_impl.hpp"

namespace gradreel {

namespace {

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Of an id before its number: "clip12" of cairo 1.16, "clip-12" of 1.18.
bool is_of_name(char c) { return (c >= 'a' && c <= 'z') || c == '-'; }

/// Cairo numbers surfaces by how many the process has made before. Here they are numbered as they appear.
std::string renumbered(const std::string& svg) {
  std::string out;
  std::map<std::string, std::size_t> numbers;
  std::size_t at = 0;
  while (at < svg.size()) {
    const std::size_t mark = svg.find_first_of("\"#", at);
    if (mark == std::string::npos) break;
    std::size_t end = mark + 1;
    while (end < svg.size() && is_of_name(svg[end])) ++end;
    const std::size_t digits = end;
    while (end < svg.size() && is_digit(svg[end])) ++end;
    out.append(svg, at, digits - at);
    const bool is_id = digits > mark + 1 && end > digits && (svg[end] == '"' || svg[end] == ')');
    if (is_id) {
      const std::string number = svg.substr(digits, end - digits);
      out += std::to_string(numbers.emplace(number, numbers.size()).first->second);
    } else {
      out.append(svg, digits, end - digits);
    }
    at = end;
  }
  return out.append(svg, at, std::string::npos);
}

void check(cairo_surface_t* surface) {
  const cairo_status_t status = cairo_surface_status(surface);
  if (status == CAIRO_STATUS_NO_MEMORY) throw std::bad_alloc();
  if (status != CAIRO_STATUS_SUCCESS) {
    throw Error(std::string("drawing failed: ") + cairo_status_to_string(status));
  }
}

}  // namespace

OwnedCairo VectorSheet::Impl::pen() const {
  OwnedCairo cairo(cairo_create(surface.get()));
  cairo_scale(cairo.get(), scale, scale);
  cairo_set_line_join(cairo.get(), CAIRO_LINE_JOIN_ROUND);
  return cairo;
}

VectorSheet::VectorSheet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
VectorSheet::VectorSheet(VectorSheet&&) noexcept = default;
VectorSheet::~VectorSheet() = default;

VectorSheet::VectorSheet(const Page& page) : impl_(std::make_unique<Impl>()) {
  if (page.width_px <= 0 || page.height_px <= 0 || !(page.width_pt > 0)) {
    throw std::logic_error("a page must have a size");
  }
  impl_->width_px = page.width_px;
  impl_->height_px = page.height_px;
  impl_->scale = page.width_pt / page.width_px;
  impl_->is_svg = page.format == VectorFormat::svg;
  impl_->outlines = page.outlines || impl_->is_svg;
  const auto create =
      impl_->is_svg ? cairo_svg_surface_create_for_stream : cairo_pdf_surface_create_for_stream;
  impl_->surface.reset(create(append, &impl_->bytes, page.width_pt, page.height_px * impl_->scale));
  check(impl_->surface.get());
  if (impl_->is_svg) return;
  const auto say = [&](cairo_pdf_metadata_t what, const char* text) {
    cairo_pdf_surface_set_metadata(impl_->surface.get(), what, text);
  };
  if (!page.title.empty()) say(CAIRO_PDF_METADATA_TITLE, page.title.c_str());
  say(CAIRO_PDF_METADATA_CREATOR, "gradreel");
  say(CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");  // else the time of day
}

VectorSheet VectorSheet::over(const VectorSheet& page) {
  auto impl = std::make_unique<Impl>();
  impl->width_px = page.impl_->width_px;
  impl->height_px = page.impl_->height_px;
  impl->outlines = page.impl_->outlines;
  // In the page's points: Cairo 1.16 cuts off a translucent sheet that an SVG would have to scale.
  impl->scale = page.impl_->scale;
  const cairo_rectangle_t extents = {0, 0, impl->width_px * impl->scale, impl->height_px * impl->scale};
  impl->surface.reset(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents));
  return VectorSheet(std::move(impl));
}

void VectorSheet::lay(const VectorSheet& sheet, double alpha) {
  check(sheet.impl_->surface.get());
  double x = 0, y = 0, width = 0, height = 0;
  cairo_recording_surface_ink_extents(sheet.impl_->surface.get(), &x, &y, &width, &height);
  if (width <= 0 || height <= 0) return;
  const auto keep = [&](const OwnedSurface& s) {
    impl_->laid.emplace_back(cairo_surface_reference(s.get()));
  };
  keep(sheet.impl_->surface);
  for (const OwnedSurface& s : sheet.impl_->laid) keep(s);
  const OwnedCairo cairo(cairo_create(impl_->surface.get()));
  cairo_set_source_surface(cairo.get(), sheet.impl_->surface.get(), 0, 0);
  if (alpha >= 1) {
    cairo_paint(cairo.get());
  } else {
    cairo_paint_with_alpha(cairo.get(), alpha);
  }
}

std::string VectorSheet::finish() {
  cairo_surface_finish(impl_->surface.get());
  // Cairo 1.16 never lets go of what was laid on an SVG page. Finished, it holds nothing but itself.
  for (const OwnedSurface& s : impl_->laid) cairo_surface_finish(s.get());
  check(impl_->surface.get());
  return impl_->is_svg ? renumbered(impl_->bytes) : std::move(impl_->bytes);
}

}  // namespace gradreel
