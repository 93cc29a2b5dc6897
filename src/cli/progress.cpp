#include "cli/progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace gradreel {

namespace {

int terminal_columns() {
  winsize size = {};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

bool is_terminal() {
  const char* term = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && term != nullptr && std::string_view(term) != "dumb";
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
  const int room = columns - 1 - static_cast<int>(name.size() + numbers.size()) - 3;
  if (room < 8) return (name + numbers).substr(0, static_cast<std::size_t>(std::max(0, columns - 1)));
  const int width = std::min(room, 40);
  const int filled = static_cast<int>(width * done / std::max<std::int64_t>(1, frames));
  return fmt::format("{} [{}{}]{}", name, std::string(static_cast<std::size_t>(filled), '#'),
                     std::string(static_cast<std::size_t>(width - filled), '.'), numbers);
}

Progress::Progress(std::string name, std::int64_t frames, bool quiet)
    : name_(std::move(name)),
      frames_(frames),
      quiet_(quiet),
      terminal_(is_terminal()),
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
    fmt::print(stderr, "\r\x1b[K{}", bar_text(name_, frames_done, frames_, seconds(), terminal_columns()));
    std::fflush(stderr);
    drawn_ = true;
  } else {
    fmt::print(stderr, "{}: {} of {} frames\n", name_, frames_done, frames_);
  }
}

void Progress::clear() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\x1b[K");
  std::fflush(stderr);
  drawn_ = false;
}

WorkProgress::WorkProgress(bool quiet) : quiet_(quiet), terminal_(is_terminal()), shown_(Clock::now()) {}

WorkProgress::~WorkProgress() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\x1b[K");
  std::fflush(stderr);
}

void WorkProgress::update(std::string_view what, double share) {
  const auto now = Clock::now();
  if (quiet_ || now - shown_ < pause(terminal_)) return;
  shown_ = now;
  const std::string line = fmt::format("{}: {:.0f} %", what, 100 * share);
  fmt::print(stderr, "{}{}{}", terminal_ ? "\r\x1b[K" : "", line, terminal_ ? "" : "\n");
  std::fflush(stderr);
  drawn_ = terminal_;
}

}  // namespace gradreel
