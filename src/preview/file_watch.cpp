#include "preview/file_watch.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>

#include "core/error.hpp"

namespace gradreel {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t kChanges =
    IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF;
constexpr std::uint32_t kFolderIsGone = IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT;

constexpr int kQuietMs = 60;         // between the writes of one save
constexpr int kLongestMs = 500;      // of writes that go on and on
constexpr int kMissingPollMs = 300;  // for folders that are not there

std::string folder_of(const fs::path& file) {
  const std::string folder = file.parent_path().string();
  return folder.empty() ? "." : folder;
}

}  // namespace

FileWatch::FileWatch()
    : inotify_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)), wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (inotify_ >= 0 && wake_ >= 0) return;
  const std::string reason = std::strerror(errno);
  if (inotify_ >= 0) close(inotify_);
  throw Error("cannot watch files: " + reason);
}

FileWatch::~FileWatch() {
  close(inotify_);
  close(wake_);
}

void FileWatch::add_to(Folders& all, const std::set<std::string>& files,
                       const std::set<std::string>& folders) {
  for (const std::string& folder : folders) all[folder.empty() ? "." : folder].is_whole = true;
  for (const std::string& file : files) {
    std::error_code error;
    const fs::path target = fs::weakly_canonical(file, error);
    all[folder_of(file)].names.insert(fs::path(file).filename().string());
    if (!error) all[folder_of(target)].names.insert(target.filename().string());
  }
}

/// A folder under two paths has one id.
void FileWatch::replace(Folders wanted) {
  std::set<int> kept;
  for (auto& [path, folder] : wanted) {
    folder.id = inotify_add_watch(inotify_, path.c_str(), kChanges | IN_ONLYDIR);
    kept.insert(folder.id);
  }
  for (const auto& [path, folder] : folders_) {
    if (folder.id >= 0 && kept.count(folder.id) == 0) inotify_rm_watch(inotify_, folder.id);
  }
  folders_ = std::move(wanted);
}

void FileWatch::watch(const std::set<std::string>& files, const std::set<std::string>& folders) {
  Folders wanted;
  add_to(wanted, files, folders);
  const std::lock_guard lock(mutex_);
  replace(std::move(wanted));
}

void FileWatch::add(const std::set<std::string>& files, const std::set<std::string>& folders) {
  const std::lock_guard lock(mutex_);
  Folders wanted = folders_;
  add_to(wanted, files, folders);
  replace(std::move(wanted));
}

void FileWatch::wake() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t count = write(wake_, &one, sizeof one);
}

/// Whether a folder that was missing is there now.
bool FileWatch::add_missing() {
  bool has_come = false;
  const std::lock_guard lock(mutex_);
  for (auto& [path, folder] : folders_) {
    if (folder.id >= 0) continue;
    folder.id = inotify_add_watch(inotify_, path.c_str(), kChanges | IN_ONLYDIR);
    has_come = has_come || folder.id >= 0;
  }
  return has_come;
}

bool FileWatch::has_changed() {
  alignas(inotify_event) std::array<char, 1 << 16> buffer;
  bool is_ours = false;
  const std::lock_guard lock(mutex_);
  for (ssize_t count = 0; (count = read(inotify_, buffer.data(), buffer.size())) > 0;) {
    for (ssize_t at = 0; at < count;) {
      inotify_event event;
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const std::string name = event.len > 0 ? buffer.data() + at + sizeof event : "";
      at += static_cast<ssize_t>(sizeof event + event.len);
      if ((event.mask & IN_Q_OVERFLOW) != 0) is_ours = true;
      for (auto& [path, folder] : folders_) {
        if (folder.id != event.wd) continue;
        if ((event.mask & kFolderIsGone) != 0) {
          inotify_rm_watch(inotify_, folder.id);  // of a folder that was only renamed
          folder.id = -1;
          is_ours = true;
        } else if ((event.mask & IN_ISDIR) == 0) {
          is_ours = is_ours || folder.is_whole || folder.names.count(name) == 1;
        }
      }
    }
  }
  return is_ours;
}

/// Whether there is one within this time; -1: whenever it comes.
bool FileWatch::is_change(int timeout_ms) {
  std::array<pollfd, 2> both = {{{inotify_, POLLIN, 0}, {wake_, POLLIN, 0}}};
  poll(both.data(), both.size(), timeout_ms);
  std::uint64_t count = 0;
  const bool is_woken = read(wake_, &count, sizeof count) > 0;
  return has_changed() || is_woken;
}

void FileWatch::wait() {
  while (!is_change(kMissingPollMs) && !add_missing()) {
  }
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(kLongestMs);
  while (is_change(kQuietMs) && std::chrono::steady_clock::now() < end) {
  }
}

}  // namespace gradreel
