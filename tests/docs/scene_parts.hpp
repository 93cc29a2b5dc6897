// A scene's text by its outermost keys, as pages show it in parts.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gradreel::testing {

class SceneParts {
 public:
  SceneParts() = default;
  explicit SceneParts(const std::string& text);

  /// What `text` states replaces what was stated under the same keys; the rest comes last.
  void put(const std::string& text);

  /// And what only `other` states, behind it.
  SceneParts completed_by(const SceneParts& other) const;

  std::string text() const;

 private:
  bool has(const std::string& key) const;

  std::vector<std::pair<std::string, std::string>>
      parts_;  // key, lines; comments and blank lines belong before
};

}  // namespace gradreel::testing
