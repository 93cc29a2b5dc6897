// What other programs call what gradreel names: for hints, never accepted in place of the name.
#pragma once

#include <span>
#include <string_view>

namespace gradreel {

struct Synonyms {
  /// A name; several names that stand together for one of theirs, with spaces between; or the path of a key
  /// from the top of a scene, with dots.
  std::string_view ours;

  std::string_view theirs;  ///< as plain_word() writes them, with spaces between
};

/// A word of theirs may stand for several names: the first that is known at a place counts.
std::span<const Synonyms> synonyms();

}  // namespace gradreel
