// The command line. Only this room prints and decides exit codes.
#pragma once

#include <exception>

namespace gradreel {

/// Exit codes. A signal ends the program with 128 + its number: see interrupt.hpp.
inline constexpr int kDone = 0, kFailed = 1, kWrongInput = 2;

/// Of commands that work by a plan: it is of other scenes, or of another program; kFailed is worth a retry.
inline constexpr int kOutdated = 3;

/// Runs the program and returns its exit code. Prints to standard output and standard error.
int run(int argc, const char* const* argv);

/// Says what no command caught; returns kFailed.
int report_unexpected(const std::exception& e);

}  // namespace gradreel
