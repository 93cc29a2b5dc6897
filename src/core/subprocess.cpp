#include "core/subprocess.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "core/error.hpp"

namespace gradreel {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kNotStarted = 127;

void limit(int resource, std::uint64_t value) {
  const rlimit both = {value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

/// In the child, between fork and exec: nothing here may take memory or a lock.
[[noreturn]] void become(const ProgramRun& run, char* const* argv, char* const* envp, int output,
                         const RunLimits& limits) {
  setpgid(0, 0);
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

/// Waits for the process, to the deadline; then the whole group is killed. True if it had ended by itself.
bool wait_then_kill(pid_t pid, Clock::time_point deadline, int& status) {
  bool ended = false;
  for (;;) {
    siginfo_t info = {};
    // Left as a zombie, it keeps its number, and that of its group, from being given to others.
    ended =
        waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid;
    if (ended || milliseconds_to(deadline) == 0) break;
    poll(nullptr, 0, 1);
  }
  kill(-pid, SIGKILL);
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return ended;
}

}  // namespace

RunResult run_program(const ProgramRun& run, const RunLimits& limits) {
  std::vector<std::string> arguments = run.arguments, environment = run.environment;
  arguments.insert(arguments.begin(), run.path);
  const std::vector<char*> argv = pointers(arguments), envp = pointers(environment);
  int pipe_ends[2];
  if (pipe2(pipe_ends, O_CLOEXEC) != 0)
    throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
  const Clock::time_point deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                                        std::chrono::duration<double>(limits.wall_s));
  const pid_t pid = fork();
  if (pid == 0) become(run, argv.data(), envp.data(), pipe_ends[1], limits);
  close(pipe_ends[1]);
  if (pid < 0) {
    close(pipe_ends[0]);
    throw Error(std::string("cannot start a process: ") + std::strerror(errno));
  }
  setpgid(pid, pid);  // in both: whoever comes first
  RunResult result;
  result.output = read_all(pipe_ends[0], limits.output_bytes, deadline);
  int status = 0;
  const bool ended = wait_then_kill(pid, deadline, status);
  close(pipe_ends[0]);
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

PrivateFolder::PrivateFolder() {
  const char* place = std::getenv("TMPDIR");
  path_ = std::string(place && place[0] == '/' ? place : "/tmp") + "/gradreel_XXXXXX";
  if (!mkdtemp(path_.data())) throw Error("cannot make a folder like " + path_ + ": " + std::strerror(errno));
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace gradreel
