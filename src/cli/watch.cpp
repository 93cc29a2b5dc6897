#include <fmt/format.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/rendered_preview.hpp"
#include "cli/still_options.hpp"
#include "cli/terminal.hpp"
#include "core/printable.hpp"
#include "core/private_folder.hpp"
#include "preview/file_watch.hpp"
#include "preview/server.hpp"
#include "scene/text_file.hpp"

namespace gradreel {

namespace {

constexpr const char* kWatchHelp =
    R"(Renders the scene as a small draft and serves a page that shows it, on this machine alone: 127.0.0.1, on a free port. When the
scene, or a file that it reads, is saved, the page follows; of a film that changes in part, the cache has the rest. A
scene with mistakes is shown with them, over what it was before. Writes nothing that stays. Ctrl-C ends it.)";

struct WatchOptions {
  PreviewRequest request;
  int port = 0;
};

void require_scene_file(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (path == kStandardInputPath)
    throw Error::about("watch", "standard input does not change", "name a scene file");
  if (!fs::exists(path, error)) throw Error::about(path, "no such file");
  if (fs::is_directory(path, error)) throw Error::about(path, "is a folder", "name one of its scenes");
}

/// Returns only by an exception: a signal ends the program.
int run_watch(const WatchOptions& options, const Globals& globals) {
  const std::string& scene = options.request.scene;
  require_scene_file(scene);
  if (options.request.at) parse_moment(*options.request.at);  // wrong before anything is shown
  const auto folder = std::make_shared<PrivateFolder>();
  FileWatch files;
  files.watch({scene});
  Preview preview;
  const PreviewServer server(preview, scene, options.port);
  print_now(
      printable_line(fmt::format("{} shows {} and follows it; Ctrl-C ends this", server.address(), scene)) +
      '\n');
  for (int round = 1;; ++round) {
    std::atomic<bool> is_outdated = false;
    const std::jthread renderer([&] {
      render_preview(options.request, globals,
                     {fmt::format("{}/{}", folder->path(), round), is_outdated, files}, preview);
    });
    files.wait();
    is_outdated = true;
  }
}

}  // namespace

void add_watch_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<WatchOptions>();
  PreviewRequest& request = options->request;
  CLI::App* command =
      app.add_subcommand("watch", "Show a draft of a scene in a browser, anew whenever it is saved");
  command->add_option("SCENE", request.scene, "scene file")->required();
  command->add_option("--at", request.at, "this frame instead of the film: end, frame=K, epoch=K or time=S");
  command->add_option("--profile", request.load.profile, "profile of the film")->default_str("draft");
  command->add_option("--theme", request.load.theme, "use this theme instead of the scene's");
  add_set_option(*command, request.load);
  command->add_option("--port", options->port, "port on 127.0.0.1 (default: one that is free)")
      ->check(CLI::Range(1, 65535));
  command->footer(kWatchHelp);
  command->callback([options, &globals, &action] {
    if (!options->request.load.profile) options->request.load.profile = "draft";
    action = [options, &globals] { return run_watch(*options, globals); };
  });
}

}  // namespace gradreel
