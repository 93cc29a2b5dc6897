// Scenes that are wrong, and every character of what is said about them.
#pragma once

#include <string>

#include "scene/resolve.hpp"

namespace gradreel {

struct Broken {
  const char* text;
  const char* message;
};

inline const Configs& shipped_configs() {
  static const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  return configs;
}

/// What is said about a scene: empty if nothing is.
inline std::string said_about(const std::string& text) {
  try {
    parse_scene("s.yaml", text, shipped_configs());
  } catch (const Error& e) {
    return e.what();
  }
  return {};
}

}  // namespace gradreel
