// Reports on outputs, while they are made and afterwards.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "cli/commands.hpp"
#include "cli/progress.hpp"
#include "outputs/make_outputs.hpp"
#include "outputs/render_error.hpp"
#include "scene/resolve.hpp"

namespace gradreel {

/// "output/x.mp4 (640 x 360, 90 frames at 15/s, 120 kB, 0.8 s)". `given_up` as in Made.
std::string product_text(const Product& product, const std::string& given_up = {});

/// Says "wrote output/x.mp4 (...)": where standard output is what was written, on standard error.
void announce(const Product& product, const std::string& given_up = {});

/// "gradreel frame s.yaml 13 --output-number 2 -o frame.png": the command that makes the frame where an
/// output failed, for a shell.
std::string reproducing_command(const RenderError& error, const Globals& globals, const LoadOptions& load);

/// The lines that say what failed; with that command where it was at a frame.
std::string failure_text(const Error& error, const Globals& globals, const LoadOptions& load);

/// Shows progress, and names what was made and what failed. What goes to standard output in place of a file
/// is spoken of on standard error.
class Report : public Watcher {
 public:
  /// `globals` outlives it.
  Report(const Globals& globals, LoadOptions load, bool quiet);

  void begin(const Target& target) override;
  void descended(const Target& target) override;
  void computing(std::string_view what, double share) override;
  void begin_frames(std::int64_t frames) override;
  void frames_done(std::int64_t frames) override;
  void committed() override;
  void made(const Target& target, const Made& made) override;
  void failed(const Target& target, const Error& error) override;

 private:
  void clear();

  const Globals& globals_;
  LoadOptions load_;
  bool quiet_;
  std::string path_;
  std::unique_ptr<Progress> frames_;
  std::unique_ptr<WorkProgress> work_;
};

/// Makes all targets and reports. `load`: how their scenes were loaded. Returns an exit code.
int make_and_report(std::span<const Target> targets, int jobs, const Globals& globals,
                    const LoadOptions& load, bool quiet);

}  // namespace gradreel
