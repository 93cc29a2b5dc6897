// What all pages of galleries have in common.
#pragma once

#include <string>

namespace gradreel {

/// From the beginning to <body>; `title` is HTML.
std::string gallery_head(const std::string& title);

/// The script, and the end of the page.
std::string gallery_end();

}  // namespace gradreel
