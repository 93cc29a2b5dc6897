// What the path of an output says, and the folder that it needs.
#pragma once

#include <string>

namespace gradreel {

/// What stands behind the last dot of the file's name, in lower case: "mp4" of x.MP4; empty if there is none.
std::string ending_of(const std::string& path);

/// A path without its folders: "x.mp4" of output/x.mp4.
std::string file_name(const std::string& path);

/// Makes the folder of the file, and those above it. Throws Error with the system's reason.
void make_folder_of(const std::string& path);

}  // namespace gradreel
