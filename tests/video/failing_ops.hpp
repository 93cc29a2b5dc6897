// File operations of which one fails, for tests.
#pragma once

#include <cerrno>

#include "video/file_ops.hpp"

namespace gradreel::test {

class FailingOps : public FileOps {
 public:
  long bytes_until_full = -1;  ///< writes fail with ENOSPC from this many bytes on; -1: never
  int reads_until_failure = -1;
  int fsyncs_until_failure = -1;
  bool rename_fails = false, cannot_exchange = false, open_fails = false, close_fails = false;

  int open(const std::string& path, int flags, mode_t mode) const override {
    return open_fails ? fail(EACCES) : FileOps::open(path, flags, mode);
  }
  ssize_t write(int fd, const void* data, std::size_t size) const override {
    if (bytes_until_full < 0) return FileOps::write(fd, data, size);
    const long room = bytes_until_full - written_;
    if (room <= 0) return fail(ENOSPC);
    const ssize_t done = FileOps::write(fd, data, std::min(size, static_cast<std::size_t>(room)));
    written_ += done;
    return done;
  }
  ssize_t read(int fd, void* data, std::size_t size) const override {
    return runs_out(reads_until_failure, reads_) ? fail(EIO) : FileOps::read(fd, data, size);
  }
  int fsync(int fd) const override {
    return runs_out(fsyncs_until_failure, fsyncs_) ? fail(EIO) : FileOps::fsync(fd);
  }
  int close(int fd) const override {
    FileOps::close(fd);
    return close_fails ? fail(EDQUOT) : 0;
  }
  int rename(const std::string& from, const std::string& to) const override {
    return rename_fails ? fail(EXDEV) : FileOps::rename(from, to);
  }

  int exchange(const std::string& one, const std::string& other) const override {
    if (cannot_exchange) return fail(EINVAL);
    return rename_fails ? fail(EXDEV) : FileOps::exchange(one, other);
  }

  long written() const { return written_; }

 private:
  static int fail(int code) {
    errno = code;
    return -1;
  }
  static bool runs_out(int limit, int& count) { return limit >= 0 && count++ >= limit; }

  mutable long written_ = 0;
  mutable int reads_ = 0, fsyncs_ = 0;
};

}  // namespace gradreel::test
