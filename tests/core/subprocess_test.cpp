#include "core/subprocess.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "core/private_folder.hpp"
#include "wait.hpp"

using namespace gradreel;

namespace {

RunResult shell(const std::string& script, const RunLimits& limits = {}) {
  const PrivateFolder folder;
  return run_program({"/bin/sh", {"-c", script}, {"A=b c", "PATH=/usr/bin:/bin"}, folder.path()}, limits);
}

/// Whether the process is gone; it has been killed, but the system may need a moment to take it away.
bool vanishes(int pid) {
  const std::string files = "/proc/" + std::to_string(pid) + "/fd/0";  // a zombie has none
  return testing::comes_true([&] { return !std::filesystem::exists(files); });
}

}  // namespace

TEST_CASE("a program says what it says, in its folder and environment", "[subprocess]") {
  const RunResult r = shell("echo $A; echo oops >&2; env | grep -c HOME; pwd | grep -c gradreel_; exit 3");
  CHECK(r.output == "b c\noops\n0\n1\n");
  CHECK(r.exit_code == 3);
  CHECK_FALSE(r.out_of_time);
}

TEST_CASE("there is nothing to read, and signals are told", "[subprocess]") {
  CHECK(shell("cat; echo end").output == "end\n");
  CHECK(shell("kill -TERM $$").exit_code == 128 + SIGTERM);
  CHECK(run_program({"/nowhere", {}, {}, "/"}, {}).exit_code == 127);
}

TEST_CASE("time is limited, for all processes that were started", "[subprocess]") {
  RunLimits limits;
  RunResult r;
  // On a busy machine the shell may need longer than the limit to say anything.
  for (limits.wall_s = 0.1; r.output.empty() && limits.wall_s < 300; limits.wall_s *= 2) {
    r = shell("sleep 3600 & echo $! $$; sleep 3600; echo end", limits);
    CHECK(r.out_of_time);
  }
  int background = 0, foreground = 0, taken = 0;
  REQUIRE(std::sscanf(r.output.c_str(), "%d %d\n%n", &background, &foreground, &taken) == 2);
  CHECK(static_cast<std::size_t>(taken) == r.output.size());
  CHECK(vanishes(background));
  CHECK(vanishes(foreground));
  limits = {};
  limits.cpu_s = 1;
  CHECK(shell("while :; do :; done", limits).out_of_time);
}

TEST_CASE("a background process does not outlive its program", "[subprocess]") {
  const RunResult r = shell("sleep 3600 >/dev/null 2>&1 & echo $!");
  CHECK(r.exit_code == 0);
  CHECK(vanishes(std::atoi(r.output.c_str())));
}

TEST_CASE("files, output and memory are limited", "[subprocess]") {
  RunLimits limits;
  limits.file_bytes = 1000;
  CHECK(shell("head -c 100000 /dev/zero > big; echo; wc -c < big", limits).output.find("1000\n") !=
        std::string::npos);
  limits = {};
  limits.output_bytes = 10;
  CHECK(shell("head -c 100000 /dev/zero | tr '\\0' x", limits).output == "xxxxxxxxxx");
  limits = {};
  limits.memory_bytes = 64 << 20;
  CHECK(shell("head -c 200000000 /dev/zero | tail -c 200000000 > /dev/null", limits).exit_code != 0);
}

TEST_CASE("programs are found in PATH alone", "[subprocess]") {
  CHECK_FALSE(find_program("sh").empty());
  CHECK(find_program("no_such_program").empty());
  CHECK(find_program("sh")[0] == '/');
}

TEST_CASE("a program and what it started end with the process that runs it, however that ends",
          "[subprocess]") {
  const PrivateFolder folder;
  const pid_t parent = fork();
  if (parent == 0) {
    run_program({"/bin/sh",
                 {"-c", "sleep 3600 & echo $$ $! > pids.new; mv pids.new pids; wait"},
                 {"PATH=/usr/bin:/bin"},
                 folder.path()},
                {.wall_s = 3600});
    _exit(0);
  }
  const std::string file = folder.path() + "/pids";
  REQUIRE(testing::comes_true([&] { return std::filesystem::exists(file); }));
  kill(parent, SIGKILL);
  waitpid(parent, nullptr, 0);
  int program = 0, started = 0;
  std::ifstream(file) >> program >> started;
  CHECK(vanishes(program));
  CHECK(vanishes(started));
}

TEST_CASE("a program gets signals as if a shell had started it", "[subprocess]") {
  sigset_t blocked, before;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &blocked, &before);
  const auto ignored = signal(SIGPIPE, SIG_IGN);
  CHECK(shell("kill -TERM $$; echo end").exit_code == 128 + SIGTERM);
  CHECK(shell("kill -PIPE $$; echo end").exit_code == 128 + SIGPIPE);
  signal(SIGPIPE, ignored);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

TEST_CASE("programs that end at once, many at a time, are waited for", "[subprocess]") {
  std::atomic<int> not_started = 0;
  std::vector<std::thread> threads;
  for (int k = 0; k < 8; ++k) {
    threads.emplace_back([&] {
      // A guard may then start only after its group has been killed.
      for (int i = 0; i < 100; ++i)
        not_started += run_program({"/nowhere", {}, {}, "/"}, {}).exit_code == 127;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(not_started == 8 * 100);
}
