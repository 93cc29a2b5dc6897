// Progress of one output, on standard error.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace gradreel {

/// On a terminal a bar that is redrawn in place; otherwise plain lines, at most one every ten seconds. Calls
/// come from one thread at a time.
class Progress {
 public:
  Progress(const std::string& name, std::int64_t frames, bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(std::int64_t frames_done);

  /// Removes the bar, so that other lines can be printed.
  void clear();

  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;
  std::string name_;
  std::int64_t frames_;
  bool quiet_, terminal_, drawn_ = false;
  Clock::time_point start_, shown_;
};

/// Progress of what comes before the first frame: "basins of Adam: 45 %", on a terminal in place, otherwise a
/// line every ten seconds.
class WorkProgress {
 public:
  explicit WorkProgress(bool quiet);
  ~WorkProgress();
  WorkProgress(const WorkProgress&) = delete;
  WorkProgress& operator=(const WorkProgress&) = delete;

  void update(std::string_view what, double share);

 private:
  using Clock = std::chrono::steady_clock;
  bool quiet_, terminal_, drawn_ = false;
  Clock::time_point shown_;
};

/// Progress of several outputs at once, in one line.
class BatchProgress {
 public:
  BatchProgress(std::size_t outputs, bool quiet);
  ~BatchProgress();
  BatchProgress(const BatchProgress&) = delete;
  BatchProgress& operator=(const BatchProgress&) = delete;

  /// `share` (0..1) of all work is done, and `done` of the outputs.
  void update(std::size_t done, double share);

  /// Removes the line, so that others can be printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  std::size_t outputs_;
  bool quiet_, terminal_, drawn_ = false;
  Clock::time_point start_, shown_;
};

/// `12 s`, `3 min 05 s`, `1 h 02 min`.
std::string duration_text(double seconds);

/// The bar's line: name, bar, frames, frames/s and time left.
std::string bar_text(const std::string& name, std::int64_t done, std::int64_t frames, double seconds,
                     int columns);

/// The line of several outputs: "3 of 50 outputs [##......] 6 %, 2 min 05 s left".
std::string batch_text(std::size_t done, std::size_t outputs, double share, double seconds, int columns);

}  // namespace gradreel
