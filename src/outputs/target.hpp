// A target: one output of one scene, and the paths of its files.
#pragma once

#include <string>
#include <vector>

#include "outputs/page_film.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// The path that means standard output.
inline constexpr const char* kStandardOutput = "-";

struct Target {
  const Scene* scene = nullptr;
  int number = 0;  ///< place in the scene's outputs, from 1
  const OutputSpec* output = nullptr;
  std::string folder;                      ///< below the output folder: SceneFile::folder
  std::string path;                        ///< of the film or the numbers; not written where there are clips
  std::vector<std::string> clips, stills;  ///< of a film that is split: a clip more than pauses
  std::string poster, sidecar, snippets;   ///< empty: not wanted
  std::vector<PageFilm> page;              ///< that its snippets join; empty: there is nothing to join
};

/// The film or the numbers; or its clips and stills, where it is split.
std::vector<std::string> main_files(const Target& target);

/// Those beside them that are wanted.
std::vector<std::string> companion_files(const Target& target);

}  // namespace gradreel
