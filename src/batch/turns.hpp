// Who computes when several films are made at once.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <set>
#include <utility>

namespace gradreel {

/// So many threads compute at a time, whatever films they work for; the others wait. The first films go
/// first, so that they are finished first. All functions may be called from any thread.
class Turns {
 public:
  /// Those that compute take at most `memory` bytes together; one may always compute, whatever it takes.
  Turns(int at_once, std::uint64_t memory);
  Turns(const Turns&) = delete;
  Turns& operator=(const Turns&) = delete;

  int at_once() const { return at_once_; }

  /// Whether somebody waits for a turn who goes before film number `film`.
  bool is_wanted_before(std::int64_t film) const;

 private:
  friend class Turn;
  void begin(std::int64_t film, std::uint64_t bytes);
  void end(std::uint64_t bytes);

  const int at_once_;
  const std::uint64_t memory_;
  mutable std::mutex mutex_;
  std::condition_variable change_;
  std::set<std::pair<std::int64_t, std::uint64_t>> waiting_;  // film and place in the line
  std::uint64_t arrived_ = 0, used_ = 0;
  int computing_ = 0;
};

/// A film's part in turns that it shares with others.
struct TurnsOf {
  Turns* turns = nullptr;  ///< null: nobody else computes, and nobody waits
  std::int64_t film = 0;   ///< its number: the lowest goes first
};

/// A thread's time to compute; it must not wait for others before the end.
class Turn {
 public:
  /// Waits for it. `bytes` is about what will be taken meanwhile.
  Turn(const TurnsOf& of, std::uint64_t bytes);
  ~Turn();
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  Turns* turns_;
  std::uint64_t bytes_;
};

}  // namespace gradreel
