#include "core/subprocess.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "core/leftover.hpp"

namespace gradreel {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kNotStarted = 127;

void limit(int resource, std::uint64_t value) {
  const rlimit both = {value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

/// Signals as a program expects them: none blocked, none ignored.
void reset_signals() {
  for (const int number : {SIGPIPE, SIGXFSZ}) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// In the child, between fork and exec: nothing here may take memory or a lock.
[[noreturn]] void become(const ProgramRun& run, char* const* argv, char* const* envp, int output,
                         const RunLimits& limits, pid_t parent, pid_t group) {
  // It ends with us, however we end; we may have ended already. What it starts is killed by the guard.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (setpgid(0, group) != 0 || getppid() != parent) _Exit(kNotStarted);
  reset_signals();
  const int nothing = open("/dev/null", O_RDONLY);
  if (dup2(nothing, 0) < 0 || dup2(output, 1) < 0 || dup2(output, 2) < 0) _Exit(kNotStarted);
  close_range(3, ~0U, 0);
  if (chdir(run.folder.c_str()) != 0) _Exit(kNotStarted);
  // The first second beyond the limit ends a process politely, the next one for good.
  const rlimit cpu = {static_cast<rlim_t>(limits.cpu_s), static_cast<rlim_t>(limits.cpu_s) + 1};
  setrlimit(RLIMIT_CPU, &cpu);
  limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_FSIZE, limits.file_bytes);
  limit(RLIMIT_CORE, 0);
  execve(run.path.c_str(), argv, envp);
  _Exit(kNotStarted);
}

/// Two ends of a pipe; the second is for writing.
struct Pipe {
  Pipe() {
    if (pipe2(ends, O_CLOEXEC) != 0) throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
  }
  ~Pipe() {
    close(ends[0]);
    close_writing();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_writing() { close(std::exchange(ends[1], -1)); }

  int ends[2] = {-1, -1};
};

pid_t fork_or_throw() {
  const pid_t pid = fork();
  if (pid < 0) throw Error(std::string("cannot start a process: ") + std::strerror(errno));
  return pid;
}

/// Starts a process that leads a new group, and kills it when we have ended, even if we were killed: then
/// nobody holds the writing end of `alive` any more. It is there before the program is: whatever that starts
/// is killed.
pid_t start_guard(const Pipe& alive) {
  const pid_t pid = fork_or_throw();
  setpgid(pid, pid);  // in both: whoever comes first
  if (pid != 0) return pid;
  if (dup2(alive.ends[0], 0) < 0) _Exit(kNotStarted);
  close_range(1, ~0U, 0);
  char nothing = 0;
  while (read(0, &nothing, 1) < 0 && errno == EINTR) {
  }
  kill(0, SIGKILL);
  _Exit(kNotStarted);
}

/// Pointers for execve, into `texts`.
std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

int milliseconds_to(Clock::time_point deadline) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left, 0, 3'600'000));
}

/// Reads the output until the last process has closed its end, or until the deadline.
std::string read_all(int from, std::uint64_t most, Clock::time_point deadline) {
  std::string all;
  char buffer[65536];
  for (pollfd ready = {from, POLLIN, 0};;) {
    const int count = poll(&ready, 1, milliseconds_to(deadline));
    if (count == 0) return all;
    if (count < 0 && errno == EINTR) continue;
    const ssize_t got = read(from, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return all;
    const std::uint64_t room = most - all.size();
    all.append(buffer,
               static_cast<std::size_t>(std::min<std::uint64_t>(room, static_cast<std::uint64_t>(got))));
  }
}

/// Waits for the process, to the deadline. True if it has ended. Left as a zombie, it keeps its number, and
/// that of its group, from being given to others.
bool ends_before(Clock::time_point deadline, pid_t pid) {
  for (;;) {
    siginfo_t info = {};
    if (waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid)
      return true;
    if (milliseconds_to(deadline) == 0) return false;
    poll(nullptr, 0, 1);
  }
}

/// Kills the group, whose leader has not been waited for, and with it the process.
void kill_group(pid_t group, pid_t pid) {
  kill(-group, SIGKILL);
  ends_before(Clock::now() + std::chrono::milliseconds(100), pid);
}

int exit_status(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

RunResult run_program(const ProgramRun& run, const RunLimits& limits) {
  std::vector<std::string> arguments = run.arguments, environment = run.environment;
  arguments.insert(arguments.begin(), run.path);
  const std::vector<char*> argv = pointers(arguments), envp = pointers(environment);
  Pipe output, alive;
  const Clock::time_point deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                                        std::chrono::duration<double>(limits.wall_s));
  std::optional<WholeStep> start(std::in_place);
  const pid_t parent = getpid(), guard = start_guard(alive), pid = fork();
  if (pid == 0) become(run, argv.data(), envp.data(), output.ends[1], limits, parent, guard);
  output.close_writing();
  if (pid < 0) {
    const int error = errno;
    kill(guard, SIGKILL);
    exit_status(guard);
    throw Error(std::string("cannot start a process: ") + std::strerror(error));
  }
  setpgid(pid, guard);
  std::optional<Leftover> group(std::in_place, [guard, pid] { kill_group(guard, pid); });
  start.reset();
  RunResult result;
  result.output = read_all(output.ends[0], limits.output_bytes, deadline);
  const bool ended = ends_before(deadline, pid);
  kill_group(guard, pid);
  group.reset();  // while the number is still its own
  const int status = exit_status(pid);
  exit_status(guard);
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.out_of_time = !ended || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU);
  return result;
}

std::string find_program(std::string_view name) {
  const char* variable = std::getenv("PATH");
  std::string_view rest = variable ? variable : "";
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    std::string path = std::string(rest.substr(0, end)) + '/' + std::string(name);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    struct stat about = {};
    // Only absolute ones: the working directory is not searched.
    if (path[0] == '/' && stat(path.c_str(), &about) == 0 && S_ISREG(about.st_mode) &&
        access(path.c_str(), X_OK) == 0) {
      return path;
    }
  }
  return {};
}

}  // namespace gradreel
