#include "cli/terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "core/error.hpp"
#include "core/printable.hpp"

namespace gradreel {

namespace {

int output_failure = 0;  // errno of the first write that failed

bool put(std::string_view text) {
  if (output_failure != 0) return false;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) output_failure = errno;
  return output_failure == 0;
}

bool flush() {
  if (output_failure == 0 && std::fflush(stdout) != 0) output_failure = errno;
  return output_failure == 0;
}

void put_error(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

// In the wrong mode, so that a use of the stream fails as it would have.
void open_standard_streams() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(fd, F_GETFD) != -1) continue;
    const int opened = ::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (opened != fd) std::_Exit(1);  // no /dev/null: nothing can be said either
  }
}

bool print(std::string_view text) { return put(printable(text)); }

bool print_data(std::string_view text) { return output_is_terminal() ? print(text) : put(text); }

bool print_now(std::string_view text) { return print(text) && flush(); }

void finish_output() {
  if (flush() || output_failure == EPIPE) return;
  throw Error(std::string("cannot write to standard output: ") + std::strerror(output_failure));
}

bool output_is_terminal() { return isatty(STDOUT_FILENO) == 1; }

void say(std::string_view text) { put_error(printable(text)); }

void say_last(std::string_view text) {
  for (int tries = 0; ftrylockfile(stderr) != 0 && tries < 20; ++tries) poll(nullptr, 0, 5);
  pollfd ready = {STDERR_FILENO, POLLOUT, 0};
  if (poll(&ready, 1, 0) <= 0) return;
  const std::string all = (can_redraw() ? "\r\x1b[K" : "") + printable(text);
  if (write(STDERR_FILENO, all.data(), all.size()) < 0) return;
}

bool can_redraw() {
  const char* term = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && term != nullptr && std::string_view(term) != "dumb";
}

void redraw(std::string_view line) { put_error("\r\x1b[K" + printable_line(line)); }

}  // namespace gradreel
