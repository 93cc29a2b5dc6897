// The page of `watch`, which follows the news.
#pragma once

#include <string>

namespace gradreel {

/// Its Content-Security-Policy: nothing from other hosts.
inline constexpr const char* kPreviewPolicy =
    "default-src 'none'; img-src 'self' data:; media-src 'self'; connect-src 'self'; style-src "
    "'unsafe-inline'; script-src 'unsafe-inline'; frame-ancestors 'none'";

/// The page's HTML.
std::string preview_page(const std::string& title);

}  // namespace gradreel
