#include "core/leftover.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <functional>
#include <optional>
#include <thread>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using testing::TemporaryFolder;
using Names = std::vector<std::string>;

namespace {

void put(const std::string& path) { std::ofstream(path) << "x"; }

bool never_waits() { return false; }

bool waits() {
  poll(nullptr, 0, 1);
  return true;
}

/// As signals end the process; whoever called would wait for ever at the end of its leftovers.
[[noreturn]] void end(const std::function<bool()>& goes_on_waiting, const std::function<void()>& last = {}) {
  clear_away(goes_on_waiting);
  if (last) last();
  _exit(7);
}

/// Runs `what` in a process of its own.
int exit_code_of(const std::function<void()>& what) {
  const pid_t child = fork();
  if (child == 0) {
    what();
    _exit(1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("leftovers are removed, the newest first, unless they were forgotten", "[leftover]") {
  const TemporaryFolder folder;
  std::string order;
  const int code = exit_code_of([&] {
    const Leftover first([&] { order += "first "; });
    std::optional<Leftover> gone(std::in_place, [&] { order += "gone "; });
    const Leftover broken([] { throw 1; });
    const Leftover second([&] { order += "second "; });
    gone.reset();
    end(never_waits, [&] { put(folder / order); });
  });
  CHECK(code == 7);
  CHECK(folder.names() == Names{"second first "});
}

TEST_CASE("ending waits for whole steps, with what they do", "[leftover]") {
  const TemporaryFolder folder;
  put(folder / "temporary");
  const int code = exit_code_of([&] {
    std::atomic<bool> is_in_step = false;
    std::thread([&] {
      std::optional<Leftover> file(std::in_place, [&] { unlink((folder / "temporary").c_str()); });
      const WholeStep step;
      is_in_step = true;
      for (int i = 0; i < 50; ++i) {  // nested ones do not wait for the end, which waits for them
        const WholeStep inner;
        poll(nullptr, 0, 1);
      }
      rename((folder / "temporary").c_str(), (folder / "whole").c_str());
      file.reset();
      put(folder / "second file");
    }).detach();
    while (!is_in_step) poll(nullptr, 0, 1);
    end(waits);
  });
  CHECK(code == 7);
  CHECK(folder.names() == Names{"second file", "whole"});
}

TEST_CASE("once the process ends, no thread begins a whole step or forgets a leftover", "[leftover]") {
  const TemporaryFolder folder;
  const int code = exit_code_of([&] {
    std::atomic<int> threads = 0;
    std::thread([&] {
      const Leftover file([&] { put(folder / "removed"); });
      ++threads;
      while (threads < 4) poll(nullptr, 0, 1);
    }).detach();
    std::thread([&] {
      ++threads;
      while (threads < 4) poll(nullptr, 0, 1);
      const WholeStep step;
      put(folder / "begun");
    }).detach();
    while (threads < 2) poll(nullptr, 0, 1);
    end(never_waits, [&] {
      threads = 4;
      poll(nullptr, 0, 50);  // for what must not happen
    });
  });
  CHECK(code == 7);
  CHECK(folder.names() == Names{"removed"});
}

TEST_CASE("a step that takes too long is not waited for", "[leftover]") {
  const TemporaryFolder folder;
  const int code = exit_code_of([&] {
    const WholeStep step;
    const Leftover file([&] { put(folder / "removed"); });
    int left = 3;
    end([&] { return --left > 0; });
  });
  CHECK(code == 7);
  CHECK(folder.names() == Names{"removed"});
}
