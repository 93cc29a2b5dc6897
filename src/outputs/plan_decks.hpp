// Names the decks of scenes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "outputs/scene_files.hpp"
#include "outputs/target.hpp"

namespace gradreel {

/// A deck for each scene, of its first video, or else of its first film, turned into one: OUTPUT_DIR/FOLDER/
/// STEM.deck.html, or `path` for the only scene. Throws Error with all mistakes: a scene without pauses, or
/// without films. `files` and `scenes` are parallel; the targets point into `scenes`.
std::vector<Target> plan_decks(const std::vector<SceneFile>& files, std::vector<Scene>& scenes,
                               const std::string& output_dir, const std::optional<std::string>& path);

/// Throws Error about --format unless pages play such films as videos.
void require_video(const std::string& format);

}  // namespace gradreel
