// Keeps outputs from replacing what a run reads, and each other, before anything is written.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "outputs/target.hpp"

namespace gradreel {

/// A file that a command is about to write.
struct PlannedFile {
  std::string path;
  bool is_folder = false;        ///< of pictures
  Mistake where;                 ///< what asks for it; no message yet
  const Scene* scene = nullptr;  ///< the one that it is of; null: the command names it
};

/// All files of all targets; none of them is standard output.
std::vector<PlannedFile> planned_files(std::span<const Target> targets);

/// Throws Error with all mistakes where a file is an input of one of the scenes, or another planned file.
/// Files are compared by what they are, not by name: symbolic and hard links lead to the same one. Neither
/// may a folder of pictures hold an input, nor an input have the name of a leftover that writing removes.
void refuse_overwriting(std::span<const PlannedFile> files, std::span<const Scene> scenes);

/// The same for the only output of a command, named by `-o`. Standard output is never refused.
void refuse_overwriting(const std::string& path, const Scene& scene, bool is_folder = false);

}  // namespace gradreel
