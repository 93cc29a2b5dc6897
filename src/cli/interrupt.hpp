// Signals end the program at once, and nothing unfinished stays.
#pragma once

#include <string>

namespace gradreel {

/// From now on SIGINT, SIGTERM and SIGHUP (unless it is ignored, as by nohup) end the process with exit code
/// 128 + the signal's number, whatever it is doing: temporary files and child processes go, and a rename
/// under way is finished, for which it waits at most five seconds or until a second signal. Call it before
/// any other thread starts.
void end_at_signals();

/// What is said to be unfinished at a signal: an output's path; empty: nothing is said of any.
void set_unfinished(const std::string& path);

/// Beside those that are.
void add_unfinished(const std::string& path);
void remove_unfinished(const std::string& path);

}  // namespace gradreel
