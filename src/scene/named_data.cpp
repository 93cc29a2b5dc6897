#include "scene/named_data.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "core/error.hpp"
#include "core/sha256.hpp"
#include "readers/data_file.hpp"
#include "scene/scene_file.hpp"

namespace gradreel {

bool read_named_data(const Value& at, const std::string& name, Scene& out, Notes& notes,
                     const std::function<void(const std::string& path, std::string bytes)>& read) {
  const std::optional<std::string> path = path_in_scene(out, name);
  if (!path) {
    notes.add(at, fmt::format("{} must be a file in the scene's folder, or below it", name));
    return false;
  }
  out.inputs.push_back({*path, "data"});
  try {
    std::string bytes = read_data_file(*path);
    out.sources.files.push_back({name, sha256(bytes)});
    read(*path, std::move(bytes));
  } catch (const Error& e) {
    for (const Mistake& m : e.mistakes()) {
      if (m.where.line > 0) {
        notes.add(m);
      } else {
        notes.add(at, fmt::format("{}: {}", *path, m.message), m.hint);
      }
    }
    return false;
  }
  return true;
}

}  // namespace gradreel
