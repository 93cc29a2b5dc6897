#include "docs/scene_parts.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace gradreel::testing {

SceneParts::SceneParts(const std::string& text) {
  std::istringstream in(text);
  std::string waiting;  // comments and blank lines
  for (std::string line; std::getline(in, line);) {
    const std::size_t colon = line.find(':');
    if (!line.empty() && std::islower(static_cast<unsigned char>(line[0])) && colon != std::string::npos) {
      parts_.emplace_back(line.substr(0, colon), waiting + line + "\n");
    } else if (line.empty() || line[0] == '#') {
      waiting += line + "\n";
      continue;
    } else if (!parts_.empty()) {
      parts_.back().second += waiting + line + "\n";
    }
    waiting.clear();
  }
  if (!parts_.empty()) parts_.back().second += waiting;
}

void SceneParts::put(const std::string& text) {
  for (auto& [key, lines] : SceneParts(text).parts_) {
    const auto old =
        std::find_if(parts_.begin(), parts_.end(), [&](const auto& part) { return part.first == key; });
    if (old == parts_.end()) {
      parts_.emplace_back(key, lines);
    } else {
      old->second = lines;
    }
  }
}

SceneParts SceneParts::completed_by(const SceneParts& other) const {
  SceneParts both = *this;
  for (const auto& part : other.parts_) {
    if (!has(part.first)) both.parts_.push_back(part);
  }
  return both;
}

std::string SceneParts::text() const {
  std::string all;
  for (const auto& part : parts_) all += part.second;
  return all;
}

bool SceneParts::has(const std::string& key) const {
  return std::any_of(parts_.begin(), parts_.end(), [&](const auto& part) { return part.first == key; });
}

}  // namespace gradreel::testing
