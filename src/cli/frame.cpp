// `frame SCENE K` is short for `still SCENE --at frame=K`.
#include "cli/commands.hpp"
#include "cli/still.hpp"

namespace gradreel {

void add_frame_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<StillOptions>();
  const auto frame = std::make_shared<std::int64_t>(0);
  CLI::App* command = app.add_subcommand("frame", "Write frame K of a film; short for still --at frame=K");
  command->add_option("SCENE", options->scene, "scene file")->required();
  command->add_option("K", *frame, "index of the frame, from 0")->required();
  add_still_options(*command, *options);
  command->callback([options, frame, &globals, &action] {
    action = [options, frame, &globals] {
      options->at = "frame=" + std::to_string(*frame);
      return run_still(*options, globals);
    };
  });
}

}  // namespace gradreel
