// What to write in place of a key that is not known where it stands.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "scene/document.hpp"
#include "scene/key.hpp"

namespace gradreel {

/// Where an unknown key stands.
struct KeyPlace {
  const Section* section = nullptr;
  std::span<const std::string_view> known;  ///< keys there, a component's among them
  std::string prefix;                       ///< "view.camera"; empty where names of keys have none
  const Section* top = nullptr;  ///< the whole file's; null: nothing is looked for beyond `section`
  const Source* source = nullptr;
};

/// In this order: a slip of the keyboard, another name of a known key, the key's place elsewhere in the file,
/// a known key that is spelt alike, a component that has the key; else all that are known.
std::string key_advice(const Entry& entry, const KeyPlace& place);

}  // namespace gradreel
