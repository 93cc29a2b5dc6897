// docs/keys.md and docs/keys/: every key of scenes and of configs/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scene/key.hpp"

namespace gradreel {

/// Key, value, default and meaning of each, as a table.
std::string keys_table(const std::vector<Key>& keys);

/// "keys", "keys/time" and so on.
std::vector<std::string_view> key_pages();

/// Its links are paths in docs/. Throws std::logic_error if a section is on no page.
std::string key_page(std::string_view name);

}  // namespace gradreel
