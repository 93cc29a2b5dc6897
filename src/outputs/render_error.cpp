#include "outputs/render_error.hpp"

#include <fmt/format.h>

namespace gradreel {

RenderError::RenderError(const Target& target, std::optional<FramePlace> place, const std::string& cause)
    : Error(fmt::format("{}: {}: {}", target.scene->file, target.path, cause)),
      scene_(target.scene->file),
      output_(target.number),
      place_(place) {}

}  // namespace gradreel
