// Runs the descents of many parameters and makes the planes that films show.
#pragma once

#include "scene/scene.hpp"

namespace gradreel {

/// Part of loading, unless it is put off (LoadOptions::settles), as the planes depend on the descents:
/// afterwards the scene's surface, starts and domain are those of its first plane. Nothing for scenes without
/// a space. Up to `jobs` threads, which change nothing. Throws Error if memory is short.
void settle_planes(Scene& scene, int jobs);

/// Whether it has yet to be called, before the scene's films can be composed.
bool awaits_planes(const Scene& scene);

/// Multiply-adds of all descents of a scene, roughly.
double work_of_descents(const Scene& scene);

/// The words beside pictures of a plane: that points lie off it, and how far.
std::string plane_note(const PlaneView& view, const Words& words);

}  // namespace gradreel
