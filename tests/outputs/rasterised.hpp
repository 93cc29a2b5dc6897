// SVGs as librsvg shows them, for tests.
#pragma once

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <string>

#include "catch.hpp"
#include "core/image.hpp"

namespace gradreel::testing {

inline Image rasterised(const std::string& svg, int width, int height) {
  Image image(width, height);
  cairo_surface_t* surface = cairo_image_surface_create_for_data(
      reinterpret_cast<unsigned char*>(image.row(0)), CAIRO_FORMAT_ARGB32, width, height, 4 * width);
  cairo_t* cairo = cairo_create(surface);
  RsvgHandle* handle =
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr);
  REQUIRE(handle);
  const RsvgRectangle page = {0, 0, static_cast<double>(width), static_cast<double>(height)};
  CHECK(rsvg_handle_render_document(handle, cairo, &page, nullptr));
  g_object_unref(handle);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  return image;
}

}  // namespace gradreel::testing
