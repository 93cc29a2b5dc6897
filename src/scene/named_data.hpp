// Files of data that a scene names.
#pragma once

#include <functional>
#include <string>

#include "scene/reader.hpp"

namespace gradreel {

/// Passes path and bytes of the file `name`, from the scene's folder, to `read`, and adds it to the scene's
/// inputs and to its digest. `at` is the value that names it. What is wrong, `read`'s Errors included, is
/// noted in the file if its place is known there, and otherwise at `at`; false if anything is.
bool read_named_data(const Value& at, const std::string& name, Scene& out, Notes& notes,
                     const std::function<void(const std::string& path, std::string bytes)>& read);

}  // namespace gradreel
