// Everything that scenes can name, by kind.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scene/configs.hpp"

namespace gradreel {

/// A name and what it stands for. `text` may have several lines.
struct Named {
  std::string name, title, text;
};

struct Kind {
  std::string_view plural;    ///< as in `list KIND`
  std::string_view singular;  ///< for people
  std::vector<Named> (*all)(const Configs& configs);

  /// What `describe` says below the title, for lines of `columns`.
  std::string (*describe)(std::string_view name, const Configs& configs, int columns);
};

std::span<const Kind> kinds();

/// Null if there is none of that (plural) name.
const Kind* find_kind(std::string_view plural);

}  // namespace gradreel
