// What is the same in every report's page: its style and its script.
#pragma once

#include <string>

namespace gradreel {

/// From the beginning to the page's content.
std::string page_head();

/// From its content to the end.
std::string page_end();

}  // namespace gradreel
