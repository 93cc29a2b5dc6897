#include "outputs/render_error.hpp"

#include <fmt/format.h>

namespace gradreel {

RenderError::RenderError(const Target& target, std::optional<FramePlace> place, const std::string& cause)
    : Error(fmt::format("{}: {}: {}", target.scene->name(), target.path, cause)),
      scene_(target.scene->file),
      variables_(target.scene->variables),
      output_(target.number),
      place_(place) {}

}  // namespace gradreel
