// Results that are kept between runs, by what decides them.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>

#include "core/bytes.hpp"
#include "core/sha256.hpp"

namespace gradreel {

struct CacheOptions {
  std::string folder;  ///< made when something is stored
  std::uint64_t most_bytes = std::uint64_t{2} << 30;
  bool verifies = false;  ///< what is found is computed again and compared: see remembered()

  /// Told, once, why nothing more can be stored. From any thread.
  std::function<void(const std::string& problem)> warn = nullptr;
};

/// A folder of files: the output of an action under the action's digest, which covers everything that decides
/// the output. It never changes a result: what is damaged, cut off or another's counts as missing and is
/// made again, and what cannot be stored is not stored. All functions may be called from any thread, and
/// several processes may share a folder. Nothing outside it is read or written, whatever links it contains.
class Cache {
 public:
  explicit Cache(CacheOptions options);
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

  const std::string& folder() const { return options_.folder; }
  bool verifies() const { return options_.verifies; }

  /// The output of an action; nothing if it is not there. It counts as used.
  std::optional<Bytes> find(const Sha256Digest& action) const;

  /// Keeps an output, in place of the one that is there.
  void store(const Sha256Digest& action, std::span<const std::uint8_t> output);

  /// Once a day, if the folder holds more than it should: removes what was not used for the longest time.
  void trim() const;

 private:
  void give_up(const std::string& doing, int reason);
  void remove_leftovers(int temporaries) const;

  CacheOptions options_;
  std::atomic<bool> has_given_up_ = false;
  std::atomic<unsigned> counter_ = 0;
  std::once_flag cleaned_;
};

/// The output of an action: from the cache, or else computed and kept. Without a cache it is computed. A
/// cache that verifies computes it also where it is found, and throws Error if it differs; `what` names it
/// there.
Bytes remembered(Cache* cache, const Sha256Digest& action, const std::string& what,
                 const std::function<Bytes()>& compute);

/// What is said of an output that differs from the one that was kept.
std::string differing_text(const Cache& cache, const std::string& what);

/// Outputs larger than this are not kept.
inline constexpr std::uint64_t kLargestOutput = std::uint64_t{256} << 20;

/// GRADREEL_CACHE_DIR, or gradreel/ in XDG_CACHE_HOME, or in ~/.cache; nothing if none of these is an
/// absolute path, or if GRADREEL_CACHE_DIR is "off".
std::optional<std::string> default_cache_folder();

/// A cache in that folder, which lives to the end; null: there is none.
Cache* default_cache();

}  // namespace gradreel
