#include "cli/interrupt.hpp"

#include <csignal>

namespace gradreel {

namespace {

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "the handler must be async-signal-safe");

void handle(int) { interrupted.store(true); }

void install(void (*handler)(int), int flags) {
  struct sigaction action = {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

// SA_RESETHAND: the second signal meets the default action.
InterruptGuard::InterruptGuard() {
  interrupted.store(false);
  install(handle, static_cast<int>(SA_RESETHAND | SA_RESTART));
}

InterruptGuard::~InterruptGuard() { install(SIG_DFL, 0); }

const std::atomic<bool>& InterruptGuard::flag() const { return interrupted; }

}  // namespace gradreel
