// What the shipped scenes look like, frame by frame, as digests: "the same bytes" in a file that is
// committed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "golden/versions.hpp"
#include "scene/scene.hpp"

namespace gradreel::testing {

/// A scene rendered with the profile draft.
struct Draft {
  std::string file;    ///< SHA-256 of the file's bytes
  std::string frames;  ///< SHA-256 of all frames as they were painted; coding loses small differences
  std::vector<std::string>
      marks;  ///< of each frame, the beginning of its own digest: tells where a film has changed
  friend bool operator==(const Draft&, const Draft&) = default;
};

/// tests/golden/drafts.yaml.
struct Drafts {
  Versions versions;                    ///< under others, other bytes are no fault
  std::map<std::string, Draft> scenes;  ///< by stem
};

/// Renders it. `scene` was loaded with the profile draft.
Draft make_draft(const Scene& scene);

/// What has changed, where to see it and how to accept it; empty if nothing has.
std::string change(const std::string& stem, const Draft& before, const Draft& now);

Drafts read_drafts(const std::string& path);
void write_drafts(const Drafts& drafts, const std::string& path);

}  // namespace gradreel::testing
