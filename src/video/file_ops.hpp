// The system calls behind output files, so that a test can let any of them fail.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>

namespace gradreel {

/// As the POSIX functions of these names: -1 and errno on failure.
class FileOps {
 public:
  virtual ~FileOps() = default;
  virtual int open(const std::string& path, int flags, mode_t mode) const;
  virtual ssize_t write(int fd, const void* data, std::size_t size) const;
  virtual ssize_t read(int fd, void* data, std::size_t size) const;
  virtual off_t seek(int fd, off_t offset, int whence) const;
  virtual int fsync(int fd) const;
  virtual int close(int fd) const;
  virtual int rename(const std::string& from, const std::string& to) const;
  /// Swaps two names; EINVAL or ENOSYS where the file system cannot.
  virtual int exchange(const std::string& one, const std::string& other) const;
  virtual int unlink(const std::string& path) const;
  virtual int mkdir(const std::string& path, mode_t mode) const;
  virtual int rmdir(const std::string& path) const;
};

/// The real ones. Lives as long as the program.
const FileOps& real_file_ops();

}  // namespace gradreel
