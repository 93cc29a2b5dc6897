// A trial of a scene: `check`, and where that finds nothing, the beginning of `render`.
#pragma once

#include <string>
#include <vector>

namespace gradreel::testing {

struct Verdict {
  bool is_refused = false;  ///< by `check`, as it should be
  std::string fault;  ///< what must not be: a crash, another exit code, a hang, a mistake without a place or
                      ///< one that only rendering finds; empty: there is none
};

/// Tries the scene in the file in a process of its own, which writes into `folder`. Waits for nothing: see
/// Trial::poll().
class Trial {
 public:
  Trial(std::string file, const std::string& folder);
  Trial(Trial&&) noexcept;
  Trial& operator=(Trial&&) = delete;
  ~Trial();

  const std::string& file() const { return file_; }

  /// Whether it has ended; fills in the verdict if so.
  bool poll(Verdict& verdict);

  /// Kills it; poll() then says so.
  void stop();

 private:
  std::string file_, said_;
  int pid_ = -1;
};

/// The verdicts on all files, in order. Two at a time, or as many as the machine has processors.
std::vector<Verdict> try_all(const std::vector<std::string>& files, const std::string& folder);

}  // namespace gradreel::testing
