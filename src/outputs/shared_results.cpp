#include "outputs/shared_results.hpp"

namespace gradreel {

Bytes SharedResults::get(const std::string& what, const std::function<Bytes()>& compute) {
  std::shared_ptr<Entry> entry;
  {
    const std::lock_guard lock(mutex_);
    std::shared_ptr<Entry>& known = entries_[what];
    if (!known) known = std::make_shared<Entry>();
    entry = known;
  }
  const std::lock_guard lock(entry->mutex);
  if (entry->bytes) return *entry->bytes;
  Bytes bytes = compute();
  if (takes(bytes.size())) entry->bytes = bytes;
  return bytes;
}

bool SharedResults::takes(std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  if (bytes > kMostBytes - kept_bytes_) return false;
  kept_bytes_ += bytes;
  return true;
}

}  // namespace gradreel
