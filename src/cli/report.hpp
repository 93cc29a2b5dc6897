// Reports on outputs, while they are made and afterwards.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/progress.hpp"
#include "outputs/batch_result.hpp"
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
class Report : public BatchWatcher {
 public:
  using Record = std::function<void(const Target&, const Made&)>;

  /// `globals` outlives it; so many outputs are made. `record` is called for each before it is told of.
  Report(const Globals& globals, LoadOptions load, bool quiet, std::size_t outputs, Record record = {});

  void begin(const Target& target) override;
  void computing(const Target& target, std::string_view what, double share) override;
  void begin_frames(const Target& target, std::int64_t frames) override;
  void frames_done(const Target& target, std::int64_t frames) override;
  void committed(const Target& target) override;
  void made(const Target& target, const Made& made) override;
  void failed(const Target& target, const Error& error) override;
  void skipped(const Target& target) override;

  /// What became of the outputs so far.
  std::vector<OutputResult> take_results() { return std::move(results_); }

 protected:
  bool is_quiet() const { return quiet_; }

  /// Names the files of an output; nothing else is on the line.
  virtual void tell_made(const Target& target, const Made& made);

 private:
  /// How far an output is.
  struct Part {
    std::int64_t frames = 0, done = 0;
  };
  void clear();
  void tell_tuning(const Target& target);
  void show_batch();

  const Globals& globals_;
  LoadOptions load_;
  bool quiet_;
  std::size_t outputs_;
  Record record_;
  const Scene* tuned_ = nullptr;  // the scene whose tuning was told last
  std::map<const Target*, Part> parts_;
  std::vector<OutputResult> results_;
  std::unique_ptr<Progress> frames_;      // of a single output
  std::unique_ptr<WorkProgress> work_;    // the same
  std::unique_ptr<BatchProgress> batch_;  // of several
};

/// Makes all targets, with the cache of `globals`, and reports. `load`: how their scenes were loaded.
BatchResult make_and_report(std::span<const Target> targets, const BatchOptions& options,
                            const Globals& globals, const LoadOptions& load, bool quiet,
                            const Report::Record& record = {});

}  // namespace gradreel
