// Runs the real binary.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "catch.hpp"
#include "temporary_folder.hpp"
#include "wait.hpp"

namespace gradreel::testing {

namespace fs = std::filesystem;

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_file(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

struct Result {
  int exit_code = -1;  ///< 128 + n after signal n
  std::string out, err;
};

/// The binary, started with `arguments` in `folder`; `before` runs in the child first.
class Process {
 public:
  Process(const std::string& folder, std::vector<std::string> arguments,
          const std::function<void()>& before = {}) {
    const int out_fd = open_said("out"), err_fd = open_said("err");
    arguments.insert(arguments.begin(), GRADREEL_BINARY);
    std::vector<char*> argv;
    for (std::string& a : arguments) argv.push_back(a.data());
    argv.push_back(nullptr);
    pid_ = fork();
    REQUIRE(pid_ >= 0);
    if (pid_ == 0) {
      if (chdir(folder.c_str()) != 0) _exit(99);
      dup2(out_fd, STDOUT_FILENO);
      dup2(err_fd, STDERR_FILENO);
      if (std::getenv("GRADREEL_CACHE_DIR") == std::string(GRADREEL_TEST_CACHE))
        setenv("GRADREEL_CACHE_DIR", "off", 1);
      if (before) before();
      execv(argv[0], argv.data());
      _exit(98);
    }
    close(out_fd);
    close(err_fd);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void send(int signal) const { kill(pid_, signal); }

  pid_t pid() const { return pid_; }

  /// Waits for `condition`; false if the process ends, or five minutes pass, without it.
  bool gets_to(const std::function<bool()>& condition) const {
    bool holds = false;
    comes_true([&] {
      const bool ended = has_ended();  // asked first: what it did last counts
      return (holds = condition()) || ended;
    });
    return holds;
  }

  /// What it said so far on "out" or "err".
  std::string said(const std::string& stream) const { return read_file(said_ / stream); }

  Result wait() const {
    int status = 0;
    waitpid(pid_, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(said_ / "out"),
            read_file(said_ / "err")};
  }

 private:
  int open_said(const std::string& name) const {
    const int file = open((said_ / name).c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    REQUIRE(file >= 0);
    return file;
  }

  bool has_ended() const {
    siginfo_t info = {};
    return waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == pid_;
  }

  TemporaryFolder said_;  // what it says, by stream
  pid_t pid_ = -1;
};

/// What a process does first that shall write no file beyond `bytes`.
inline std::function<void()> file_limit(std::uintmax_t bytes) {
  return [bytes] {
    const rlimit limit = {bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
  };
}

/// The program may only do what file modes allow, even for root.
inline void no_privileges() {
  prctl(PR_CAPBSET_DROP, 1);  // CAP_DAC_OVERRIDE
  prctl(PR_CAPBSET_DROP, 2);  // CAP_DAC_READ_SEARCH
}

inline Result run_binary(const std::string& folder, std::vector<std::string> arguments) {
  return Process(folder, std::move(arguments)).wait();
}

}  // namespace gradreel::testing
