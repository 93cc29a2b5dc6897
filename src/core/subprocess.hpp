// Runs other programs, with limits on time, memory and output.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

struct RunLimits {
  int cpu_s = 10;                           ///< CPU time per process
  double wall_s = 30;                       ///< elapsed time
  std::uint64_t memory_bytes = 1ull << 30;  ///< per process
  std::uint64_t file_bytes = 16ull << 20;   ///< per file written
  std::uint64_t output_bytes = 4ull << 20;  ///< output beyond this is discarded
};

struct ProgramRun {
  std::string path;                      ///< of the executable
  std::vector<std::string> arguments;    ///< without the program's name
  std::vector<std::string> environment;  ///< NAME=value; nothing is inherited
  std::string folder;                    ///< working directory
};

struct RunResult {
  int exit_code = -1;        ///< 128 + n after signal n; 127 if the program could not be started
  bool out_of_time = false;  ///< stopped by a time limit
  std::string output;        ///< standard output and standard error
};

/// Runs the program without standard input, in its own process group, and kills the whole group before it
/// returns. The program ends with this process, however that ends. Throws Error if no process can be created.
RunResult run_program(const ProgramRun& run, const RunLimits& limits);

/// The path of the executable `name` found through PATH; empty if there is none.
std::string find_program(std::string_view name);

}  // namespace gradreel
