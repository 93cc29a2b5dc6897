// A temporary folder for files of other programs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/leftover.hpp"

namespace gradreel {

/// A folder in TMPDIR or /tmp, deleted with the object. Making one deletes the folders of processes of this
/// user that were killed.
class PrivateFolder {
 public:
  /// Throws Error if the folder cannot be created.
  PrivateFolder();
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  const std::string& path() const { return path_; }

  /// Writes a file into it. Throws Error with the folder and the system's reason.
  void write(const std::string& name, std::string_view text) const;

  /// Throws Error if there is no room for another file of 64 kB: why a program in it failed.
  void check_room() const;

 private:
  bool make(const std::string& pattern);

  std::string path_;
  int lock_ = -1;  // tells other processes that the folder has an owner, even if they cannot see its pid
  std::optional<Leftover> leftover_;
};

}  // namespace gradreel
