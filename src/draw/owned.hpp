// Owners of the objects of C libraries.
#pragma once

#include <cairo.h>
#include <glib-object.h>

#include <memory>

namespace gradreel {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* pointer) const {
    release(pointer);
  }
};
template <class T>
using Owned = std::unique_ptr<T, Release<g_object_unref>>;
using OwnedSurface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using OwnedCairo = std::unique_ptr<cairo_t, Release<cairo_destroy>>;

}  // namespace gradreel
