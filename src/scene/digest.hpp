// From what a scene says to a few letters that tell whether a film is of today's scene.
#pragma once

#include <cstdint>
#include <string>

#include "scene/document.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// Of a tree as it is written: keys in their order, and values; not of comments, white space and places. The
/// entry `skipped` of its root does not count.
std::uint64_t digest_of(const Value& root, std::string_view skipped = {});

/// 16 hexadecimal digits, equal on every machine, of what makes an output: the scene's file without its
/// `outputs`; the theme's and the optimizer set's files, where the scene uses one; the narration's; the
/// output's format, size, frame rate and settings; and whatever replaced these on the command line. A film of
/// the same digest from the same gradreel is the same film. Formats and sidecars show it.
std::string scene_digest(const Scene& scene, const OutputSpec& output);

}  // namespace gradreel
