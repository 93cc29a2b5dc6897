// From what a scene says to digests that tell whether a film is of today's scene.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/sha256.hpp"
#include "scene/document.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// Of a tree as it is written: keys in their order, and values; not of comments, white space and places.
Sha256Digest digest_of(const Value& root);

/// Of each key of a scene's root, by name; without its `outputs`, of which each output knows what it needs.
std::vector<KeyDigest> key_digests(const Document& document);

/// Adds all that a scene was read from, but for its `outputs` and the key `skipped`, if it is named.
void add_sources(Sha256& sha, const SourceDigests& sources, std::string_view skipped = {});

/// What an output is beside its scene, to be read: "gif, 800 x 450, 25 frames/s, loop 0, colors 255".
std::string output_description(const OutputSpec& output);

/// 64 hexadecimal digits, equal on every machine, of what makes an output: the scene's document without its
/// `outputs`, before learning rates are tuned; the theme's, the language's and the optimizer set's files,
/// where the scene uses one; files of data and the narration; the output's format, size, frame rate and
/// settings; and whatever replaced these on the command line. Formats and sidecars show it. What gradreel and
/// its libraries are is not in it: see lock/versions.hpp.
std::string scene_digest(const Scene& scene, const OutputSpec& output);

/// "gradreel scene DIGEST": what files carry of it.
std::string scene_comment(const Scene& scene, const OutputSpec& output);

}  // namespace gradreel
