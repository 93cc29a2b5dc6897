// `frame SCENE K` is short for `still SCENE --at frame=K`.
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/shell_word.hpp"
#include "cli/still.hpp"
#include "core/error.hpp"

namespace gradreel {

namespace {

/// `text`, which must be the index of a frame.
std::string checked_index(const std::string& text, const StillOptions& options) {
  const bool is_index =
      !text.empty() && text.size() <= 18 && text.find_first_not_of("0123456789") == std::string::npos;
  if (is_index) return text;
  if (options.scene.find_first_not_of("0123456789") == std::string::npos)
    throw Error::about("frame", fmt::format("'{}' is no index of a frame", text),
                       fmt::format("the scene comes first, type: gradreel frame {} {} -o {}",
                                   shell_word(text), options.scene, shell_word(options.output)));
  throw Error::about("frame", fmt::format("'{}' is no index of a frame, which counts from 0", text),
                     fmt::format("for the last frame, type: gradreel still {} -o {}",
                                 shell_word(options.scene), shell_word(options.output)));
}

}  // namespace

void add_frame_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<StillOptions>();
  const auto frame = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("frame", "Write frame K of a film; short for still --at frame=K");
  command->add_option("SCENE", options->scene, "scene file")->required();
  command->add_option("K", *frame, "index of the frame, from 0")->required();
  add_still_options(*command, *options);
  command->callback([options, frame, &globals, &action] {
    action = [options, frame, &globals] {
      options->at = "frame=" + checked_index(*frame, *options);
      return run_still(*options, globals);
    };
  });
}

}  // namespace gradreel
