#include "video/file_ops.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

namespace gradreel {

int FileOps::open(const std::string& path, int flags, mode_t mode) const {
  return ::open(path.c_str(), flags, mode);
}
ssize_t FileOps::write(int fd, const void* data, std::size_t size) const { return ::write(fd, data, size); }
ssize_t FileOps::read(int fd, void* data, std::size_t size) const { return ::read(fd, data, size); }
off_t FileOps::seek(int fd, off_t offset, int whence) const { return ::lseek(fd, offset, whence); }
int FileOps::fsync(int fd) const { return ::fsync(fd); }
int FileOps::close(int fd) const { return ::close(fd); }
int FileOps::rename(const std::string& from, const std::string& to) const {
  return std::rename(from.c_str(), to.c_str());
}
int FileOps::exchange(const std::string& one, const std::string& other) const {
  return ::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE);
}
int FileOps::unlink(const std::string& path) const { return ::unlink(path.c_str()); }

int FileOps::mkdir(const std::string& path, mode_t mode) const { return ::mkdir(path.c_str(), mode); }
int FileOps::rmdir(const std::string& path) const { return ::rmdir(path.c_str()); }

const FileOps& real_file_ops() {
  static const FileOps ops;
  return ops;
}

}  // namespace gradreel
