#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "core/error.hpp"
#include "lock/lock.hpp"
#include "lock/paths.hpp"
#include "outputs/output_path.hpp"
#include "video/output_file.hpp"

namespace gradreel {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kLargestLock = std::uintmax_t{64} << 20;  // bytes

/// No other process of this kind goes on while it lives. It locks the folder, which leaves no file behind;
/// where the file system has no locks, nothing holds others back.
class FolderLock {
 public:
  explicit FolderLock(const std::string& folder)
      : fd_(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (fd_ < 0) return;
    while (flock(fd_, LOCK_EX) != 0 && errno == EINTR) continue;
  }
  ~FolderLock() {
    if (fd_ >= 0) close(fd_);
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int fd_;
};

bool is_there(const std::string& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

}  // namespace

Lock read_lock(const std::string& path) {
  std::error_code error;
  if (!is_there(path))
    throw Error::about(path, "no such file", "gradreel render --lock " + path + " PATH... makes it");
  if (!fs::is_regular_file(path, error)) throw Error::about(path, "not a regular file");
  const std::uintmax_t size = fs::file_size(path, error);
  if (size > kLargestLock) throw Error::about(path, "larger than 64 MB: this is no lock of gradreel");
  std::string text(size, '\0');
  std::ifstream file(path, std::ios::binary);
  if (error || !file.read(text.data(), static_cast<std::streamsize>(size)))
    throw Error::about(path, "cannot be read");
  return parse_lock(path, text);
}

Lock read_lock_if_any(const std::string& path) { return is_there(path) ? read_lock(path) : Lock(); }

void require_writable(const std::string& path) {
  std::error_code error;
  fs::path folder = folder_of_lock(path);
  while (!folder.empty() && !fs::exists(folder, error)) folder = folder.parent_path();
  if (folder.empty()) folder = ".";
  if (access(folder.c_str(), W_OK | X_OK) != 0)
    throw Error(fmt::format("cannot write {}: {}: {}", path, folder.string(), std::strerror(errno)));
}

void update_lock(const std::string& path, const std::function<void(Lock&)>& change) {
  make_folder_of(path);
  const FolderLock alone(folder_of_lock(path));
  Lock lock = read_lock_if_any(path);
  change(lock);
  OutputFile file(path);
  file.write(lock_text(lock));
  file.commit();
}

}  // namespace gradreel
