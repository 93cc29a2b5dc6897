// docs/keys.md: every key of scenes and of configs/.
#pragma once

#include <string>

namespace gradreel {

std::string keys_page();

}  // namespace gradreel
