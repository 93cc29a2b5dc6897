#include "cli/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "cli/interrupt.hpp"
#include "cli/load.hpp"
#include "cli/shell_word.hpp"
#include "cli/terminal.hpp"
#include "core/number_text.hpp"
#include "core/printable.hpp"
#include "outputs/fit_size.hpp"
#include "scene/text_file.hpp"

namespace gradreel {

namespace {

/// A line about what is written to `path`.
void tell(const std::string& path, const std::string& text) {
  const std::string line = printable_line(text) + '\n';
  if (path == kStandardOutput) {
    say(line);
  } else {
    print_now(line);
  }
}

/// What makes the film of a sweep, and what else was set: NAME=VALUE.
std::vector<std::string> settings_of(const RenderError& error, const LoadOptions& load) {
  std::vector<std::string> all;
  const std::vector<SceneVariable>& variables = error.variables();
  for (const SceneVariable& v : variables) {
    if (v.is_swept) all.push_back(v.name + "=" + v.value);
  }
  for (const std::string& setting : load.set) {
    const bool is_swept = std::any_of(variables.begin(), variables.end(), [&](const SceneVariable& v) {
      return v.is_swept && setting.starts_with(v.name + "=");
    });
    if (!is_swept) all.push_back(setting);
  }
  return all;
}

/// Of a film or a clip; to be closed by a bracket.
std::string film_text(const Product& p) {
  const bool is_piped = p.path == kStandardOutput;
  return fmt::format("{} ({} x {}, {} frames at {}/s, {}{:.1f} s", is_piped ? "standard output" : p.path,
                     p.width, p.height, p.frames, frame_rate_text(p.frame_rate),
                     is_piped ? "" : size_text(p.bytes) + ", ", p.seconds);
}

std::string still_size_text(const Product& p) {
  if (p.width_pt <= 0) return fmt::format("{} x {}", p.width, p.height);
  const double mm = p.width_pt * 25.4 / 72;
  return fmt::format("{:.1f} x {:.1f} mm", mm, mm * p.height / p.width);
}

}  // namespace

std::string product_text(const Product& p, const std::string& given_up) {
  switch (p.kind) {
    case ProductKind::film:
    case ProductKind::clip:
      return film_text(p) + (given_up.empty() ? ")" : "; to be small enough: " + given_up + ")");
    case ProductKind::still:
      return fmt::format("{} (frame {} of {}, {})", p.path, p.frame, p.frames, still_size_text(p));
    case ProductKind::sheet:
      return fmt::format("{} ({}, {} x {}, {})", p.path, counted(p.frames, "picture"), p.width, p.height,
                         size_text(p.bytes));
    case ProductKind::pause:
    case ProductKind::poster:
      return fmt::format("{} (frame {} of {}, {})", p.path, p.frame, p.frames, size_text(p.bytes));
    case ProductKind::deck:
      return fmt::format("{} ({}, {} x {}, {}, {:.1f} s)", p.path, counted(p.frames, "stop"), p.width,
                         p.height, size_text(p.bytes), p.seconds);
    case ProductKind::trajectories:
      return fmt::format("{} ({}, {} points, {})", p.path, counted(p.descents, "descent"), p.points,
                         size_text(p.bytes));
    case ProductKind::sidecar:
    case ProductKind::snippets:
      break;
  }
  return fmt::format("{} ({})", p.path, size_text(p.bytes));
}

void announce(const Product& product, const std::string& given_up) {
  tell(product.path, "wrote " + product_text(product, given_up));
}

std::string reproducing_command(const RenderError& error, const Globals& globals, const LoadOptions& load) {
  std::vector<std::string> words = {"gradreel"};
  const auto add = [&](const std::string& option, const std::string& value) {
    words.push_back(option);
    words.push_back(value);
  };
  if (globals.config_dir) add("--config-dir", *globals.config_dir);
  add("frame", error.scene() == kStandardInput ? std::string(kStandardInputPath) : error.scene());
  words.push_back(std::to_string(error.place()->frame));
  if (load.profile) {
    add("--profile", *load.profile);
  } else {
    add("--output-number", std::to_string(error.output()));
  }
  if (error.place()->smaller > 0) add("--smaller", std::to_string(error.place()->smaller));
  if (load.theme) add("--theme", *load.theme);
  for (const std::string& setting : settings_of(error, load)) add("--set", setting);
  add("-o", "frame.png");
  for (std::string& word : words) word = shell_word(word);
  return fmt::format("{}", fmt::join(words, " "));
}

std::string failure_text(const Error& error, const Globals& globals, const LoadOptions& load) {
  if (error.is_input_error()) return fmt::format("{}\n", error.what());  // names its places itself
  std::string text = fmt::format("error: {}\n", printable_line(error.what()));
  if (const auto* render = dynamic_cast<const RenderError*>(&error); render && render->place()) {
    text += fmt::format("  to see it again: {}\n", reproducing_command(*render, globals, load));
  }
  return text;
}

Report::Report(const Globals& globals, LoadOptions load, bool quiet, std::size_t outputs, Record record)
    : globals_(globals),
      load_(std::move(load)),
      quiet_(quiet),
      outputs_(outputs),
      record_(std::move(record)) {
  if (outputs > 1) batch_ = std::make_unique<BatchProgress>(outputs, quiet);
}

void Report::clear() {
  frames_.reset();
  work_.reset();
  if (batch_) batch_->clear();
}

void Report::show_batch() {
  double share = static_cast<double>(results_.size());
  for (const auto& [target, part] : parts_) {
    if (part.frames > 0) share += static_cast<double>(part.done) / static_cast<double>(part.frames);
  }
  batch_->update(results_.size(), std::min(1.0, share / static_cast<double>(outputs_)));
}

void Report::begin(const Target& target) { add_unfinished(target.path); }

void Report::computing(const Target&, std::string_view what, double share) {
  if (batch_) return show_batch();
  if (!work_) work_ = std::make_unique<WorkProgress>(quiet_);
  work_->update(what, share);
}

void Report::begin_frames(const Target& target, std::int64_t frames) {
  parts_[&target] = {frames, 0};
  if (batch_) return show_batch();
  clear();
  frames_ = std::make_unique<Progress>(target.path, frames, quiet_);
}

void Report::frames_done(const Target& target, std::int64_t frames) {
  parts_[&target].done = frames;
  if (batch_) return show_batch();
  frames_->update(frames);
}

void Report::committed(const Target& target) { remove_unfinished(target.path); }

void Report::tell_tuning(const Target& target) {
  if (quiet_ || tuned_ == target.scene) return;
  tuned_ = target.scene;
  for (const std::string& line : tuning_lines(*target.scene)) {
    tell(target.path, fmt::format("{}: {}", target.scene->name(), line));
  }
}

void Report::made(const Target& target, const Made& made) {
  clear();
  parts_.erase(&target);
  tell_tuning(target);
  results_.push_back({&target, made});
  if (record_) record_(target, made);
  tell_made(target, made);
}

void Report::tell_made(const Target&, const Made& made) {
  if (quiet_) return;
  for (const Product& file : made.files) announce(file, made.given_up);
}

void Report::failed(const Target& target, const Error& error) {
  clear();
  parts_.erase(&target);
  remove_unfinished(target.path);
  tell_tuning(target);
  results_.push_back({&target, std::nullopt, error.what()});
  say(failure_text(error, globals_, load_));
}

void Report::skipped(const Target& target) {
  clear();
  parts_.erase(&target);
  remove_unfinished(target.path);
  results_.push_back({&target});
}

BatchResult make_and_report(std::span<const Target> targets, const BatchOptions& options,
                            const Globals& globals, const LoadOptions& load, bool quiet,
                            const Report::Record& record) {
  set_unfinished({});
  Report report(globals, load, quiet, targets.size(), record);
  const auto begin = std::chrono::steady_clock::now();
  BatchOptions cached = options;
  cached.cache = globals.cache.get();
  const std::size_t failed = make_outputs(targets, cached, report);
  BatchResult result;
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  result.outputs = report.take_results();
  if (failed > 0) say(fmt::format("{} of {} outputs failed\n", failed, targets.size()));
  return result;
}

}  // namespace gradreel
