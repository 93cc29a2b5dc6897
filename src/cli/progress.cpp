#include "cli/progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>

#include "cli/terminal.hpp"
#include "core/printable.hpp"
#include "core/utf8.hpp"
#include "reference/text_layout.hpp"

namespace gradreel {

namespace {

int terminal_columns() {
  winsize size = {};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

/// As much of `text` as fits.
std::string cut(std::string_view text, int columns) {
  std::size_t end = 0;
  for (std::size_t next = 0; next < text.size(); end = next) {
    next += std::max<std::size_t>(1, code_point_length(text, next));
    if (display_width(text.substr(0, next)) > columns) break;
  }
  return std::string(text.substr(0, end));
}

/// Between two lines.
std::chrono::milliseconds pause(bool terminal) { return std::chrono::milliseconds(terminal ? 100 : 10000); }

}  // namespace

std::string duration_text(double seconds) {
  const auto s = static_cast<std::int64_t>(seconds + 0.5);
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{} min {:02} s", s / 60, s % 60);
  return fmt::format("{} h {:02} min", s / 3600, s / 60 % 60);
}

std::string bar_text(const std::string& name, std::int64_t done, std::int64_t frames, double seconds,
                     int columns) {
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  const std::string left = done > 0 ? duration_text(static_cast<double>(frames - done) / rate) + " left" : "";
  const std::string numbers = fmt::format(" {}/{} frames, {:.0f} frames/s, {}", done, frames, rate, left);
  const int room = columns - 1 - display_width(name) - static_cast<int>(numbers.size()) - 3;
  if (room < 8) return cut(name + numbers, columns - 1);
  const int width = std::min(room, 40);
  const int filled = static_cast<int>(width * done / std::max<std::int64_t>(1, frames));
  return fmt::format("{} [{}{}]{}", name, std::string(static_cast<std::size_t>(filled), '#'),
                     std::string(static_cast<std::size_t>(width - filled), '.'), numbers);
}

std::string batch_text(std::size_t done, std::size_t outputs, double share, double seconds, int columns) {
  const std::string name = fmt::format("{} of {} outputs", done, outputs);
  const std::string left =
      share > 0 ? fmt::format(", {} left", duration_text(seconds * (1 - share) / share)) : "";
  const std::string numbers = fmt::format(" {:.0f} %{}", 100 * share, left);
  const int room = columns - 1 - static_cast<int>(name.size() + numbers.size()) - 3;
  if (room < 8) return cut(name + "," + numbers, columns - 1);
  const int width = std::min(room, 40);
  const int filled = std::min(width, static_cast<int>(width * share));
  return fmt::format("{} [{}{}]{}", name, std::string(static_cast<std::size_t>(filled), '#'),
                     std::string(static_cast<std::size_t>(width - filled), '.'), numbers);
}

Progress::Progress(const std::string& name, std::int64_t frames, bool quiet)
    : name_(printable_line(name)),
      frames_(frames),
      quiet_(quiet),
      terminal_(can_redraw()),
      start_(Clock::now()),
      shown_(start_) {}

Progress::~Progress() { clear(); }

double Progress::seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

void Progress::update(std::int64_t frames_done) {
  if (quiet_) return;
  const auto now = Clock::now();
  if (now - shown_ < pause(terminal_)) return;
  shown_ = now;
  if (terminal_) {
    redraw(bar_text(name_, frames_done, frames_, seconds(), terminal_columns()));
    drawn_ = true;
  } else {
    say(fmt::format("{}: {} of {} frames\n", name_, frames_done, frames_));
  }
}

void Progress::clear() {
  if (!drawn_) return;
  redraw("");
  drawn_ = false;
}

BatchProgress::BatchProgress(std::size_t outputs, bool quiet)
    : outputs_(outputs), quiet_(quiet), terminal_(can_redraw()), start_(Clock::now()), shown_(start_) {}

BatchProgress::~BatchProgress() { clear(); }

void BatchProgress::update(std::size_t done, double share) {
  const auto now = Clock::now();
  if (quiet_ || now - shown_ < pause(terminal_)) return;
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  if (terminal_) {
    redraw(batch_text(done, outputs_, share, seconds, terminal_columns()));
  } else {
    say(fmt::format("{} of {} outputs, {:.0f} %\n", done, outputs_, 100 * share));
  }
  drawn_ = terminal_;
}

void BatchProgress::clear() {
  if (drawn_) redraw("");
  drawn_ = false;
}

WorkProgress::WorkProgress(bool quiet) : quiet_(quiet), terminal_(can_redraw()), shown_(Clock::now()) {}

WorkProgress::~WorkProgress() {
  if (!drawn_) return;
  redraw("");
}

void WorkProgress::update(std::string_view what, double share) {
  const auto now = Clock::now();
  if (quiet_ || now - shown_ < pause(terminal_)) return;
  shown_ = now;
  const std::string line = fmt::format("{}: {:.0f} %", what, 100 * share);
  if (terminal_) {
    redraw(line);
  } else {
    say(printable_line(line) + '\n');
  }
  drawn_ = terminal_;
}

}  // namespace gradreel
