// Tells when files change on the disk (Linux's inotify).
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>

namespace gradreel {

/// Editors replace files, so their folders are watched: a file may be missing, and come back under its name.
/// A link is watched at both ends. wait() and has_changed() are for one thread; the others are for any.
class FileWatch {
 public:
  /// Throws Error with the system's reason.
  FileWatch();
  ~FileWatch();
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;

  /// Replaces what is watched: these files, and every file right in these folders.
  void watch(const std::set<std::string>& files, const std::set<std::string>& folders = {});

  /// Watches these too.
  void add(const std::set<std::string>& files, const std::set<std::string>& folders);

  /// Waits until one of them is written, made, renamed or removed, and then until a moment passes without
  /// more of it, but not for long.
  void wait();

  /// Whether any of that happened since it was last asked. Does not wait.
  bool has_changed();

  /// Makes wait() return now.
  void wake();

 private:
  struct Folder {
    bool is_whole = false;
    std::set<std::string> names;  ///< of its files, where it is not
    int id = -1;                  ///< inotify's; -1: it cannot be watched, as it is not there
  };

  using Folders = std::map<std::string, Folder>;  ///< by path
  static void add_to(Folders& all, const std::set<std::string>& files, const std::set<std::string>& folders);

  void replace(Folders wanted);
  bool add_missing();
  bool is_change(int timeout_ms);

  std::mutex mutex_;
  Folders folders_;
  int inotify_ = -1, wake_ = -1;
};

}  // namespace gradreel
