// Renders what `watch` shows.
#pragma once

#include <atomic>
#include <optional>
#include <string>

#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "preview/file_watch.hpp"
#include "preview/preview.hpp"

namespace gradreel {

struct PreviewRequest {
  std::string scene;
  std::optional<std::string> at;  ///< a moment, as of `still`; none: the film
  LoadOptions load;
};

/// One time that the scene is rendered.
struct PreviewRound {
  std::string folder;                    ///< new, for its files
  const std::atomic<bool>& is_outdated;  ///< true: there will be another, and this one ends soon
  FileWatch& files;                      ///< is told which files the scene was read from
};

/// Tells the preview how far it is, what is wrong, or the films; and the terminal how it ended. Throws
/// nothing: whatever fails is told.
void render_preview(const PreviewRequest& request, const Globals& globals, const PreviewRound& round,
                    Preview& preview);

}  // namespace gradreel
