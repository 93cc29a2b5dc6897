// The limit of a file's size that some formats may be given.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/param.hpp"

namespace gradreel {

/// The setting `max_bytes`, 0 by default: no limit. `doc` says how outputs/fit_size.hpp meets it.
Param max_bytes_param(std::string_view doc);

/// Throws TooLarge if `written` bytes are more than `max_bytes`, which is not 0.
void check_size_limit(const std::string& path, std::int64_t written, std::int64_t max_bytes);

}  // namespace gradreel
