// What scenes may say of surfaces of data.
#pragma once

#include "scene/limits.hpp"
#include "scene/reader.hpp"

namespace gradreel {

inline constexpr std::size_t kMaxColumnName = kMaxLabel;  ///< code points; of a class as well

/// Of the name of a column.
TextRule column_rule();

}  // namespace gradreel
