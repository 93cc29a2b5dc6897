// The page of a gallery.
#pragma once

#include <span>
#include <string>

#include "gallery/gallery_film.hpp"

namespace gradreel {

/// The folder of the films' copies, beside the page.
inline constexpr const char* kMediaFolder = "media";

/// How one knows the page of an earlier gallery.
inline constexpr const char* kGalleryMark = "<meta name=\"generator\" content=\"gradreel gallery\">";

/// index.html: one file that asks for nothing but the films beside it. Texts of films stay text, whatever
/// they hold.
std::string gallery_html(std::span<const GalleryFilm> films, const std::string& title);

}  // namespace gradreel
