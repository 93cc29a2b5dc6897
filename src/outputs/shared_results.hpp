// What panels of one scene computed, for all its outputs and all their tries to be small enough.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "core/bytes.hpp"

namespace gradreel {

/// From any thread. While one computes a result, others who ask for it wait.
class SharedResults {
 public:
  /// `what` and the scene decide the result.
  Bytes get(const std::string& what, const std::function<Bytes()>& compute);

  /// Results beyond this are not kept.
  static constexpr std::size_t kMostBytes = std::size_t{64} << 20;

 private:
  struct Entry {
    std::mutex mutex;
    std::optional<Bytes> bytes;
  };

  bool takes(std::size_t bytes);

  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Entry>> entries_;
  std::size_t kept_bytes_ = 0;
};

}  // namespace gradreel
