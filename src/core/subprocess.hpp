// Other programs, run within limits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

struct RunLimits {
  int cpu_s = 10;                           ///< computing time of each process
  double wall_s = 30;                       ///< time that passes
  std::uint64_t memory_bytes = 1ull << 30;  ///< of each process
  std::uint64_t file_bytes = 16ull << 20;   ///< of each file written
  std::uint64_t output_bytes = 4ull << 20;  ///< what is said beyond is lost
};

struct ProgramRun {
  std::string path;                      ///< of the program
  std::vector<std::string> arguments;    ///< without its name
  std::vector<std::string> environment;  ///< NAME=value; nothing else is inherited
  std::string folder;                    ///< its working directory
};

struct RunResult {
  int exit_code = -1;        ///< 128 + n after signal n; 127 if it could not be started
  bool out_of_time = false;  ///< a limit of time ended it
  std::string output;        ///< standard output and standard error
};

/// Without standard input, in a process group of its own, all of which has been killed on return. Throws Error if no
/// process can be made.
RunResult run_program(const ProgramRun& run, const RunLimits& limits);

/// The executable file of that name in PATH; empty if there is none.
std::string find_program(std::string_view name);

/// A folder for itself, in TMPDIR or /tmp, that goes with the object.
class PrivateFolder {
 public:
  /// Throws Error if it cannot be made.
  PrivateFolder();
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace gradreel
