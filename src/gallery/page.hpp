// The page of a gallery.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "gallery/gallery_film.hpp"

namespace gradreel {

/// The folder of the films' copies, beside the page.
inline constexpr const char* kMediaFolder = "media";

/// How one knows the page of an earlier gallery.
inline constexpr const char* kGalleryMark = "<meta name=\"generator\" content=\"gradreel gallery\">";

/// Whether such a page lies in the folder.
bool is_gallery(const std::filesystem::path& folder);

/// What stands in its place until all films are copied.
std::string unfinished_gallery_html();

/// index.html: one file that asks for nothing but the films beside it. Texts of films stay text, whatever
/// they hold.
std::string gallery_html(std::span<const GalleryFilm> films, const std::string& title);

}  // namespace gradreel
