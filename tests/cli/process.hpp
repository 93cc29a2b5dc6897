// Runs the real binary.
#pragma once

#include <fcntl.h>
#include <signal.h>
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

namespace gradreel::testing {

namespace fs = std::filesystem;

/// A folder that goes with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "gradreel_test_XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }

  /// Names of everything below, sorted.
  std::vector<std::string> listing() const {
    std::vector<std::string> names;
    for (const auto& e : fs::recursive_directory_iterator(path_))
      names.push_back(fs::relative(e, path_).string());
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  fs::path path_;
};

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
    char out[] = "/tmp/gradreel_out_XXXXXX", err[] = "/tmp/gradreel_err_XXXXXX";
    const int out_fd = mkstemp(out), err_fd = mkstemp(err);
    out_ = out;
    err_ = err;
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
      if (before) before();
      execv(argv[0], argv.data());
      _exit(98);
    }
    close(out_fd);
    close(err_fd);
  }
  ~Process() {
    fs::remove(out_);
    fs::remove(err_);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void send(int signal) const { kill(pid_, signal); }

  Result wait() const {
    int status = 0;
    waitpid(pid_, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(out_),
            read_file(err_)};
  }

 private:
  pid_t pid_ = -1;
  std::string out_, err_;
};

/// What a process does first that shall write no file beyond `bytes`.
inline std::function<void()> file_limit(std::uintmax_t bytes) {
  return [bytes] {
    const rlimit limit = {bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
  };
}

inline Result run_binary(const std::string& folder, std::vector<std::string> arguments) {
  return Process(folder, std::move(arguments)).wait();
}

}  // namespace gradreel::testing
