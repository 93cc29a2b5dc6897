#include "cli/interrupt.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <mutex>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include "cli/terminal.hpp"
#include "core/leftover.hpp"
#include "core/printable.hpp"
#include "outputs/target.hpp"

namespace gradreel {

namespace {

constexpr int kPatience = 500;  // hundredths of a second, for steps that must be whole

struct Unfinished {
  std::mutex mutex;
  std::vector<std::string> paths;  // that was begun first in front
};

/// Never destroyed: the thread lives to the very end.
Unfinished& unfinished() {
  static auto* all = new Unfinished;
  return *all;
}

std::string farewell(int number) {
  const std::string_view how = number == SIGINT ? "interrupted" : "terminated";
  const std::lock_guard lock(unfinished().mutex);
  const std::vector<std::string>& paths = unfinished().paths;
  if (paths.empty()) return fmt::format("{}\n", how);
  if (paths.front() == kStandardOutput) return fmt::format("{}: standard output is incomplete\n", how);
  const std::string first = printable_line(paths.front());
  return paths.size() == 1
             ? fmt::format("{}: {} was not written\n", how, first)
             : fmt::format("{}: {} and {} more were not written\n", how, first, paths.size() - 1);
}

[[noreturn]] void end_at_signal(const sigset_t& signals) {
  int number = 0;
  while (sigwait(&signals, &number) != 0) {
  }
  int waited = 0;
  clear_away([&] {
    const timespec hundredth = {0, 10'000'000};
    return sigtimedwait(&signals, nullptr, &hundredth) < 0 && ++waited < kPatience;
  });
  say_last(farewell(number));
  _exit(128 + number);
}

bool is_ignored(int number) {
  struct sigaction action = {};
  return sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

void end_at_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGINT, SIGTERM}) sigaddset(&signals, number);
  if (!is_ignored(SIGHUP)) sigaddset(&signals, SIGHUP);
  unfinished();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // in all threads, which inherit it
  try {
    std::thread([signals] { end_at_signal(signals); }).detach();
  } catch (const std::system_error&) {  // no memory for a thread: signals end the process as usual
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  }
}

void set_unfinished(const std::string& path) {
  const std::lock_guard lock(unfinished().mutex);
  unfinished().paths.clear();
  if (!path.empty()) unfinished().paths.push_back(path);
}

void add_unfinished(const std::string& path) {
  const std::lock_guard lock(unfinished().mutex);
  std::vector<std::string>& paths = unfinished().paths;
  if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
}

void remove_unfinished(const std::string& path) {
  const std::lock_guard lock(unfinished().mutex);
  std::erase(unfinished().paths, path);
}

}  // namespace gradreel
