#include "gallery/gallery.hpp"

#include <fmt/format.h>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"
#include "core/number_text.hpp"
#include "core/printable.hpp"

namespace gradreel {

namespace {

constexpr const char* kGalleryHelp =
    R"(Makes a folder that needs no server and asks no other host for anything: index.html, with copies of the films in media/.
What it says of a film comes from the sidecar beside it (`gradreel render --sidecar`, or `sidecar: true` of an output),
which also says where the scene lies; its text is shown if it lies within the working folder. The films play where one
points at them, by the keyboard's focus, or by a click.)";

struct GalleryOptions {
  std::string folder, site, title = "Films";
  bool quiet = false;
};

int run_gallery(const GalleryOptions& options) {
  const GalleryResult result = make_gallery(options.folder, options.site, options.title);
  for (const std::string& warning : result.warnings) say("warning: " + printable_line(warning) + '\n');
  if (options.quiet) return kDone;
  print(printable_line(fmt::format("wrote {}/index.html ({}, {:.1f} MB)", options.site,
                                   counted(static_cast<std::int64_t>(result.films), "film"),
                                   static_cast<double>(result.bytes) / 1e6)) +
        '\n');
  return kDone;
}

}  // namespace

void add_gallery_command(CLI::App& app, const Globals& /*globals*/, Action& action) {
  const auto options = std::make_shared<GalleryOptions>();
  CLI::App* command = app.add_subcommand("gallery", "Make a page of all films of a folder");
  command->add_option("FOLDER", options->folder, "folder of films, with their sidecars")->required();
  command->add_option("-o,--output", options->site, "folder to write; an earlier gallery in it is replaced")
      ->required();
  command->add_option("--title", options->title, "heading of the page")->capture_default_str();
  command->add_flag("--quiet,-q", options->quiet, "print only warnings and errors");
  command->footer(kGalleryHelp);
  command->callback([options, &action] { action = [options] { return run_gallery(*options); }; });
}

}  // namespace gradreel
